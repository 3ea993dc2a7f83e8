#include "query/function/fulltext_query.h"

#include "query/value/failure.h"

#include <algorithm>
#include <charconv>

namespace dossier::query::fulltext {

namespace {

constexpr std::size_t kMostNested = 100;
constexpr std::size_t kMostParts = 1024;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool ends_word(char c) { return is_space(c) || c == '(' || c == ')' || c == '"' || c == '^'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Wanted read() {
    Wanted all = either(0);
    skip_space();
    if (at_ < text_.size()) refuse("`)` closes nothing");
    return all;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    fail(Code::InvalidArgumentValue,
         "the full-text query " + shown(Value(text_)) + " is not understood: " + what,
         "write words, \"phrases\", AND, OR, NOT, beginnings*, parentheses, property:word");
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    skip_space();
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(word)) return false;
    const bool sign = word == "&&" || word == "||";
    if (!sign && rest.size() > word.size() && !ends_word(rest[word.size()])) return false;
    at_ += word.size();
    return true;
  }

  bool at_end() {
    skip_space();
    return at_ >= text_.size() || text_[at_] == ')';
  }

  static Wanted together(std::vector<Wanted::Part> parts) {
    if (parts.size() == 1 && parts[0].occurs != Occurs::MustNot) return std::move(parts[0].wanted);
    return {.form = Form::Parts, .parts = std::move(parts)};
  }

  void add(std::vector<Wanted::Part>& parts, Wanted::Part part) {
    if (++count_ > kMostParts) refuse("it has more than 1,024 parts");
    parts.push_back(std::move(part));
  }

  /// Parts joined by OR, or by nothing.
  Wanted either(std::size_t depth) {
    if (depth > kMostNested) refuse("it is nested too deep");
    std::vector<Wanted::Part> parts;
    while (!at_end()) {
      if (!parts.empty() && (take_word("OR") || take_word("||")) && at_end())
        refuse("something is missing behind OR");
      add(parts, both(depth));
    }
    return together(std::move(parts));
  }

  /// Parts joined by AND.
  Wanted::Part both(std::size_t depth) {
    std::vector<Wanted::Part> parts;
    add(parts, signed_part(depth));
    while (take_word("AND") || take_word("&&")) {
      if (at_end()) refuse("something is missing behind AND");
      add(parts, signed_part(depth));
    }
    if (parts.size() == 1) return std::move(parts[0]);
    for (Wanted::Part& part : parts)
      part.occurs = part.occurs == Occurs::MustNot ? Occurs::MustNot : Occurs::Must;
    return {Occurs::Should, together(std::move(parts))};
  }

  Wanted::Part signed_part(std::size_t depth) {
    skip_space();
    Occurs occurs = Occurs::Should;
    if (take('+')) {
      occurs = Occurs::Must;
    } else if (take('-') || take('!') || take_word("NOT")) {
      occurs = Occurs::MustNot;
    }
    if (at_end()) refuse("something is missing");
    return {occurs, boosted(depth)};
  }

  Wanted boosted(std::size_t depth) {
    Wanted wanted = primary(depth);
    if (!take('^')) return wanted;
    const char* const end = text_.data() + text_.size();
    const auto [rest, error] = std::from_chars(text_.data() + at_, end, wanted.boost);
    if (error != std::errc{} || !(wanted.boost >= 0)) refuse("a number belongs behind `^`");
    at_ = static_cast<std::size_t>(rest - text_.data());
    return wanted;
  }

  Wanted primary(std::size_t depth) {
    skip_space();
    if (take('(')) return group(depth);
    if (take('"')) return phrase();
    return word(depth);
  }

  Wanted group(std::size_t depth) {
    Wanted inner = either(depth + 1);
    if (!take(')')) refuse("`)` is missing");
    return inner;
  }

  Wanted phrase() {
    std::string text;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      text += text_[at_++];
    }
    if (!take('"')) refuse("`\"` is missing");
    return {.form = Form::Words, .text = std::move(text), .parts = {}};
  }

  Wanted word(std::size_t depth) {
    std::string text;
    while (at_ < text_.size() && !ends_word(text_[at_])) {
      const char c = text_[at_];
      if (c == ':' && !text.empty()) return of_key(std::move(text), depth);
      if (c == '*') return beginning(std::move(text));
      if (c == '?' || c == '~' || c == '[' || c == '{') {
        refuse(std::string("`") + c + "` is not known; put a backslash before it");
      }
      if (c == '\\' && at_ + 1 < text_.size()) ++at_;
      text += text_[at_++];
    }
    if (text.empty()) refuse("something is missing");
    return {.form = Form::Words, .text = std::move(text), .parts = {}};
  }

  Wanted beginning(std::string text) {
    ++at_;
    const bool closed = at_ >= text_.size() || ends_word(text_[at_]);
    if (text.empty() || !closed) refuse("`*` stands at the end of a word only");
    return {.form = Form::Beginning, .text = std::move(text), .parts = {}};
  }

  Wanted of_key(std::string key, std::size_t depth) {
    ++at_;
    if (at_end()) refuse("a word is missing behind `:`");
    Wanted wanted = primary(depth + 1);
    restrict(wanted, key);
    return wanted;
  }

  static void restrict(Wanted& wanted, const std::string& key) {
    if (wanted.key.empty()) wanted.key = key;
    for (Wanted::Part& part : wanted.parts) restrict(part.wanted, key);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

Wanted parse(std::string_view text) { return Reader(text).read(); }

}  // namespace dossier::query::fulltext
