#include "ingest/language/splitter.h"

#include "ingest/language/characters.h"
#include "ingest/language/layout.h"
#include "ingest/language/lower_case.h"
#include "ingest/language/vocabulary.h"
#include "ingest/language/word_set.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

/// Titles that are also the last word of a street or place name.
const WordSet kAlsoFinal{"st", "sr", "ft", "pt", "mt", "m"};

/// Words that follow a time of day without beginning a sentence.
const WordSet kTimeWords{"monday", "tuesday", "wednesday", "thursday", "friday",  "saturday",
                         "sunday", "est",     "edt",       "gmt",      "utc",     "pst",
                         "pdt",    "cst",     "cdt",       "eastern",  "pacific", "central"};

constexpr std::uint32_t kLongestItem = 60;       ///< words
constexpr std::uint32_t kLongestQuotation = 90;  ///< pieces between single quotes

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Piece> pieces, std::vector<std::uint32_t>& ends)
      : text_(text),
        pieces_(pieces),
        count_(static_cast<std::uint32_t>(pieces.size())),
        ends_(ends) {}

  void run() {
    while (start_ < count_) {
      const Layout layout(text_, pieces_, start_);
      split_paragraph(layout);
    }
  }

 private:
  std::string_view word(std::uint32_t i) const noexcept {
    return text_.substr(pieces_[i].begin, pieces_[i].end - pieces_[i].begin);
  }
  char32_t first_code(std::uint32_t i) const noexcept {
    return decode(text_, pieces_[i].begin).code;
  }
  CharClass kind(std::uint32_t i) const noexcept { return classify(first_code(i)); }
  bool touches(std::uint32_t i) const noexcept { return pieces_[i].begin == pieces_[i - 1].end; }

  void end_sentence(std::uint32_t end) {
    if (end <= start_) return;
    ends_.push_back(end);
    start_ = end;
    depth_ = 0;
    follow_list();
  }

  void split_paragraph(const Layout& layout) {
    std::uint32_t line = start_;
    for (std::uint32_t i = start_ + 1; i < layout.end(); ++i) {
      track_brackets(i - 1);
      const bool new_line = !touches(i) && count_line_breaks(text_, pieces_[i - 1], pieces_[i]) > 0;
      if (ends_before(i, layout, new_line, line)) end_sentence(i);
      if (new_line) line = i;
    }
    end_sentence(layout.end());
  }

  bool ends_before(std::uint32_t i, const Layout& layout, bool new_line,
                   std::uint32_t line) const noexcept {
    if (i - start_ >= kLongestSentence) return true;
    if (new_line && (!layout.wraps(line, i) || is_item(i, layout.end()))) return true;
    if (is_bullet(i) && i > start_) return true;
    if (is_inline_item(i, layout.end())) return true;
    if (is_next_letter(i) || opens_letters(i, layout.end())) return true;
    if (new_line && next_letter_ != 0 && kind(i) == CharClass::Upper) return true;
    return ends_at_full_stop(i) && !belongs_to_quotation(i, layout.end());
  }

  void track_brackets(std::uint32_t i) noexcept {
    const char32_t code = first_code(i);
    if (code == U'(' || code == U'[') ++depth_;
    if ((code == U')' || code == U']') && depth_ > 0) --depth_;
  }

  // Lists.

  bool is_bullet(std::uint32_t i) const noexcept {
    return std::u32string_view(U"\u2022\u2043\u25aa\u25e6\u2023\u25cf\u25cb\u25a0\u27a2")
               .find(first_code(i)) != std::u32string_view::npos;
  }

  bool is_marker(std::uint32_t i) const noexcept {
    const std::string_view marker = word(i);
    if (marker.size() > 3) return false;
    return kind(i) == CharClass::Digit || marker.size() == 1;
  }

  /// "1." or "a)" at the beginning of a line.
  bool is_item(std::uint32_t i, std::uint32_t end) const noexcept {
    if (is_bullet(i)) return true;
    if (i + 2 >= end || !touches(i + 1)) return false;
    const std::string_view after = word(i + 1);
    return is_marker(i) && (after == "." || after == ")" || after == ".)");
  }

  /// "(a)", "(iv)": brackets around a short marker.
  bool is_enumerator(std::uint32_t i) const noexcept {
    if (first_code(i) != U'(' || i + 2 >= count_ || touches(i) || word(i + 2) != ")") return false;
    const std::string_view marker = word(i + 1);
    return is_marker(i + 1) ||
           (marker.size() <= 4 && marker.find_first_not_of("ivx") == std::string_view::npos);
  }

  /// "a) The first item b) The second item".
  bool is_inline_item(std::uint32_t i, std::uint32_t end) const noexcept {
    if (depth_ > 0 || i + 2 >= end || i <= start_ || touches(i) || !touches(i + 1) ||
        touches(i + 2))
      return false;
    return is_marker(i) && word(i + 1) == ")" && kind(i + 2) == CharClass::Upper;
  }

  /// The letter of "b." (one word or two), or 0.
  char letter_at(std::uint32_t i) const noexcept {
    if (i >= count_) return 0;
    const std::string_view text = word(i);
    if (text[0] < 'a' || text[0] > 'z') return 0;
    const bool alone = text.size() == 1 && i + 1 < count_ && touches(i + 1) && word(i + 1) == ".";
    return alone || (text.size() == 2 && text[1] == '.') ? text[0] : '\0';
  }

  bool is_next_letter(std::uint32_t i) const noexcept {
    return next_letter_ != 0 && !touches(i) && letter_at(i) == next_letter_;
  }

  /// "a. the first b. the second" behind a full stop: "a." alone could be anything.
  bool opens_letters(std::uint32_t i, std::uint32_t end) const noexcept {
    if (letter_at(i) != 'a' || touches(i) || !is_terminal(i - 1)) return false;
    for (std::uint32_t at = i + 2; at < std::min(end, i + kLongestItem); ++at) {
      if (letter_at(at) == 'b' && !touches(at)) return true;
    }
    return false;
  }

  /// At the beginning of a sentence: whether it is an item of a list with letters.
  void follow_list() noexcept {
    const char letter = letter_at(start_);
    const bool item =
        letter != 0 && (letter == next_letter_ || (letter == 'a' && opens_letters(start_, count_)));
    next_letter_ = item ? static_cast<char>(letter + 1) : '\0';
  }

  // Single quotes: they quote inside a sentence, so what they hold does not end it.

  bool is_single_quote(std::uint32_t i) const noexcept {
    const char32_t code = first_code(i);
    const bool quote = code == U'\'' || code == U'`' || code == U'\u2018' || code == U'\u2019';
    return quote && decode(text_, pieces_[i].begin).length == pieces_[i].end - pieces_[i].begin;
  }

  bool opens_quotation(std::uint32_t i, std::uint32_t end) const noexcept {
    return is_single_quote(i) && i + 1 < end && touches(i + 1) && is_word(kind(i + 1)) &&
           (i == 0 || !touches(i));
  }

  /// The piece that closes the quotation opened at `open`; `end` where nothing does: an apostrophe.
  std::uint32_t closing_quote(std::uint32_t open, std::uint32_t end) const noexcept {
    const std::uint32_t limit = std::min(end, open + kLongestQuotation);
    for (std::uint32_t i = open + 1; i < limit; ++i) {
      if (opens_quotation(i, end)) return end;
      const bool apart = i + 1 == end || !touches(i + 1) || kind(i + 1) == CharClass::Punct;
      if (is_single_quote(i) && touches(i) && apart) return i;
    }
    return end;
  }

  /// Whether the piece `i` stands inside single quotes, or opens a remark in brackets on words that
  /// the sentence quotes.
  bool belongs_to_quotation(std::uint32_t i, std::uint32_t end) const noexcept {
    for (std::uint32_t at = start_; at < i; ++at) {
      if (!opens_quotation(at, end)) continue;
      const std::uint32_t close = closing_quote(at, end);
      if (close == end) continue;
      if (close >= i) return true;
      if (close + 1 == i && at > start_ && first_code(i) == U'(') return true;
      at = close;
    }
    return false;
  }

  // Full stops.

  bool is_terminal(std::uint32_t i) const noexcept {
    const char32_t code = first_code(i);
    if (code == U'.' || code == U'!' || code == U'?' || code == U'\u2026')
      return kind(i) == CharClass::Punct;
    return code == U'\u3002' || code == U'\uff01' || code == U'\uff1f';
  }

  bool ends_with_stop(std::uint32_t i) const noexcept {
    const std::string_view text = word(i);
    return text.size() > 1 && text.back() == '.' && is_word(kind(i));
  }

  /// Walks back from `i` over what closes after a full stop; true if a sentence ends there.
  bool ends_at_full_stop(std::uint32_t i) const noexcept {
    if (continues(i)) return false;
    std::uint32_t stop = i - 1;
    while (stop > start_ && closes(stop, i)) --stop;
    if (is_terminal(stop)) return !is_list_number(stop) && ends_after_mark(stop, i);
    return ends_with_stop(stop) && ends_after_abbreviation(stop, i);
  }

  /// Closing quotes and brackets and footnote numbers that touch the full stop.
  bool closes(std::uint32_t at, std::uint32_t next) const noexcept {
    if (opens_note(at)) return at + 1 < next;
    if (!touches(at)) return is_lonely_closer(at, next);
    if (is_terminal(at)) return false;
    if (is_closing(first_code(at))) return true;
    return kind(at) == CharClass::Digit && pieces_[at].end - pieces_[at].begin <= 3 && is_note(at);
  }

  bool is_lonely_closer(std::uint32_t at, std::uint32_t next) const noexcept {
    const char32_t code = first_code(at);
    return at + 1 == next && (code == U'\u201d' || code == U')' || code == U']');
  }

  /// "[20]" after a sentence refers to a note.
  bool opens_note(std::uint32_t at) const noexcept {
    return first_code(at) == U'[' && at + 1 < count_ && kind(at + 1) == CharClass::Digit;
  }

  /// ".10 This" or ".[1] The": a number right after the stop, alone or in brackets.
  bool is_note(std::uint32_t at) const noexcept {
    if (at < 2) return false;
    const std::uint32_t before = at - 1;
    if (word(before) == "[") return true;
    return word(before) == "." && at >= 2 && kind(at - 2) != CharClass::Digit;
  }

  /// Whether the piece `i` cannot begin a sentence.
  bool continues(std::uint32_t i) const noexcept {
    const CharClass own = kind(i);
    if (own == CharClass::Lower) return !starts_camel(i);
    if (is_terminal(i)) return true;
    const char32_t code = first_code(i);
    if (is_enumerator(i)) return false;
    if (opens_note(i)) return true;
    if (is_opening(code)) return opens_lower_case(i) || (touches(i) && code != U'\u201c');
    if (own == CharClass::Punct) return true;
    return own == CharClass::Symbol && code != U'$' && code != U'\u00a3' && code != U'\u20ac';
  }

  /// "iPhone", "al-Assad" begin sentences although their first letter is small.
  bool starts_camel(std::uint32_t i) const noexcept {
    const std::string_view text = word(i);
    return text.size() > 2 && text[1] >= 'A' && text[1] <= 'Z';
  }

  bool opens_lower_case(std::uint32_t i) const noexcept {
    const std::uint32_t at = skip_openers(i);
    return kind(at) == CharClass::Lower || kind(at) == CharClass::Punct;
  }

  std::uint32_t skip_openers(std::uint32_t i) const noexcept {
    const std::uint32_t limit = std::min(i + 4, count_ - 1);
    while (i < limit && is_opening(first_code(i))) ++i;
    return i;
  }

  /// "1." at the start of a sentence numbers it.
  bool is_list_number(std::uint32_t stop) const noexcept {
    if (word(stop) != "." && word(stop) != ".)") return false;
    if (stop == start_ + 1) return is_marker(start_);
    return stop == start_ + 2 && is_bullet(start_) && is_marker(start_ + 1);
  }

  bool ends_after_mark(std::uint32_t stop, std::uint32_t i) const noexcept {
    if (stop == start_ && stop + 1 == i) return false;
    if (is_prefix_mark(stop) || is_spaced_ellipsis(stop)) return false;
    if (pieces_[stop].begin > 0 && stop > start_ && is_name_with_mark(stop)) return false;
    if (stop + 1 == i && touches(i)) return is_missing_space(stop, i);
    return !touches(i) || kind(i) == CharClass::Upper;
  }

  /// "!Kung": the mark belongs to the word after it.
  bool is_prefix_mark(std::uint32_t stop) const noexcept {
    return stop > start_ && !touches(stop) && stop + 1 < count_ && touches(stop + 1) &&
           is_word(kind(stop + 1));
  }

  /// ". . ." with spaces leaves words out; a fourth full stop would end the sentence.
  bool is_spaced_ellipsis(std::uint32_t stop) const noexcept {
    std::uint32_t dots = 0;
    while (dots <= 3 && stop >= start_ + dots && word(stop - dots) == "." &&
           (dots == 0 || !touches(stop - dots + 1)))
      ++dots;
    return dots == 3;
  }

  bool is_name_with_mark(std::uint32_t stop) const noexcept {
    return word(stop) == "!" && touches(stop) && kind(stop - 1) == CharClass::Upper &&
           is_exclaimed_name(LowerCase(word(stop - 1)).view()) && stop + 1 < count_ &&
           !starts_sentences(LowerCase(word(stop + 1)).view());
  }

  /// "world.Today": a full stop between a small letter or number and a capitalised word.
  bool is_missing_space(std::uint32_t stop, std::uint32_t i) const noexcept {
    if (stop == start_ || word(stop) == "...") return false;
    const CharClass before = kind(stop - 1);
    const std::string_view next = word(i);
    return kind(i) == CharClass::Upper && next.size() > 1 &&
           (before == CharClass::Lower || before == CharClass::Digit ||
            before == CharClass::Upper) &&
           word(stop - 1).size() > 2;
  }

  bool ends_after_abbreviation(std::uint32_t stop, std::uint32_t i) const noexcept {
    if (touches(i)) return false;
    const std::uint32_t next = skip_openers(i);
    const CharClass next_kind = kind(next);
    if (next_kind != CharClass::Upper) return false;
    std::string_view bare = word(stop);
    bare.remove_suffix(1);
    return may_end_with(bare, next, next != i);
  }

  bool may_end_with(std::string_view bare, std::uint32_t next, bool quoted) const noexcept {
    const LowerCase lower(bare);
    const LowerCase next_lower(word(next));
    const bool starter = starts_sentences(next_lower.view());
    const std::string_view name = lower.view();
    if (name == "etc") return true;
    if (name == "p.m" || name == "a.m") return !kTimeWords.contains(next_lower.view());
    if (bare.size() == 1) return starter && word(next).size() > 1 && name != "v" && name != "c";
    switch (find_abbreviation(name)) {
      case Abbreviation::Title: return starter && kAlsoFinal.contains(name);
      case Abbreviation::Numbered: return starter && word(next).size() > 1;
      case Abbreviation::Inner: return starter && name == "al";
      default: return starter || quoted;
    }
  }

  std::string_view text_;
  std::span<const Piece> pieces_;
  std::uint32_t count_;
  std::vector<std::uint32_t>& ends_;
  std::uint32_t start_ = 0;  ///< first piece of the sentence being read
  std::uint32_t depth_ = 0;  ///< open brackets in it
  char next_letter_ = 0;     ///< of the next item, in a list with letters
};

}  // namespace

void split_sentences(std::string_view text, std::span<const Piece> pieces,
                     std::vector<std::uint32_t>& ends) {
  Splitter(text, pieces, ends).run();
}

}  // namespace dossier::ingest::lang
