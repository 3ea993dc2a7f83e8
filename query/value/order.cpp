#include "graph/value/interruptible.h"
#include "query/value/compare.h"
#include "query/value/failure.h"
#include "query/value/number.h"

#include <algorithm>
#include <tuple>

namespace dossier::query {

namespace {

using Order = std::weak_ordering;

/// Place of a kind in the order of ORDER BY; integers and floats share one.
int rank(ValueKind kind) {
  switch (kind) {
    case ValueKind::Map: return 0;
    case ValueKind::Node: return 1;
    case ValueKind::Relationship: return 2;
    case ValueKind::List: return 3;
    case ValueKind::Path: return 4;
    case ValueKind::DateTime: return 5;
    case ValueKind::LocalDateTime: return 6;
    case ValueKind::Date: return 7;
    case ValueKind::Time: return 8;
    case ValueKind::LocalTime: return 9;
    case ValueKind::Duration: return 10;
    case ValueKind::Point: return 11;
    case ValueKind::String: return 12;
    case ValueKind::Boolean: return 13;
    case ValueKind::Integer:
    case ValueKind::Float: return 14;
    case ValueKind::Null: return 15;
  }
  return 16;
}

/// Floats with NaN after everything and equal to itself.
Order order_floats(double a, double b) {
  if (a < b) return Order::less;
  if (a > b) return Order::greater;
  if (a == b) return Order::equivalent;
  return (a != a) <=> (b != b);
}

Order order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering exact = compare_numbers(a, b);
  if (exact == std::partial_ordering::less) return Order::less;
  if (exact == std::partial_ordering::greater) return Order::greater;
  if (exact == std::partial_ordering::equivalent) return Order::equivalent;
  const bool a_is_nan = a.is_float() && a.real() != a.real();
  const bool b_is_nan = b.is_float() && b.real() != b.real();
  return a_is_nan <=> b_is_nan;
}

Order order_at(const Value& a, const Value& b, int depth);

template <typename A, typename B>
Order order_elements(const A& a, const B& b, int depth) {
  const std::size_t common = std::min(a.size(), b.size());
  graph::LongWork work;
  for (std::size_t i = 0; i < common; ++i) {
    work.step();
    const Order each = order_at(a[i], b[i], depth + 1);
    if (each != 0) return each;
  }
  return a.size() <=> b.size();
}

/// By number of entries, then keys, then values.
Order order_maps(const Map& a, const Map& b, int depth) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (x->first != y->first) return x->first <=> y->first;
  }
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    const Order each = order_at(x->second, y->second, depth + 1);
    if (each != 0) return each;
  }
  return Order::equivalent;
}

/// As alternating sequences of nodes and relationships.
Order order_paths(const Path& a, const Path& b, int depth) {
  const std::size_t common = std::min(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < common; ++i) {
    const Order node = order_at(a.nodes[i], b.nodes[i], depth + 1);
    if (node != 0) return node;
    if (i >= a.relationships.size() || i >= b.relationships.size()) break;
    const Order step = order_at(a.relationships[i], b.relationships[i], depth + 1);
    if (step != 0) return step;
  }
  return a.nodes.size() <=> b.nodes.size();
}

Order order_times(Time a, Time b) {
  return std::tuple(utc_nanoseconds(a), a.offset_seconds) <=>
         std::tuple(utc_nanoseconds(b), b.offset_seconds);
}

Order order_date_times(const DateTime& a, const DateTime& b) {
  return std::tie(a.epoch_seconds, a.nanoseconds, a.offset_seconds, a.zone) <=>
         std::tie(b.epoch_seconds, b.nanoseconds, b.offset_seconds, b.zone);
}

Order order_durations(const Duration& a, const Duration& b) {
  const Int128 x = average_nanoseconds(a);
  const Int128 y = average_nanoseconds(b);
  if (x != y) return x < y ? Order::less : Order::greater;
  return std::tie(a.months, a.days, a.seconds, a.nanoseconds) <=>
         std::tie(b.months, b.days, b.seconds, b.nanoseconds);
}

Order order_points(const Point& a, const Point& b) {
  if (a.srid != b.srid) return a.srid <=> b.srid;
  for (const auto& [x, y] : {std::pair(a.x, b.x), std::pair(a.y, b.y), std::pair(a.z, b.z)}) {
    if (const Order each = order_floats(x, y); each != 0) return each;
  }
  return Order::equivalent;
}

Order order_same_kind(const Value& a, const Value& b, int depth) {
  switch (a.kind()) {
    case ValueKind::Null: return Order::equivalent;
    case ValueKind::Boolean: return a.boolean() <=> b.boolean();
    case ValueKind::Integer:
    case ValueKind::Float: return order_numbers(a, b);
    case ValueKind::String: return a.string() <=> b.string();
    case ValueKind::List: return order_elements(a.list(), b.list(), depth);
    case ValueKind::Map: return order_maps(a.map(), b.map(), depth);
    case ValueKind::Node: return a.node_id() <=> b.node_id();
    case ValueKind::Relationship: return a.relationship_id() <=> b.relationship_id();
    case ValueKind::Path: return order_paths(a.path(), b.path(), depth);
    case ValueKind::Date: return a.date() <=> b.date();
    case ValueKind::LocalTime: return a.local_time() <=> b.local_time();
    case ValueKind::Time: return order_times(a.time(), b.time());
    case ValueKind::LocalDateTime: return a.local_date_time() <=> b.local_date_time();
    case ValueKind::DateTime: return order_date_times(a.date_time(), b.date_time());
    case ValueKind::Duration: return order_durations(a.duration(), b.duration());
    case ValueKind::Point: return order_points(a.point(), b.point());
  }
  return Order::equivalent;
}

Order order_at(const Value& a, const Value& b, int depth) {
  if (depth > kMaxDepth)
    fail(Code::InvalidArgumentValue,
         "a value that is nested deeper than 1000 levels cannot be sorted");
  const int x = rank(a.kind());
  const int y = rank(b.kind());
  return x != y ? Order(x <=> y) : order_same_kind(a, b, depth);
}

}  // namespace

std::weak_ordering order(const Value& a, const Value& b) { return order_at(a, b, 0); }

}  // namespace dossier::query
