#include "query/value/temporal/duration.h"
#include "query/value/temporal/parse.h"
#include "query/value/temporal/scanner.h"

#include <array>
#include <charconv>
#include <string>

namespace dossier::query {

namespace {

struct Amount {
  std::int64_t whole = 0;
  double fraction = 0;
};

/// Digits after a decimal sign as a fraction of one.
std::optional<double> take_fraction(Scanner& in) {
  const std::size_t count = in.digits_ahead();
  if (count == 0 || count > 18) return std::nullopt;
  const std::string text = "0." + std::string(in.rest().substr(0, count));
  in.skip(count);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The digits ahead as a number with a sign, when it fits 64 bits.
std::optional<std::int64_t> take_whole(Scanner& in, bool negative) {
  const std::size_t count = in.digits_ahead();
  const std::string text = (negative ? "-" : "") + std::string(in.rest().substr(0, count));
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (count == 0 || error != std::errc() || stop != end) return std::nullopt;
  in.skip(count);
  return value;
}

/// A signed decimal number.
std::optional<Amount> take_amount(Scanner& in, bool negated) {
  const bool negative = in.take('-') != negated;
  in.take('+');
  const auto whole = take_whole(in, negative);
  if (!whole) return std::nullopt;
  Amount out{*whole, 0};
  if (!in.take('.') && !in.take(',')) return out;
  const auto fraction = take_fraction(in);
  if (!fraction) return std::nullopt;
  out.fraction = negative ? -*fraction : *fraction;
  return out;
}

struct UnitLetter {
  char letter;
  DurationUnit unit;
};

constexpr std::array<UnitLetter, 4> kDateUnits{{{'Y', DurationUnit::Years},
                                                {'M', DurationUnit::Months},
                                                {'W', DurationUnit::Weeks},
                                                {'D', DurationUnit::Days}}};
constexpr std::array<UnitLetter, 3> kTimeUnits{
    {{'H', DurationUnit::Hours}, {'M', DurationUnit::Minutes}, {'S', DurationUnit::Seconds}}};

/// Amounts with their unit letters, each unit at most once and in order. Returns how many were
/// read; nothing when something else stands there.
template <std::size_t Size>
std::optional<int> take_units(Scanner& in, const std::array<UnitLetter, Size>& units, bool negated,
                              DurationBuilder& sum) {
  int read = 0;
  for (std::size_t next = 0; !in.done() && in.peek() != 'T'; ++read) {
    const auto amount = take_amount(in, negated);
    if (!amount) return std::nullopt;
    while (next < Size && in.peek() != units[next].letter) ++next;
    if (next == Size) return std::nullopt;
    in.take(units[next].letter);
    sum.add(units[next++].unit, amount->whole, amount->fraction);
  }
  return read;
}

std::optional<Duration> parse_by_units(Scanner in, bool negated) {
  DurationBuilder sum;
  const auto dates = take_units(in, kDateUnits, negated, sum);
  if (!dates) return std::nullopt;
  int times = 0;
  if (in.take('T')) {
    const auto read = take_units(in, kTimeUnits, negated, sum);
    if (!read || *read == 0) return std::nullopt;
    times = *read;
  }
  if (!in.done() || *dates + times == 0) return std::nullopt;
  return sum.build();
}

/// Years, months, days, hours, minutes and seconds in fixed places: 0001-02-03T04:05:06.7 or
/// 00010203T040506.7.
std::optional<Duration> parse_in_places(Scanner in, bool negated) {
  constexpr std::array<DurationUnit, 6> kUnits{DurationUnit::Years,   DurationUnit::Months,
                                               DurationUnit::Days,    DurationUnit::Hours,
                                               DurationUnit::Minutes, DurationUnit::Seconds};
  const std::int64_t sign = negated ? -1 : 1;
  const bool extended = in.rest().size() > 4 && in.rest()[4] == '-';
  DurationBuilder sum;
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (i == 3 && !in.take('T')) return std::nullopt;
    if (extended && i != 0 && i != 3 && !in.take(i < 3 ? '-' : ':')) return std::nullopt;
    const auto whole = in.take_digits(i == 0 ? 4 : 2);
    if (!whole) return std::nullopt;
    sum.add(kUnits[i], sign * *whole);
  }
  if (in.take('.') || in.take(',')) {
    const auto fraction = take_fraction(in);
    if (!fraction) return std::nullopt;
    sum.add(DurationUnit::Seconds, 0, static_cast<double>(sign) * *fraction);
  }
  return in.done() ? std::optional(sum.build()) : std::nullopt;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  Scanner in(text);
  const bool negated = in.take('-');
  if (!negated) in.take('+');
  if (!in.take('P') || in.done()) return std::nullopt;
  if (const auto placed = parse_in_places(in, negated)) return placed;
  return parse_by_units(in, negated);
}

}  // namespace dossier::query
