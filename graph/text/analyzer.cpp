#include "graph/text/analyzer.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include <libstemmer.h>
#include <utf8proc.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kMostBytes = 255;

/// Sorted; words that hardly tell one English text from another.
constexpr std::array<std::string_view, 35> kEnglishStop = {
    "a",    "an",   "and", "are",   "as",   "at",   "be", "been", "but",  "by",    "for", "from",
    "has",  "have", "he",  "if",    "in",   "into", "is", "it",   "its",  "of",    "on",  "or",
    "such", "that", "the", "their", "they", "this", "to", "was",  "were", "which", "with"};

struct Sign {
  utf8proc_int32_t point = -1;  ///< below 0: not UTF-8
  std::size_t size = 1;
};

Sign sign_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};
  Sign sign;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
  const auto got =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &sign.point);
  sign.size = got > 0 ? static_cast<std::size_t>(got) : 1;
  return sign;
}

bool is_ascii_letter(utf8proc_int32_t point) {
  return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
}
bool is_ascii_digit(utf8proc_int32_t point) { return point >= '0' && point <= '9'; }

bool belongs(utf8proc_int32_t point) {
  if (point < 0) return false;
  if (point < 0x80) return is_ascii_letter(point) || is_ascii_digit(point);
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
  }
}

/// Kana and ideographs, which are written without spaces.
bool stands_alone(utf8proc_int32_t point) {
  return (point >= 0x3040 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0x20000 && point <= 0x3FFFF);
}

bool is_apostrophe(utf8proc_int32_t point) { return point == '\'' || point == 0x2019; }

/// Gives the raw words of a text, one after the other.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  bool next(std::string_view& word) {
    while (at_ < text_.size()) {
      const Sign sign = sign_at(text_, at_);
      if (!belongs(sign.point)) {
        at_ += sign.size;
        continue;
      }
      const std::size_t begin = at_;
      at_ += sign.size;
      if (!stands_alone(sign.point)) run(sign.point);
      word = text_.substr(begin, at_ - begin);
      return true;
    }
    return false;
  }

 private:
  void run(utf8proc_int32_t last) {
    while (at_ < text_.size()) {
      const Sign sign = sign_at(text_, at_);
      const bool part = belongs(sign.point) && !stands_alone(sign.point);
      if (!part && !joins(last, sign)) return;
      at_ += sign.size;
      last = sign.point;
    }
  }

  /// A mark within a word: "Russia's", "3.5", "U.S".
  bool joins(utf8proc_int32_t before, Sign mark) const {
    if (!is_apostrophe(mark.point) && mark.point != '.') return false;
    if (!belongs(before) || at_ + mark.size >= text_.size()) return false;
    const utf8proc_int32_t after = sign_at(text_, at_ + mark.size).point;
    return belongs(after) && !stands_alone(after);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void fold_beyond_ascii(std::string_view raw, std::string& out) {
  utf8proc_uint8_t* made = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(raw.data()),
                                 static_cast<utf8proc_ssize_t>(raw.size()), &made, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
  if (size < 0) return void(out.assign(raw));
  out.assign(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
}

bool ends_with_possessive(std::string_view word) {
  return word.ends_with("'s") || word.ends_with("\u2019s");
}

void fold(std::string_view raw, std::string& out) {
  raw = raw.substr(0, 4 * kMostBytes);
  const bool ascii = std::all_of(raw.begin(), raw.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    out.assign(raw);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  } else {
    fold_beyond_ascii(raw, out);
  }
  if (ends_with_possessive(out)) out.resize(out.size() - (out[out.size() - 2] == '\'' ? 2 : 4));
  // NUL ends a word in the keys of an index.
  std::erase(out, '\0');
  if (out.size() <= kMostBytes) return;
  std::size_t size = kMostBytes;
  while (size > 0 && (static_cast<unsigned char>(out[size]) & 0xC0) == 0x80) --size;
  out.resize(size);
}

/// A stemmer belongs to one thread at a time.
sb_stemmer* stemmer_of(const char* language) {
  struct Drop {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  thread_local std::map<std::string_view, std::unique_ptr<sb_stemmer, Drop>> kept;
  auto& stemmer = kept[language];
  if (stemmer == nullptr) stemmer.reset(sb_stemmer_new(language, "UTF_8"));
  return stemmer.get();
}

}  // namespace

struct Analyzers {
  static constexpr std::array<Analyzer, 15> kAll = {{
      {"english", "english", kEnglishStop},
      {"standard-no-stop-words", nullptr, {}},
      {"standard", nullptr, kEnglishStop},
      {"danish", "danish", {}},
      {"dutch", "dutch", {}},
      {"finnish", "finnish", {}},
      {"french", "french", {}},
      {"german", "german", {}},
      {"hungarian", "hungarian", {}},
      {"italian", "italian", {}},
      {"norwegian", "norwegian", {}},
      {"portuguese", "portuguese", {}},
      {"russian", "russian", {}},
      {"spanish", "spanish", {}},
      {"swedish", "swedish", {}},
  }};
};

const Analyzer* Analyzer::find(std::string_view name) {
  const auto& all = Analyzers::kAll;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Analyzer& one) { return one.name_ == name; });
  return found == all.end() ? nullptr : &*found;
}

const Analyzer& Analyzer::standard() { return Analyzers::kAll[0]; }

std::vector<std::string_view> Analyzer::names() {
  std::vector<std::string_view> out;
  out.reserve(std::size(Analyzers::kAll));
  for (const Analyzer& one : Analyzers::kAll) out.push_back(one.name_);
  return out;
}

void Analyzer::words(std::string_view text,
                     absl::FunctionRef<void(std::string_view word)> visit) const {
  Splitter splitter(text);
  sb_stemmer* const stemmer = language_ == nullptr ? nullptr : stemmer_of(language_);
  std::string word;
  for (std::string_view raw; splitter.next(raw);) {
    fold(raw, word);
    if (word.empty() || std::find(stop_.begin(), stop_.end(), word) != stop_.end()) continue;
    if (stemmer == nullptr) {
      visit(word);
      continue;
    }
    const auto* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                       static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    visit({reinterpret_cast<const char*>(stem),
           static_cast<std::size_t>(sb_stemmer_length(stemmer))});
  }
}

std::string Analyzer::folded(std::string_view word) const {
  Splitter splitter(word);
  std::string out;
  if (std::string_view raw; splitter.next(raw)) fold(raw, out);
  return out;
}

}  // namespace dossier::graph
