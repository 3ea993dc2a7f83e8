#include "query/value/temporal/parse.h"

#include "query/value/temporal/calendar.h"
#include "query/value/temporal/scanner.h"

namespace dossier::query {

namespace {

using MaybeDays = std::optional<std::int64_t>;

/// Four digits, or a sign and up to nine.
std::optional<std::int64_t> take_year(Scanner& in) {
  const bool negative = in.take('-');
  if (!negative && !in.take('+')) return in.take_digits(4);
  const std::size_t count = in.digits_ahead();
  if (count > 9) return std::nullopt;
  const auto year = in.take_digits(count);
  return year && negative ? -*year : year;
}

MaybeDays week_days(std::int64_t year, Scanner& in, bool extended) {
  const auto week = in.take_digits(2);
  if (!week || *week < 1 || *week > weeks_in_year(year)) return std::nullopt;
  const std::int64_t monday = start_of_week_year(year) + (*week - 1) * 7;
  if (in.done()) return monday;
  if (extended && !in.take('-')) return std::nullopt;
  const auto day = in.take_digits(1);
  if (!day || *day < 1 || *day > 7) return std::nullopt;
  return monday + *day - 1;
}

MaybeDays quarter_days(std::int64_t year, Scanner& in, bool extended) {
  const auto quarter = in.take_digits(1);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  const std::int64_t first = to_epoch_days({year, static_cast<int>(*quarter) * 3 - 2, 1});
  if (in.done()) return first;
  if (extended && !in.take('-')) return std::nullopt;
  const auto day = in.take_digits(2);
  const bool last_quarter = *quarter == 4;
  const std::int64_t next = to_epoch_days(
      {last_quarter ? year + 1 : year, last_quarter ? 1 : static_cast<int>(*quarter) * 3 + 1, 1});
  if (!day || *day < 1 || first + *day > next) return std::nullopt;
  return first + *day - 1;
}

MaybeDays ordinal_days(std::int64_t year, Scanner& in) {
  const auto day = in.take_digits(3);
  if (!day || *day < 1 || *day > days_in_year(year)) return std::nullopt;
  return to_epoch_days({year, 1, 1}) + *day - 1;
}

MaybeDays month_days(std::int64_t year, Scanner& in, bool extended) {
  const auto month = in.take_digits(2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const int number = static_cast<int>(*month);
  if (in.done()) return to_epoch_days({year, number, 1});
  if (extended && !in.take('-')) return std::nullopt;
  const auto day = in.take_digits(2);
  if (!day || *day < 1 || *day > days_in_month(year, number)) return std::nullopt;
  return to_epoch_days({year, number, static_cast<int>(*day)});
}

MaybeDays days_of_year(std::int64_t year, Scanner& in) {
  if (in.done()) return to_epoch_days({year, 1, 1});
  const bool extended = in.take('-');
  if (in.take('W')) return week_days(year, in, extended);
  if (in.take('Q')) return quarter_days(year, in, extended);
  return in.digits_ahead() == 3 ? ordinal_days(year, in) : month_days(year, in, extended);
}

/// What follows a decimal sign, one to nine digits, as nanoseconds.
std::optional<std::int64_t> take_nanoseconds(Scanner& in) {
  const std::size_t count = in.digits_ahead();
  if (count == 0 || count > 9) return std::nullopt;
  std::int64_t value = *in.take_digits(count);
  for (std::size_t i = count; i < 9; ++i) value *= 10;
  return value;
}

bool take_decimal_sign(Scanner& in) { return in.take('.') || in.take(','); }

/// Two digits below `limit`.
std::optional<std::int64_t> take_below(Scanner& in, std::int64_t limit) {
  const auto value = in.take_digits(2);
  if (!value || *value >= limit) return std::nullopt;
  return value;
}

bool at_end_of_time(const Scanner& in) {
  const char c = in.peek();
  return in.done() || c == 'Z' || c == 'z' || c == '+' || c == '-' || c == '[';
}

/// Nanoseconds of the day.
std::optional<std::int64_t> take_time(Scanner& in) {
  const auto hour = take_below(in, 24);
  if (!hour) return std::nullopt;
  std::int64_t seconds = *hour * 3600;
  if (at_end_of_time(in)) return seconds * kNanosPerSecond;
  const bool extended = in.take(':');
  const auto minute = take_below(in, 60);
  if (!minute) return std::nullopt;
  seconds += *minute * 60;
  if (at_end_of_time(in)) return seconds * kNanosPerSecond;
  if (extended && !in.take(':')) return std::nullopt;
  const auto second = take_below(in, 60);
  if (!second) return std::nullopt;
  seconds += *second;
  if (!take_decimal_sign(in)) return seconds * kNanosPerSecond;
  const auto nanoseconds = take_nanoseconds(in);
  if (!nanoseconds) return std::nullopt;
  return seconds * kNanosPerSecond + *nanoseconds;
}

struct ZoneText {
  std::optional<Zone> offset;
  std::optional<Zone> named;
};

/// What may follow a time: an offset, a zone name in brackets, both or nothing.
std::optional<ZoneText> take_zone(Scanner& in) {
  ZoneText out;
  const auto bracket = in.rest().find('[');
  const std::string_view offset = in.rest().substr(0, bracket);
  if (!offset.empty()) {
    out.offset = parse_zone(offset);
    if (!out.offset || !out.offset->fixed()) return std::nullopt;
  }
  if (bracket == std::string_view::npos) return out;
  in = Scanner(in.rest().substr(bracket + 1));
  const auto name = in.take_until(']');
  if (!name || !in.done()) return std::nullopt;
  out.named = parse_zone(*name);
  return out.named ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Scanner in(text);
  const auto year = take_year(in);
  if (!year) return std::nullopt;
  const MaybeDays days = days_of_year(*year, in);
  if (!days || !in.done() || *days < kMinEpochDay || *days > kMaxEpochDay) return std::nullopt;
  return Date{*days};
}

std::optional<ParsedTime> parse_time(std::string_view text) {
  Scanner in(text);
  const auto nanoseconds = take_time(in);
  if (!nanoseconds || !at_end_of_time(in)) return std::nullopt;
  const auto zone = take_zone(in);
  if (!zone) return std::nullopt;
  return ParsedTime{{*nanoseconds}, zone->offset ? zone->offset : zone->named};
}

std::optional<ParsedDateTime> parse_date_time(std::string_view text) {
  const auto separator = text.find_first_of("Tt");
  const auto date = parse_date(text.substr(0, separator));
  if (!date) return std::nullopt;
  ParsedDateTime out{{date->epoch_days * kSecondsPerDay, 0}, {}, {}};
  if (separator == std::string_view::npos) return out;
  Scanner in(text.substr(separator + 1));
  const auto nanoseconds = take_time(in);
  if (!nanoseconds || !at_end_of_time(in)) return std::nullopt;
  const auto zone = take_zone(in);
  if (!zone) return std::nullopt;
  out.local.epoch_seconds += *nanoseconds / kNanosPerSecond;
  out.local.nanoseconds = static_cast<std::int32_t>(*nanoseconds % kNanosPerSecond);
  out.zone = zone->named ? zone->named : zone->offset;
  if (zone->named && zone->offset) out.offset_seconds = zone->offset->offset_seconds;
  return out;
}

}  // namespace dossier::query
