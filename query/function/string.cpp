#include "graph/value/interruptible.h"
#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/function/normalize.h"
#include "query/value/utf8.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace dossier::query {

namespace {

Value text_value(const std::string& text) { return Value(std::string_view(text)); }

void check(const FunctionContext& c) {
  if (c.checkpoint) c.checkpoint();
}

/// A text mapped piece by piece, with a look at the bounds of the query between them.
Value mapped(std::string_view text, const FunctionContext& c,
             std::string (*map)(std::string_view)) {
  constexpr std::size_t kPiece = std::size_t{1} << 18;
  require_string(*c.budget, text.size() * 2);
  if (text.size() <= kPiece) return text_value(map(text));
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    check(c);
    std::size_t end = std::min(kPiece, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out += map(text.substr(0, end));
    text.remove_prefix(end);
  }
  return text_value(out);
}

Value upper(Arguments a, FunctionContext& c) {
  return mapped(text_argument(a[0], "toUpper"), c, to_upper);
}

Value lower(Arguments a, FunctionContext& c) {
  return mapped(text_argument(a[0], "toLower"), c, to_lower);
}

Value left(Arguments a, FunctionContext&) {
  const std::string_view text = text_argument(a[0], "left");
  return Value(text.substr(0, byte_offset(text, count_argument(a[1], "left"))));
}

Value right(Arguments a, FunctionContext&) {
  const std::string_view text = text_argument(a[0], "right");
  const std::uint64_t count = count_argument(a[1], "right");
  const std::size_t all = code_point_count(text);
  return count >= all ? a[0] : Value(text.substr(byte_offset(text, all - count)));
}

Value substring(Arguments a, FunctionContext&) {
  std::string_view text = text_argument(a[0], "substring");
  text.remove_prefix(byte_offset(text, count_argument(a[1], "substring")));
  if (a.size() == 2) return Value(text);
  return Value(text.substr(0, byte_offset(text, count_argument(a[2], "substring"))));
}

/// What beginning to look for a part takes, in steps of LongWork.
constexpr std::size_t kStepsOfSearch = 8;

std::uint64_t occurrences(std::string_view text, std::string_view wanted) {
  std::uint64_t count = 0;
  graph::LongWork work;
  for (auto at = find_part(text, wanted); at != std::string_view::npos;
       at = find_part(text, wanted, at + wanted.size())) {
    ++count;
    work.step(kStepsOfSearch);
  }
  return count;
}

Value replace(Arguments a, FunctionContext& c) {
  const std::string_view text = text_argument(a[0], "replace");
  const std::string_view search = text_argument(a[1], "replace");
  const std::string_view instead = text_argument(a[2], "replace");
  if (search.empty()) return a[0];
  const std::uint64_t count = occurrences(text, search);
  if (count == 0) return a[0];
  const std::uint64_t size = text.size() - count * search.size();
  require_string(*c.budget,
                 size + count * instead.size());  // below 2^64: both factors are below 2^32
  std::string out;
  out.reserve(size + count * instead.size());
  std::size_t begin = 0;
  graph::LongWork work;
  for (auto at = find_part(text, search); at != std::string_view::npos;
       at = find_part(text, search, begin)) {
    graph::append_bytes(out, text.substr(begin, at - begin));
    graph::append_bytes(out, instead);
    work.step(kStepsOfSearch + instead.size() / kStepsOfSearch);
    begin = at + search.size();
  }
  graph::append_bytes(out, text.substr(begin));
  return text_value(out);
}

Value reverse(Arguments a, FunctionContext& c) {
  if (a[0].is_list()) {
    require_list(*c.budget, a[0].list().size());
    List out;
    graph::append_elements(out, a[0].list().rbegin(), a[0].list().rend());
    return out;
  }
  if (!a[0].is_string()) fail_type("`reverse()`", "a string or a list", a[0]);
  require_string(*c.budget, a[0].string().size());
  return text_value(reversed(a[0].string()));
}

constexpr std::size_t kPartsBetweenChecks = 1024;

List code_points(std::string_view text, const FunctionContext& c) {
  require_list(*c.budget, text.size() * 3);
  List out;
  while (!text.empty()) {
    const std::size_t length = first_length(text);
    out.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
    if (out.size() % kPartsBetweenChecks == 0) check(c);
  }
  return out;
}

/// Finds delimiters from left to right; where each begins next is kept, so that one which is rare
/// is not looked for again behind every cut.
class Cuts {
 public:
  struct Cut {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
  };

  Cuts(std::string_view text, const std::vector<std::string_view>& delimiters) : text_(text) {
    for (const std::string_view delimiter : delimiters)
      nexts_.push_back({delimiter, find_part(text, delimiter)});
  }

  /// The earliest at or behind a place, among them the longest.
  Cut next(std::size_t from) {
    Cut first;
    for (Next& next : nexts_) {
      if (next.at < from) next.at = find_part(text_, next.delimiter, from);
      const bool longer = next.at == first.at && next.delimiter.size() > first.length;
      if (next.at < first.at || (longer && next.at != std::string_view::npos))
        first = {next.at, next.delimiter.size()};
    }
    return first;
  }

 private:
  struct Next {
    std::string_view delimiter;
    std::size_t at;
  };
  std::string_view text_;
  std::vector<Next> nexts_;
};

Value split(Arguments a, FunctionContext& c) {
  const std::string_view text = text_argument(a[0], "split");
  std::vector<std::string_view> delimiters;
  if (a[1].is_list()) {
    for (const Value& each : a[1].list()) delimiters.push_back(text_argument(each, "split"));
  } else {
    delimiters.push_back(text_argument(a[1], "split"));
  }
  const bool by_character =
      std::any_of(delimiters.begin(), delimiters.end(), [](auto d) { return d.empty(); });
  if (by_character) return code_points(text, c);
  List out;
  Cuts cuts(text, delimiters);
  std::size_t begin = 0;
  for (auto cut = cuts.next(0); cut.at != std::string_view::npos; cut = cuts.next(begin)) {
    out.emplace_back(text.substr(begin, cut.at - begin));
    begin = cut.at + cut.length;
    if (out.size() % kPartsBetweenChecks != 0) continue;
    check(c);
    c.budget->require(out.size() * 3 * sizeof(Value));
  }
  out.emplace_back(text.substr(begin));
  return out;
}

/// Which code points a trim takes away: those of a text, or white space.
class TrimSet {
 public:
  TrimSet(Arguments a, std::string_view function) {
    given_ = a.size() > 1;
    if (!given_) return;
    graph::LongWork work;
    for (std::string_view rest = text_argument(a[1], function); !rest.empty();
         rest.remove_prefix(first_length(rest))) {
      work.step(kStepsOfSearch);
      characters_.insert(rest.substr(0, first_length(rest)));
    }
  }
  bool has(std::string_view code_point) const {
    if (!given_) return is_white_space(first_code_point(code_point));
    return characters_.contains(code_point);
  }

 private:
  std::unordered_set<std::string_view> characters_;
  bool given_ = false;
};

std::string_view without_front(std::string_view text, const TrimSet& set) {
  graph::LongWork work;
  while (!text.empty() && set.has(text.substr(0, first_length(text)))) {
    text.remove_prefix(first_length(text));
    work.step(kStepsOfSearch);
  }
  return text;
}

std::string_view without_back(std::string_view text, const TrimSet& set) {
  graph::LongWork work;
  for (; !text.empty(); work.step(kStepsOfSearch)) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    if (first_length(text.substr(begin)) != text.size() - begin) begin = text.size() - 1;
    if (!set.has(text.substr(begin))) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

Value trim(Arguments a, FunctionContext&) {
  const TrimSet set(a, "trim");
  return Value(without_back(without_front(text_argument(a[0], "trim"), set), set));
}
Value trim_left(Arguments a, FunctionContext&) {
  return Value(without_front(text_argument(a[0], "ltrim"), TrimSet(a, "ltrim")));
}
Value trim_right(Arguments a, FunctionContext&) {
  return Value(without_back(text_argument(a[0], "rtrim"), TrimSet(a, "rtrim")));
}

Value is_normalized(Arguments a, FunctionContext& c) {
  const std::string_view form =
      a.size() > 1 ? text_argument(a[1], "isNormalized") : std::string_view("NFC");
  const std::string_view text = text_argument(a[0], "isNormalized");
  return normalized(text, form, c) == text;
}
Value normalize(Arguments a, FunctionContext& c) {
  const std::string_view form =
      a.size() > 1 ? text_argument(a[1], "normalize") : std::string_view("NFC");
  return text_value(normalized(text_argument(a[0], "normalize"), form, c));
}

Value length_of_text(Arguments a, FunctionContext&) {
  return static_cast<std::int64_t>(code_point_count(text_argument(a[0], "char_length")));
}

std::string repeated(std::string_view text, std::uint64_t times, const FunctionContext& c) {
  constexpr std::size_t kMostAtOnce = std::size_t{1} << 24;
  const Budget& budget = *c.budget;
  if (!text.empty() && times > kMaxStringBytes / text.size()) {
    fail(Code::NumberOutOfRange,
         "a string repeated " + std::to_string(times) + " times is longer than 2^31 bytes");
  }
  require_string(budget, times * text.size());
  std::string out;
  const std::uint64_t size = times * text.size();
  if (size == 0) return out;
  const std::size_t most = std::max<std::size_t>(kMostAtOnce / text.size(), 1) * text.size();
  out.reserve(size);
  out.append(text);
  while (out.size() < size) {
    check(c);
    out.append(out.data(),
               std::min({out.size(), static_cast<std::size_t>(size) - out.size(), most}));
  }
  return out;
}

Value repeat(Arguments a, FunctionContext& c) {
  return text_value(repeated(text_argument(a[0], "repeat"), count_argument(a[1], "repeat"), c));
}

/// What fills a text up to a length in code points, or nothing when it is that long already.
std::string padding(Arguments a, std::string_view function, const FunctionContext& c) {
  const std::size_t own = code_point_count(text_argument(a[0], function));
  const std::uint64_t wanted = count_argument(a[1], function);
  const std::string_view fill =
      a.size() > 2 ? text_argument(a[2], function) : std::string_view(" ");
  if (wanted <= own || fill.empty()) return {};
  const std::uint64_t missing = wanted - own;
  std::string out = repeated(fill, missing / code_point_count(fill) + 1, c);
  out.resize(byte_offset(out, missing));
  return out;
}

Value pad_left(Arguments a, FunctionContext& c) {
  std::string out = padding(a, "lpad", c);
  graph::append_bytes(out, a[0].string());
  return text_value(out);
}
Value pad_right(Arguments a, FunctionContext& c) {
  return text_value(std::string(text_argument(a[0], "rpad")) + padding(a, "rpad", c));
}

constexpr KindSet kTextOrList = kText | kList;

constexpr Function kFunctions[] = {
    {"btrim",
     1,
     2,
     {kText, kText},
     kText,
     "btrim(original :: STRING [, characters :: STRING]) :: STRING",
     "The text without white space, or without the given characters, at both ends.",
     "string",
     strict<trim>},
    {"char_length",
     1,
     1,
     {kText},
     kInteger,
     "char_length(text :: STRING) :: INTEGER",
     "The number of code points of a text.",
     "string",
     strict<length_of_text>},
    {"character_length",
     1,
     1,
     {kText},
     kInteger,
     "character_length(text :: STRING) :: INTEGER",
     "The number of code points of a text.",
     "string",
     strict<length_of_text>},
    {"isNormalized",
     1,
     2,
     {kText, kText},
     kBoolean,
     "isNormalized(input :: STRING [, form :: STRING]) :: BOOLEAN",
     "Whether a text is in a Unicode normal form, as `input IS NFC NORMALIZED` asks.",
     "string",
     strict<is_normalized>},
    {"left",
     2,
     2,
     {kText, kInteger},
     kText,
     "left(original :: STRING, length :: INTEGER) :: STRING",
     "The first characters of a text.",
     "string",
     strict<left>},
    {"lower",
     1,
     1,
     {kText},
     kText,
     "lower(input :: STRING) :: STRING",
     "The text in lower case.",
     "string",
     strict<lower>},
    {"lpad",
     2,
     3,
     {kText, kInteger, kText},
     kText,
     "lpad(original :: STRING, length :: INTEGER [, fill :: STRING]) :: STRING",
     "The text filled up on the left to a length.",
     "string",
     strict<pad_left>},
    {"ltrim",
     1,
     2,
     {kText, kText},
     kText,
     "ltrim(original :: STRING [, characters :: STRING]) :: STRING",
     "The text without white space, or without the given characters, at its begin.",
     "string",
     strict<trim_left>},
    {"normalize",
     1,
     2,
     {kText, kText},
     kText,
     "normalize(input :: STRING [, form :: STRING]) :: STRING",
     "The text in a Unicode normal form: NFC, NFD, NFKC or NFKD.",
     "string",
     strict<normalize>},
    {"repeat",
     2,
     2,
     {kText, kInteger},
     kText,
     "repeat(text :: STRING, times :: INTEGER) :: STRING",
     "The text several times over.",
     "string",
     strict<repeat>},
    {"replace",
     3,
     3,
     {kText, kText, kText},
     kText,
     "replace(original :: STRING, search :: STRING, replacement :: STRING) :: STRING",
     "The text with every occurrence of a part replaced; an empty part occurs nowhere.",
     "string",
     strict<replace>},
    {"reverse",
     1,
     1,
     {kTextOrList},
     kTextOrList,
     "reverse(input :: STRING | LIST<ANY>) :: STRING | LIST<ANY>",
     "The characters of a text or the elements of a list in reverse order.",
     "string",
     strict<reverse>},
    {"right",
     2,
     2,
     {kText, kInteger},
     kText,
     "right(original :: STRING, length :: INTEGER) :: STRING",
     "The last characters of a text.",
     "string",
     strict<right>},
    {"rpad",
     2,
     3,
     {kText, kInteger, kText},
     kText,
     "rpad(original :: STRING, length :: INTEGER [, fill :: STRING]) :: STRING",
     "The text filled up on the right to a length.",
     "string",
     strict<pad_right>},
    {"rtrim",
     1,
     2,
     {kText, kText},
     kText,
     "rtrim(original :: STRING [, characters :: STRING]) :: STRING",
     "The text without white space, or without the given characters, at its end.",
     "string",
     strict<trim_right>},
    {"split",
     2,
     2,
     {kText, kTextOrList},
     kList,
     "split(original :: STRING, delimiter :: STRING | LIST<STRING>) :: LIST<STRING>",
     "The parts of a text between delimiters; an empty delimiter cuts between all characters.",
     "string",
     strict<split>},
    {"substring",
     2,
     3,
     {kText, kInteger, kInteger},
     kText,
     "substring(original :: STRING, start :: INTEGER [, length :: INTEGER]) :: STRING",
     "A part of a text; the first character has number 0.",
     "string",
     strict<substring>},
    {"toLower",
     1,
     1,
     {kText},
     kText,
     "toLower(input :: STRING) :: STRING",
     "The text in lower case.",
     "string",
     strict<lower>},
    {"toUpper",
     1,
     1,
     {kText},
     kText,
     "toUpper(input :: STRING) :: STRING",
     "The text in upper case.",
     "string",
     strict<upper>},
    {"trim",
     1,
     2,
     {kText, kText},
     kText,
     "trim(original :: STRING [, characters :: STRING]) :: STRING",
     "The text without white space, or without the given characters, at both ends.",
     "string",
     strict<trim>},
    {"upper",
     1,
     1,
     {kText},
     kText,
     "upper(input :: STRING) :: STRING",
     "The text in upper case.",
     "string",
     strict<upper>},
};

}  // namespace

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace dossier::query
