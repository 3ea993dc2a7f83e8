#include "ingest/language/tokenizer.h"

#include "ingest/language/address.h"
#include "ingest/language/characters.h"
#include "ingest/language/lower_case.h"
#include "ingest/language/vocabulary.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

/// Cuts one run of non-space characters into words.
class ChunkTokenizer {
 public:
  ChunkTokenizer(std::string_view text, std::uint32_t begin, std::uint32_t end, bool last,
                 std::vector<Piece>& pieces)
      : text_(text.substr(0, end)), end_(end), at_(begin), last_(last), pieces_(pieces) {
    may_be_address_ = may_contain_address(text_.substr(begin));
  }

  void run() {
    while (at_ < end_) step();
  }

 private:
  Character at(std::uint32_t position) const noexcept {
    return position < end_ ? decode(text_, position) : Character{U' ', 1};
  }
  CharClass kind(std::uint32_t position) const noexcept { return classify(at(position).code); }
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const noexcept {
    return text_.substr(begin, end - begin);
  }

  void emit(std::uint32_t end) {
    pieces_.push_back({at_, end});
    at_ = end;
  }

  void step() {
    if (may_be_address_) {
      if (const std::size_t length = match_address(text_.substr(at_)); length > 0) {
        return emit(at_ + static_cast<std::uint32_t>(length));
      }
    }
    if (is_word(kind(at_)) || starts_with_decimal() || starts_with_elision()) return read_word();
    read_punctuation();
  }

  /// ".50" after a space or bracket is a number.
  bool starts_with_decimal() const noexcept {
    if (text_[at_] != '.' || kind(at_ + 1) != CharClass::Digit) return false;
    return at_ == 0 || std::string_view(" \n\t($-+").find(text_[at_ - 1]) != std::string_view::npos;
  }

  /// "'90s", "'em": the apostrophe stands for letters left out.
  bool starts_with_elision() const noexcept {
    const Character mark = at(at_);
    if (!is_apostrophe(mark.code)) return false;
    const std::uint32_t next = at_ + mark.length;
    if (kind(next) == CharClass::Digit && kind(next + 1) == CharClass::Digit) {
      return !is_word(kind(next + 2)) || at(next + 2).code == U's';
    }
    const LowerCase lower(slice(next, std::min(next + 4, end_)));
    const std::string_view word = lower.view();
    return word == "em" || word == "til" || word == "tis" || word == "twas";
  }

  // Words.

  void read_word() {
    const std::uint32_t begin = at_;
    std::uint32_t end = at_ + at(at_).length;
    while (true) {
      end = skip_word_characters(end);
      const std::uint32_t joined = skip_infix(begin, end);
      if (joined == end) break;
      end = joined;
    }
    emit_word(begin, keep_full_stop(begin, end));
  }

  std::uint32_t skip_word_characters(std::uint32_t position) const noexcept {
    while (position < end_) {
      const Character next = decode(text_, position);
      if (!is_word(classify(next.code)) && next.code != U'_') break;
      position += next.length;
    }
    return position;
  }

  /// If the character at `end` joins what stands on both sides, the position after it; else `end`.
  std::uint32_t skip_infix(std::uint32_t begin, std::uint32_t end) const noexcept {
    const Character mark = at(end);
    const std::uint32_t next = end + mark.length;
    if (end >= end_ || !is_word(kind(next))) return end;
    return joins(mark.code, begin, end, next) ? next : end;
  }

  bool joins(char32_t mark, std::uint32_t begin, std::uint32_t end,
             std::uint32_t next) const noexcept {
    const bool digits = is_digit_before(end) && kind(next) == CharClass::Digit;
    switch (mark) {
      case U'.': return digits || joins_letters(end, next);
      case U',':
      case U':':
      case U'/': return digits;
      case U'-': return joins_hyphen(begin, end, next);
      case U'&': return is_upper_before(end) && kind(next) == CharClass::Upper;
      case U'\'':
      case U'\u2019': return !is_clitic(end) && is_letter_before(end);
      default: return false;
    }
  }

  bool is_digit_before(std::uint32_t position) const noexcept {
    const char byte = position > 0 ? text_[position - 1] : ' ';
    return byte >= '0' && byte <= '9';
  }
  bool is_upper_before(std::uint32_t position) const noexcept {
    const char byte = position > 0 ? text_[position - 1] : ' ';
    return byte >= 'A' && byte <= 'Z';
  }
  bool is_letter_before(std::uint32_t position) const noexcept {
    const auto byte = static_cast<unsigned char>(position > 0 ? text_[position - 1] : ' ');
    return byte >= 0x80 || is_letter(classify(byte));
  }

  /// Bytes of the label that ends at `end`, looking back at most `limit`.
  std::uint32_t label_before(std::uint32_t end, std::uint32_t limit) const noexcept {
    std::uint32_t begin = end;
    while (begin > at_ && end - begin <= limit && text_[begin - 1] != '.') --begin;
    return end - begin;
  }

  /// "U.S", "e.g", "Ph.D", "example.com", but not "world.Today".
  bool joins_letters(std::uint32_t end, std::uint32_t next) const noexcept {
    if (!is_letter(kind(next))) return false;
    std::uint32_t label_end = next;
    while (label_end < end_ && label_end - next < 8 && is_word(kind(label_end))) ++label_end;
    if (is_top_level_domain(LowerCase(slice(next, label_end)).view()) && !is_upper_before(end)) {
      return kind(next) == CharClass::Lower && label_before(end, 1) > 1;
    }
    const std::uint32_t before = label_before(end, 3);
    return before <= 2 && label_end - next <= (before == 1 ? 1U : 2U);
  }

  bool joins_hyphen(std::uint32_t begin, std::uint32_t end, std::uint32_t next) const noexcept {
    if (is_letter(kind(next)) || kind(next) == CharClass::Digit) {
      if (is_bound_prefix(LowerCase(slice(begin, end)).view())) return true;
    }
    return is_digit_before(end) && is_grouped_number(begin, next);
  }

  /// Telephone numbers and dates with hyphens ("713-853-3989", "11-20-2000", "646-8420"), but not
  /// "1939-1945".
  bool is_grouped_number(std::uint32_t begin, std::uint32_t next) const noexcept {
    std::uint32_t groups = 1, length = 0, last = 0;
    const std::uint32_t limit = std::min(end_, begin + 24);
    std::uint32_t first = 0;
    for (std::uint32_t i = begin; i < limit; ++i) {
      const char byte = text_[i];
      if (byte == '-') {
        if (groups == 1) first = length;
        ++groups;
        length = 0;
      } else if (byte >= '0' && byte <= '9') {
        last = ++length;
      } else {
        break;
      }
    }
    if (begin + 24 < next) return false;
    return groups > 2 || (groups == 2 && first == 3 && last == 4);
  }

  bool is_clitic(std::uint32_t mark) const noexcept {
    const std::uint32_t letters = mark + at(mark).length;
    std::uint32_t end = letters;
    while (end < end_ && end - letters < 3 && is_letter(kind(end))) ++end;
    const LowerCase lower(slice(letters, end));
    const std::string_view word = lower.view();
    if (word == "t" && is_negation(mark)) return true;
    return word == "s" || word == "re" || word == "ve" || word == "ll" || word == "d" ||
           word == "m";
  }

  bool is_negation(std::uint32_t mark) const noexcept {
    return mark > at_ + 1 && (text_[mark - 1] == 'n' || text_[mark - 1] == 'N');
  }

  /// Includes the full stop after an abbreviation or an initial.
  std::uint32_t keep_full_stop(std::uint32_t begin, std::uint32_t end) const noexcept {
    if (end >= end_ || text_[end] != '.' || at(end + 1).code == U'.') return end;
    const std::string_view word = slice(begin, end);
    if (word.size() > 12) return end;
    if (is_word(kind(end + 1))) return end;
    const bool final = last_ && end + 1 == end_;
    if (word.size() == 1 && kind(begin) == CharClass::Upper)
      return word != "I" && !final ? end + 1 : end;
    if (is_dotted(word)) return end + 1;
    const Abbreviation found = find_abbreviation(LowerCase(word).view());
    return keeps(found, word, final, end) ? end + 1 : end;
  }

  bool keeps(Abbreviation found, std::string_view word, bool final,
             std::uint32_t end) const noexcept {
    const bool capital = classify(static_cast<unsigned char>(word[0])) == CharClass::Upper;
    switch (found) {
      case Abbreviation::None: return false;
      case Abbreviation::Title: return !final && (capital || !at_line_end(end + 1));
      case Abbreviation::Numbered: return !final && number_follows(end + 1);
      case Abbreviation::Inner: return !final && !is_upper_before(end);
      case Abbreviation::Open: return capital || word.find('.') != std::string_view::npos || !final;
    }
    return false;
  }

  bool at_line_end(std::uint32_t position) const noexcept { return position >= end_ && last_; }

  /// After "No." and the like. The text beyond the chunk is not seen: a chunk that ends here
  /// counts.
  bool number_follows(std::uint32_t position) const noexcept {
    return position >= end_ || kind(position) == CharClass::Digit;
  }

  static bool is_dotted(std::string_view word) noexcept {
    const std::size_t dot = word.find('.');
    return dot != std::string_view::npos &&
           is_letter(classify(static_cast<unsigned char>(word[0]))) &&
           word.find_first_of("0123456789") == std::string_view::npos && word.size() <= 8 &&
           !is_top_level_domain(LowerCase(word.substr(word.rfind('.') + 1)).view());
  }

  void emit_word(std::uint32_t begin, std::uint32_t end) {
    at_ = begin;
    const std::uint32_t clitic = find_clitic_end(end);
    if (split_unit(end)) return finish_word(end, clitic);
    split_fused(end, clitic);
    finish_word(end, clitic);
  }

  /// Splits n't and what follows an apostrophe.
  std::uint32_t find_clitic_end(std::uint32_t end) const noexcept {
    const Character mark = at(end);
    if (end >= end_ || !is_apostrophe(mark.code) || !is_clitic(end)) return end;
    const std::uint32_t letters = end + mark.length;
    const std::uint32_t stop = skip_word_characters(letters);
    return stop - letters <= 2 ? stop : end;
  }

  void finish_word(std::uint32_t end, std::uint32_t clitic) {
    if (clitic == end) {
      if (at_ < end) emit(end);
      return;
    }
    const bool negation =
        clitic - end <= 4 && (text_[clitic - 1] == 't' || text_[clitic - 1] == 'T');
    if (negation && end > at_ + 1) --end;
    if (at_ < end) emit(end);
    emit(clitic);
  }

  /// "5pm", "20km": the unit is a word of its own.
  bool split_unit(std::uint32_t end) {
    if (!(text_[at_] >= '0' && text_[at_] <= '9') || end - at_ > 16) return false;
    std::uint32_t unit = at_;
    while (unit < end && !is_letter(classify(static_cast<unsigned char>(text_[unit])))) ++unit;
    if (unit == at_ || unit == end || !is_unit(LowerCase(slice(unit, end)).view())) return false;
    emit(unit);
    return true;
  }

  void split_fused(std::uint32_t end, std::uint32_t clitic) {
    if (clitic != end || end - at_ > 8) return;
    const std::size_t split = find_fused_split(LowerCase(slice(at_, end)).view());
    const bool capitals = is_upper_before(end);
    if (split > 0 && !capitals) emit(at_ + static_cast<std::uint32_t>(split));
  }

  // Everything else.

  void read_punctuation() {
    const Character first = at(at_);
    if (const std::uint32_t face = match_face(); face > 0) return emit(face);
    if (const std::uint32_t clitic = find_clitic_end(at_); clitic > at_ && follows_word())
      return emit(clitic);
    if (first.code == U'!' || first.code == U'?') return emit(skip_while(U'!', U'?'));
    if (repeats(first.code)) return emit(skip_while(first.code, first.code));
    emit(at_ + first.length);
  }

  bool follows_word() const noexcept {
    return !pieces_.empty() && pieces_.back().end == at_ && at_ > 0;
  }

  static bool repeats(char32_t code) noexcept {
    return std::u32string_view(U".-*=_~#+<>'`\u2018\u2019\u2014").find(code) !=
           std::u32string_view::npos;
  }

  std::uint32_t skip_while(char32_t one, char32_t other) const noexcept {
    std::uint32_t position = at_;
    while (position < end_) {
      const Character next = decode(text_, position);
      if (next.code != one && next.code != other) break;
      position += next.length;
    }
    return position;
  }

  /// Emoticons at the end of a chunk.
  std::uint32_t match_face() const noexcept {
    const std::string_view rest = text_.substr(at_, 5);
    for (const std::string_view face :
         {":)", ":(", ";)", ":D", ":-)", ":-(", ";-)", ":P", "=)", "^_^"}) {
      if (rest == face) return at_ + static_cast<std::uint32_t>(face.size());
    }
    return 0;
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  bool last_;  ///< no further chunk follows: a full stop here ends the sentence
  bool may_be_address_;
  std::vector<Piece>& pieces_;
};

std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end) {
    const Character next = decode(text, at);
    if (classify(next.code) != CharClass::Space) break;
    at += next.length;
  }
  return at;
}

std::uint32_t skip_chunk(std::string_view text, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end) {
    const Character next = decode(text, at);
    if (classify(next.code) == CharClass::Space) break;
    at += next.length;
  }
  return at;
}

}  // namespace

void tokenize(std::string_view text, std::uint32_t begin, std::uint32_t end,
              std::vector<Piece>& pieces) {
  text = text.substr(0, end);
  std::uint32_t at = skip_space(text, begin, end);
  while (at < end) {
    const std::uint32_t stop = skip_chunk(text, at, end);
    const std::uint32_t next = skip_space(text, stop, end);
    ChunkTokenizer(text, at, stop, next == end, pieces).run();
    at = next;
  }
}

}  // namespace dossier::ingest::lang
