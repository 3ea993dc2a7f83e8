#include "query/value/compare.h"
#include "query/value/failure.h"

namespace dossier::query {

Value to_value(Ternary truth) noexcept {
  if (truth == Ternary::Null) return {};
  return truth == Ternary::True;
}

Ternary truth_of(const Value& value) {
  if (value.is_null()) return Ternary::Null;
  if (!value.is_boolean()) fail_type("a condition", "a boolean", value);
  return ternary(value.boolean());
}

}  // namespace dossier::query
