#include "graph/value/interruptible.h"
#include "query/value/compare.h"
#include "query/value/failure.h"
#include "query/value/number.h"

namespace dossier::query {

namespace {

void require_depth(int depth) {
  if (depth > kMaxDepth)
    fail(Code::InvalidArgumentValue,
         "a value that is nested deeper than 1000 levels cannot be compared");
}

Ternary equals_at(const Value& a, const Value& b, int depth);

Ternary lists_equal(const List& a, const List& b, int depth) {
  if (a.size() != b.size()) return Ternary::False;
  Ternary all = Ternary::True;
  graph::LongWork work;
  for (std::size_t i = 0; i < a.size() && all != Ternary::False; ++i) {
    work.step();
    all = conjoin(all, equals_at(a[i], b[i], depth + 1));
  }
  return all;
}

bool same_keys(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  auto other = b.begin();
  for (const auto& entry : a) {
    if (entry.first != (other++)->first) return false;
  }
  return true;
}

Ternary maps_equal(const Map& a, const Map& b, int depth) {
  if (!same_keys(a, b)) return Ternary::False;
  Ternary all = Ternary::True;
  auto other = b.begin();
  for (auto entry = a.begin(); entry != a.end() && all != Ternary::False; ++entry, ++other) {
    all = conjoin(all, equals_at(entry->second, other->second, depth + 1));
  }
  return all;
}

Ternary equals_at(const Value& a, const Value& b, int depth) {
  require_depth(depth);
  if (a.is_null() || b.is_null()) return Ternary::Null;
  if (a.is_number() && b.is_number()) return ternary(compare_numbers(a, b) == 0);
  if (a.kind() != b.kind()) return Ternary::False;
  if (a.is_list()) return lists_equal(a.list(), b.list(), depth);
  if (a.is_map()) return maps_equal(a.map(), b.map(), depth);
  return ternary(a == b);
}

bool equivalent_at(const Value& a, const Value& b, int depth);

bool lists_equivalent(const List& a, const List& b, int depth) {
  if (a.size() != b.size()) return false;
  graph::LongWork work;
  for (std::size_t i = 0; i < a.size(); ++i) {
    work.step();
    if (!equivalent_at(a[i], b[i], depth + 1)) return false;
  }
  return true;
}

bool maps_equivalent(const Map& a, const Map& b, int depth) {
  if (!same_keys(a, b)) return false;
  auto other = b.begin();
  for (const auto& entry : a) {
    if (!equivalent_at(entry.second, (other++)->second, depth + 1)) return false;
  }
  return true;
}

bool equivalent_at(const Value& a, const Value& b, int depth) {
  require_depth(depth);
  if (a.is_number() && b.is_number() && a.kind() != b.kind()) return compare_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  if (a.is_list()) return lists_equivalent(a.list(), b.list(), depth);
  if (a.is_map()) return maps_equivalent(a.map(), b.map(), depth);
  return a == b;
}

}  // namespace

Ternary equals(const Value& a, const Value& b) { return equals_at(a, b, 0); }

bool equivalent(const Value& a, const Value& b) { return equivalent_at(a, b, 0); }

bool equivalent(std::span<const Value> a, std::span<const Value> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equivalent_at(a[i], b[i], 0)) return false;
  }
  return true;
}

}  // namespace dossier::query
