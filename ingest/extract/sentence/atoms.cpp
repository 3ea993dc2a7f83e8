#include "ingest/extract/sentence/atoms.h"

namespace dossier::ingest {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Length of a typographic mark at `at` and its plain form; length 0 when there is none.
struct Mark {
  std::uint32_t length;
  std::string_view plain;
};

Mark mark_at(std::string_view text, std::size_t at) {
  if (text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0') return {2, " "};
  if (text[at] != '\xE2' || at + 2 >= text.size() || text[at + 1] != '\x80') return {0, {}};
  switch (text[at + 2]) {
    case '\x98':
    case '\x99': return {3, "'"};
    case '\x9C':
    case '\x9D': return {3, "\""};
    case '\x90':
    case '\x91':
    case '\x92':
    case '\x93':
    case '\x94': return {3, "-"};
    default: return {0, {}};
  }
}

}  // namespace

bool is_hyphen(std::string_view word) { return word != "\xE2\x80\x94" && plain(word) == "-"; }

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

bool is_letter(char c) noexcept {
  return is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_capitalised(std::string_view word) noexcept {
  if (word.empty()) return false;
  if (is_upper(word[0])) return true;
  if (word[0] != '\xC3' || word.size() < 2) return false;
  const auto next = static_cast<unsigned char>(word[1]);
  return next >= 0x80 && next <= 0x9E;
}

bool is_acronym(std::string_view word) noexcept {
  std::size_t capitals = 0;
  for (char c : word) {
    if (is_upper(c))
      ++capitals;
    else if (is_letter(c))
      return false;
  }
  return capitals >= 2;
}

void split_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end,
                 std::vector<Atom>& atoms) {
  for (std::uint32_t at = begin; at < end;) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    if (const Mark mark = mark_at(text, at); mark.length != 0) {
      if (mark.plain != " ") atoms.push_back({at, at + mark.length, mark.plain});
      at += mark.length;
      continue;
    }
    std::uint32_t to = at;
    while (to < end && (is_letter(text[to]) || is_digit(text[to])) && mark_at(text, to).length == 0)
      ++to;
    if (to == at) ++to;
    atoms.push_back({at, to, text.substr(at, to - at)});
    at = to;
  }
}

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Mark mark = mark_at(text, at);
    const std::string_view piece = mark.length != 0 ? mark.plain : text.substr(at, 1);
    at += mark.length != 0 ? mark.length : 1;
    if (piece.size() == 1 && is_space(piece[0])) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += piece;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace dossier::ingest
