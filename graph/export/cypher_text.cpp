#include "graph/export/cypher_text.h"

#include "graph/export/json_value.h"
#include "graph/value/quote.h"

#include <cmath>

namespace dossier::graph {

namespace {

std::string float_expression(double value) {
  if (std::isnan(value)) return "(0.0 / 0.0)";
  if (std::isinf(value)) return value > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
  return to_text(value);
}

std::string point_expression(const Point& point) {
  std::string out = "point({srid: " + std::to_string(point.srid) + ", x: " + to_text(point.x) +
                    ", y: " + to_text(point.y);
  if (point.has_z()) out += ", z: " + to_text(point.z);
  return out + "})";
}

std::string_view temporal_function(ValueKind kind) noexcept {
  switch (kind) {
    case ValueKind::Date: return "date";
    case ValueKind::LocalTime: return "localtime";
    case ValueKind::Time: return "time";
    case ValueKind::LocalDateTime: return "localdatetime";
    case ValueKind::DateTime: return "datetime";
    default: return "duration";
  }
}

std::string list_expression(const List& list) {
  std::string out = "[";
  for (const Value& element : list)
    out += (out.size() > 1 ? ", " : "") + cypher_expression(element);
  return out + "]";
}

}  // namespace

std::string cypher_name(std::string_view name) {
  std::string out;
  append_name(out, name);
  return out;
}

std::string cypher_string(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

std::string cypher_expression(const Value& value) {
  using Kind = ValueKind;
  switch (value.kind()) {
    case Kind::Boolean: return value.boolean() ? "true" : "false";
    case Kind::Integer: return std::to_string(value.integer());
    case Kind::Float: return float_expression(value.real());
    case Kind::String: return cypher_string(value.string());
    case Kind::List: return list_expression(value.list());
    case Kind::Map: return cypher_map(value.map());
    case Kind::Point: return point_expression(value.point());
    default: break;
  }
  if (!value.is_temporal()) return "null";
  return std::string(temporal_function(value.kind())) + "('" + iso_text(value) + "')";
}

std::string cypher_map(const Map& map) {
  std::string out = "{";
  for (const auto& [key, value] : map) {
    out += (out.size() > 1 ? ", " : "") + cypher_name(key) + ": " + cypher_expression(value);
  }
  return out + "}";
}

}  // namespace dossier::graph
