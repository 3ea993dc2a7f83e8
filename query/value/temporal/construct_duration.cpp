#include "query/value/checked.h"
#include "query/value/temporal/construct.h"
#include "query/value/temporal/duration.h"
#include "query/value/temporal/parse.h"

#include <array>
#include <cmath>

namespace dossier::query {

namespace {

struct UnitName {
  std::string_view name;
  DurationUnit unit;
};

constexpr std::array<UnitName, 11> kUnits{{
    {"years", DurationUnit::Years},
    {"quarters", DurationUnit::Quarters},
    {"months", DurationUnit::Months},
    {"weeks", DurationUnit::Weeks},
    {"days", DurationUnit::Days},
    {"hours", DurationUnit::Hours},
    {"minutes", DurationUnit::Minutes},
    {"seconds", DurationUnit::Seconds},
    {"milliseconds", DurationUnit::Milliseconds},
    {"microseconds", DurationUnit::Microseconds},
    {"nanoseconds", DurationUnit::Nanoseconds},
}};

DurationUnit unit_of(std::string_view name) {
  for (const UnitName& unit : kUnits) {
    if (unit.name == name) return unit.unit;
  }
  fail(Code::InvalidArgumentValue,
       "`duration()`: `" + std::string(name) + "` is not one of its components",
       "they are years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, "
       "microseconds and "
       "nanoseconds");
}

void add_amount(DurationBuilder& sum, DurationUnit unit, std::string_view name,
                const Value& amount) {
  if (amount.is_integer()) return sum.add(unit, amount.integer());
  if (!amount.is_float()) fail_type("`" + std::string(name) + "`", "a number", amount);
  const double whole = std::trunc(amount.real());
  sum.add(unit, checked_truncate(whole), amount.real() - whole);
}

Value duration_of_map(const Map& map) {
  if (map.empty()) fail(Code::InvalidArgumentValue, "`duration()`: the map has no components");
  DurationBuilder sum;
  for (const auto& [name, amount] : map) {
    const DurationUnit unit = unit_of(name);
    if (amount.is_null()) return {};
    add_amount(sum, unit, name, amount);
  }
  return sum.build();
}

}  // namespace

Value make_duration(const Value& value) {
  if (value.is_null() || value.kind() == ValueKind::Duration) return value;
  if (value.is_map()) return duration_of_map(value.map());
  if (!value.is_string()) fail_type("`duration()`", "a string, a map or a duration", value);
  const auto parsed = parse_duration(value.string());
  if (!parsed) {
    fail(Code::InvalidArgumentError, "`duration()` cannot read " + shown(value),
         "the form is that of 'P1Y2M3DT4H5M6.7S'");
  }
  return *parsed;
}

}  // namespace dossier::query
