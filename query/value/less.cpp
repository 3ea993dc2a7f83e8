#include "graph/value/interruptible.h"
#include "query/value/compare.h"
#include "query/value/failure.h"
#include "query/value/number.h"

#include <algorithm>

namespace dossier::query {

namespace {

/// How two values stand to each other under `<`. Unordered is NaN: every comparison is false.
/// Unknown makes every comparison null.
enum class Standing : std::uint8_t { Less, Equal, Greater, Unordered, Unknown };

Standing standing(std::partial_ordering order) {
  if (order == std::partial_ordering::less) return Standing::Less;
  if (order == std::partial_ordering::greater) return Standing::Greater;
  if (order == std::partial_ordering::equivalent) return Standing::Equal;
  return Standing::Unordered;
}

Standing stand(const Value& a, const Value& b, int depth);

Standing lists_stand(const List& a, const List& b, int depth) {
  const std::size_t common = std::min(a.size(), b.size());
  graph::LongWork work;
  for (std::size_t i = 0; i < common; ++i) {
    work.step();
    const Standing each = stand(a[i], b[i], depth + 1);
    if (each != Standing::Equal) return each;
  }
  return standing(a.size() <=> b.size());
}

std::partial_ordering instants(const DateTime& a, const DateTime& b) {
  if (a.epoch_seconds != b.epoch_seconds) return a.epoch_seconds <=> b.epoch_seconds;
  return a.nanoseconds <=> b.nanoseconds;
}

Standing stand(const Value& a, const Value& b, int depth) {
  if (depth > kMaxDepth)
    fail(Code::InvalidArgumentValue,
         "a value that is nested deeper than 1000 levels cannot be compared");
  if (a.is_number() && b.is_number()) return standing(compare_numbers(a, b));
  if (a.kind() != b.kind()) return Standing::Unknown;
  switch (a.kind()) {
    case ValueKind::Boolean: return standing(a.boolean() <=> b.boolean());
    case ValueKind::String: return standing(a.string() <=> b.string());
    case ValueKind::List: return lists_stand(a.list(), b.list(), depth);
    case ValueKind::Date: return standing(a.date() <=> b.date());
    case ValueKind::LocalTime: return standing(a.local_time() <=> b.local_time());
    case ValueKind::Time: return standing(utc_nanoseconds(a.time()) <=> utc_nanoseconds(b.time()));
    case ValueKind::LocalDateTime: return standing(a.local_date_time() <=> b.local_date_time());
    case ValueKind::DateTime: return standing(instants(a.date_time(), b.date_time()));
    default: return Standing::Unknown;
  }
}

}  // namespace

Ternary less(const Value& a, const Value& b) {
  const Standing how = stand(a, b, 0);
  return how == Standing::Unknown ? Ternary::Null : ternary(how == Standing::Less);
}

Ternary less_or_equal(const Value& a, const Value& b) {
  const Standing how = stand(a, b, 0);
  return how == Standing::Unknown ? Ternary::Null
                                  : ternary(how == Standing::Less || how == Standing::Equal);
}

}  // namespace dossier::query
