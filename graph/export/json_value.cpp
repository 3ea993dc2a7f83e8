#include "graph/export/json_value.h"

#include "graph/export/text.h"

#include <charconv>
#include <cmath>

#include <dossier/export.h>

namespace dossier {

namespace {

constexpr int kMaxDepth = 1000;

void append_escape(std::string& out, unsigned unit) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4)
    out += kDigits[(unit >> static_cast<unsigned>(shift)) & 0xFU];
}

void append_control(std::string& out, char32_t character) {
  switch (character) {
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    default: break;
  }
  if (character < 0x10000) return append_escape(out, static_cast<unsigned>(character));
  const auto rest = static_cast<unsigned>(character - 0x10000);
  append_escape(out, 0xD800U + (rest >> 10U));
  append_escape(out, 0xDC00U + (rest & 0x3FFU));
}

template <typename Number>
void append_number(std::string& out, Number number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out.append(buffer, end);
}

void append_float(std::string& out, double number) {
  if (std::isnan(number)) {
    out += "\"NaN\"";
  } else if (std::isinf(number)) {
    out += number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  } else {
    const std::size_t begin = out.size();
    append_number(out, number);
    if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
  }
}

void append(std::string& out, const Value& value, int depth);

template <typename Range>
void append_list(std::string& out, const Range& values, int depth) {
  out += '[';
  bool first = true;
  for (const Value& value : values) {
    if (!first) out += ',';
    first = false;
    append(out, value, depth + 1);
  }
  out += ']';
}

void append_map(std::string& out, const Map& map, int depth) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, key);
    out += ':';
    append(out, value, depth + 1);
  }
  out += '}';
}

void append_point(std::string& out, const Point& point) {
  out += "{\"srid\":";
  append_number(out, point.srid);
  out += ",\"x\":";
  append_float(out, point.x);
  out += ",\"y\":";
  append_float(out, point.y);
  if (point.has_z()) {
    out += ",\"z\":";
    append_float(out, point.z);
  }
  out += '}';
}

void append_node(std::string& out, const Value& value, int depth) {
  if (value.is_complete()) return graph::append_json_node(out, value.node(), depth);
  out += "{\"id\":";
  append_number(out, static_cast<std::uint64_t>(value.node_id()));
  out += '}';
}

void append_relationship(std::string& out, const Value& value, int depth) {
  if (value.is_complete()) return graph::append_json_relationship(out, value.relationship(), depth);
  out += "{\"id\":";
  append_number(out, static_cast<std::uint64_t>(value.relationship_id()));
  out += '}';
}

void append_path(std::string& out, const Path& path, int depth) {
  out += "{\"nodes\":";
  append_list(out, path.nodes, depth);
  out += ",\"relationships\":";
  append_list(out, path.relationships, depth);
  out += '}';
}

void append(std::string& out, const Value& value, int depth) {
  if (depth > kMaxDepth) {
    out += "\"...\"";
    return;
  }
  using Kind = ValueKind;
  switch (value.kind()) {
    case Kind::Null: out += "null"; return;
    case Kind::Boolean: out += value.boolean() ? "true" : "false"; return;
    case Kind::Integer: return append_number(out, value.integer());
    case Kind::Float: return append_float(out, value.real());
    case Kind::String: return append_json_string(out, value.string());
    case Kind::List: return append_list(out, value.list(), depth);
    case Kind::Map: return append_map(out, value.map(), depth);
    case Kind::Node: return append_node(out, value, depth);
    case Kind::Relationship: return append_relationship(out, value, depth);
    case Kind::Path: return append_path(out, value.path(), depth);
    case Kind::Point: return append_point(out, value.point());
    default: return append_json_string(out, graph::iso_text(value));
  }
}

}  // namespace

namespace graph {

std::string iso_text(const Value& value) {
  using Kind = ValueKind;
  switch (value.kind()) {
    case Kind::Date: return to_iso(value.date());
    case Kind::LocalTime: return to_iso(value.local_time());
    case Kind::Time: return to_iso(value.time());
    case Kind::LocalDateTime: return to_iso(value.local_date_time());
    case Kind::DateTime: return to_iso(value.date_time());
    case Kind::Duration: return to_iso(value.duration());
    default: return {};
  }
}

std::string plain_text(const Value& value) {
  if (value.is_string()) return std::string(value.string());
  std::string json;
  append_json(json, value);
  // Temporal values and special floats are JSON strings without escapes.
  if (value.is_temporal() || (value.is_float() && json.front() == '"'))
    return json.substr(1, json.size() - 2);
  return json;
}

void append_json_node(std::string& out, const Node& node, int depth) {
  out += "{\"id\":";
  append_number(out, static_cast<std::uint64_t>(node.id));
  out += ",\"labels\":[";
  for (std::size_t i = 0; i < node.labels.size(); ++i) {
    if (i != 0) out += ',';
    append_json_string(out, node.labels[i]);
  }
  out += "],\"properties\":";
  append_map(out, node.properties, depth);
  out += '}';
}

void append_json_relationship(std::string& out, const Relationship& relationship, int depth) {
  out += "{\"id\":";
  append_number(out, static_cast<std::uint64_t>(relationship.id));
  out += ",\"type\":";
  append_json_string(out, relationship.type);
  out += ",\"start\":";
  append_number(out, static_cast<std::uint64_t>(relationship.start));
  out += ",\"end\":";
  append_number(out, static_cast<std::uint64_t>(relationship.end));
  out += ",\"properties\":";
  append_map(out, relationship.properties, depth);
  out += '}';
}

}  // namespace graph

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const graph::CodePoint point = graph::decode(text, at);
    if (!point.valid) {
      out += "\xEF\xBF\xBD";
    } else if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (graph::is_control(point.value)) {
      append_control(out, point.value);
    } else {
      out.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  out += '"';
}

void append_json(std::string& out, const Value& value) { append(out, value, 0); }

}  // namespace dossier
