#include "query/syntax/scan.h"

#include "graph/value/interruptible.h"

#include <cstring>

#include <utf8proc.h>

namespace dossier::query::syntax {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_word_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_word(char c) { return is_word_start(c) || is_digit(c); }
constexpr bool is_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; }
/// The next eight bytes.
bool are_ascii(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}
constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 28 && c <= 31);
}

enum class CharacterClass : std::uint8_t { Other, Space, Start, Continue };

CharacterClass classify(std::int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return CharacterClass::Start;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return CharacterClass::Continue;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return CharacterClass::Space;
    default:
      return character == 0xFEFF || character == 0x85 ? CharacterClass::Space
                                                      : CharacterClass::Other;
  }
}

class Scanner {
 public:
  Scanner(std::string_view text, Comments comments, Pace pace)
      : text_(text), comments_(comments), pace_(pace) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 4 + 8);
    for (; skip_spaces(); pace_.step()) scan_one();
    at_ = text_.size();
    add(TokenKind::End, at_);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  struct Character {
    CharacterClass kind;
    std::size_t length;
  };
  Character decode(std::size_t at) const {
    std::int32_t character = 0;
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at),
                                   static_cast<utf8proc_ssize_t>(text_.size() - at), &character);
    if (length <= 0) return {CharacterClass::Other, 1};
    return {classify(character), static_cast<std::size_t>(length)};
  }

  bool skip_spaces() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (!is_ascii(text_[at_])) {
        auto character = decode(at_);
        if (character.kind != CharacterClass::Space) return true;
        at_ += character.length;
      } else {
        return true;
      }
    }
    return false;
  }

  Token& add(TokenKind kind, std::size_t end) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    at_ = end;
    return token;
  }
  void add_invalid(std::size_t end, Code problem) {
    add(TokenKind::Invalid, end).problem = problem;
  }

  std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      if (is_word(text_[at])) {
        ++at;
        continue;
      }
      if (is_ascii(text_[at])) break;
      auto character = decode(at);
      if (character.kind != CharacterClass::Start && character.kind != CharacterClass::Continue)
        break;
      at += character.length;
    }
    return at;
  }

  void scan_one() {
    char c = text_[at_];
    if (is_word_start(c)) return scan_word();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return scan_number();
    if (c == '\'' || c == '"') return scan_string(c);
    if (c == '`') return scan_quoted_name();
    if (c == '$') return scan_parameter();
    if (c == '/' && (peek(1) == '/' || peek(1) == '*')) return scan_comment();
    if (!is_ascii(c)) return scan_other_character();
    scan_punctuation(c);
  }

  void scan_word() {
    std::size_t end = word_end(at_);
    Keyword keyword = find_keyword(text_.substr(at_, end - at_));
    add(TokenKind::Name, end).keyword = keyword;
  }

  void scan_other_character() {
    auto character = decode(at_);
    if (character.kind == CharacterClass::Start) return scan_word();
    add_invalid(at_ + character.length, Code::InvalidUnicodeCharacter);
  }

  /// Takes everything that was meant as one number, well-formed or not; its form is checked where
  /// it is used.
  void scan_number() {
    std::size_t end = at_;
    bool based = peek() == '0' && (peek(1) | 32) >= 'a' && (peek(1) | 32) <= 'z' &&
                 (peek(1) | 32) != 'e' && (peek(1) | 32) != 'f' && (peek(1) | 32) != 'd';
    bool real = false;
    while (end < text_.size()) {
      char c = text_[end];
      char next = end + 1 < text_.size() ? text_[end + 1] : '\0';
      if (c == '.' && !real && !based && is_digit(next)) {
        real = true;
        ++end;
      } else if ((c == '+' || c == '-') && !based && (text_[end - 1] | 32) == 'e' &&
                 is_digit(next)) {
        real = true;
        ++end;
      } else if (is_word(c)) {
        real = real || (!based && (c | 32) >= 'd' && (c | 32) <= 'f');
        ++end;
      } else {
        break;
      }
    }
    add(real ? TokenKind::Float : TokenKind::Integer, end);
  }

  /// End of text in quotes, behind the closing one; a doubled quote stands for itself. npos:
  /// unclosed.
  std::size_t quoted_end(std::size_t at, char quote) const {
    for (graph::LongWork work; at < text_.size(); work.step()) {
      char c = text_[at];
      if (c == '\\' && at + 1 < text_.size()) {
        at += 2;
      } else if (c != quote) {
        ++at;
      } else if (at + 1 < text_.size() && text_[at + 1] == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return std::string_view::npos;
  }

  void scan_string(char quote) {
    std::size_t end = quoted_end(at_ + 1, quote);
    if (end == std::string_view::npos) return add_invalid(text_.size(), Code::UnterminatedText);
    add(TokenKind::String, end);
  }

  void scan_quoted_name() {
    std::size_t end = quoted_end(at_ + 1, '`');
    if (end == std::string_view::npos) return add_invalid(text_.size(), Code::UnterminatedText);
    add(TokenKind::QuotedName, end);
  }

  void scan_parameter() {
    if (peek(1) == '`') {
      std::size_t end = quoted_end(at_ + 2, '`');
      if (end == std::string_view::npos) return add_invalid(text_.size(), Code::UnterminatedText);
      add(TokenKind::Parameter, end);
      return;
    }
    std::size_t end = word_end(at_ + 1);
    add(end == at_ + 1 ? TokenKind::Dollar : TokenKind::Parameter, end);
  }

  void scan_comment() {
    std::size_t end;
    if (peek(1) == '/') {
      end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else {
      end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) return add_invalid(text_.size(), Code::UnterminatedText);
      end += 2;
    }
    if (comments_ == Comments::Keep) {
      add(TokenKind::Comment, end);
    } else {
      at_ = end;
    }
  }

  void scan_punctuation(char c) {
    switch (c) {
      case '(': return open(TokenKind::OpenParen);
      case '[': return open(TokenKind::OpenBracket);
      case '{': return open(TokenKind::OpenBrace);
      case ')': return close(TokenKind::CloseParen, TokenKind::OpenParen);
      case ']': return close(TokenKind::CloseBracket, TokenKind::OpenBracket);
      case '}': return close(TokenKind::CloseBrace, TokenKind::OpenBrace);
      case ',': return one(TokenKind::Comma);
      case ';': return one(TokenKind::Semicolon);
      case '-': return one(TokenKind::Minus);
      case '*': return one(TokenKind::Star);
      case '/': return one(TokenKind::Slash);
      case '%': return one(TokenKind::Percent);
      case '^': return one(TokenKind::Caret);
      case '&': return one(TokenKind::Ampersand);
      case '!': return one(TokenKind::Exclamation);
      case '?': return one(TokenKind::Question);
      case '~': return one(TokenKind::Tilde);
      case '.': return pair('.', TokenKind::DotDot, TokenKind::Dot);
      case ':': return pair(':', TokenKind::ColonColon, TokenKind::Colon);
      case '+': return pair('=', TokenKind::PlusEqual, TokenKind::Plus);
      case '=': return pair('~', TokenKind::RegexMatch, TokenKind::Equal);
      case '>': return pair('=', TokenKind::GreaterOrEqual, TokenKind::Greater);
      case '|': return pair('|', TokenKind::PipePipe, TokenKind::Pipe);
      case '<':
        if (peek(1) == '>') return two(TokenKind::NotEqual);
        return pair('=', TokenKind::LessOrEqual, TokenKind::Less);
      default: add_invalid(at_ + 1, Code::UnexpectedSyntax);
    }
  }

  void one(TokenKind kind) { add(kind, at_ + 1); }
  void two(TokenKind kind) { add(kind, at_ + 2); }
  void pair(char second, TokenKind both, TokenKind single) {
    if (peek(1) == second) return two(both);
    one(single);
  }

  void open(TokenKind kind) {
    open_.push_back(static_cast<std::uint32_t>(tokens_.size()));
    one(kind);
  }
  void close(TokenKind kind, TokenKind opening) {
    if (!open_.empty() && tokens_[open_.back()].kind == opening) {
      tokens_[open_.back()].partner = static_cast<std::uint32_t>(tokens_.size());
      open_.pop_back();
    }
    one(kind);
  }

  std::string_view text_;
  Comments comments_;
  Pace pace_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> open_;
};

}  // namespace

std::vector<Token> scan(std::string_view text, Comments comments, Pace pace) {
  return Scanner(text, comments, pace).run();
}

std::size_t find_invalid_utf8(std::string_view text) {
  graph::LongWork work;
  for (std::size_t at = 0; at < text.size(); work.step()) {
    const bool eight = at + 8 <= text.size() && are_ascii(text.data() + at);
    if (eight || is_ascii(text[at])) {
      at += eight ? 8 : 1;
      continue;
    }
    std::int32_t character = 0;
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                   static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return std::string_view::npos;
}

}  // namespace dossier::query::syntax
