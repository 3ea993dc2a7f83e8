#include "graph/value/quote.h"

#include <ostream>

#include <dossier/value.h>

namespace dossier {

namespace {

/// Writes a value and what it holds. Each level of nesting is one level of recursion, up to
/// kMaxDepth.
class LiteralWriter {
 public:
  void write(const Value& value) {
    if (depth_ == kMaxDepth) {
      out_ += "...";
      return;
    }
    ++depth_;
    write_any(value);
    --depth_;
  }

  std::string take() { return std::move(out_); }

 private:
  static constexpr int kMaxDepth = 1000;

  void write_any(const Value& value) {
    switch (value.kind()) {
      case ValueKind::Null: return write_text("null");
      case ValueKind::Boolean: return write_text(value.boolean() ? "true" : "false");
      case ValueKind::Integer: return write_text(std::to_string(value.integer()));
      case ValueKind::Float: return write_text(to_text(value.real()));
      case ValueKind::String: return append_quoted(out_, value.string());
      case ValueKind::List: return write_list(value.list());
      case ValueKind::Map: return write_map(value.map());
      case ValueKind::Node: return write_node(value);
      case ValueKind::Relationship: return write_relationship(value);
      case ValueKind::Path: return write_path(value.path());
      case ValueKind::Point: return write_point(value.point());
      default: return write_temporal(value);
    }
  }

  void write_temporal(const Value& value) {
    switch (value.kind()) {
      case ValueKind::Date: return write_call("date", to_iso(value.date()));
      case ValueKind::LocalTime: return write_call("localtime", to_iso(value.local_time()));
      case ValueKind::Time: return write_call("time", to_iso(value.time()));
      case ValueKind::LocalDateTime:
        return write_call("localdatetime", to_iso(value.local_date_time()));
      case ValueKind::DateTime: return write_call("datetime", to_iso(value.date_time()));
      case ValueKind::Duration: return write_call("duration", to_iso(value.duration()));
      default: return;
    }
  }

  void write_text(std::string_view text) { out_ += text; }

  void write_call(std::string_view function, std::string_view argument) {
    ((out_ += function) += "('") += argument;
    out_ += "')";
  }

  void write_list(const List& list) {
    std::string_view separator = "[";
    for (const Value& element : list) {
      out_ += separator;
      write(element);
      separator = ", ";
    }
    out_ += list.empty() ? "[]" : "]";
  }

  void write_map(const Map& map) {
    std::string_view separator = "{";
    for (const auto& [key, value] : map) {
      out_ += separator;
      append_name(out_, key);
      out_ += ": ";
      write(value);
      separator = ", ";
    }
    out_ += map.empty() ? "{}" : "}";
  }

  void write_properties(const Map& properties, std::string_view separator) {
    if (properties.empty()) return;
    out_ += separator;
    write_map(properties);
  }

  void write_node(const Value& value) {
    out_ += '(';
    if (value.is_complete()) {
      for (const std::string& label : value.node().labels) append_name(out_ += ':', label);
      write_properties(value.node().properties, value.node().labels.empty() ? "" : " ");
    } else {
      (out_ += '#') += std::to_string(static_cast<std::uint64_t>(value.node_id()));
    }
    out_ += ')';
  }

  void write_relationship(const Value& value) {
    out_ += '[';
    if (value.is_complete()) {
      append_name(out_ += ':', value.relationship().type);
      write_properties(value.relationship().properties, " ");
    } else {
      (out_ += '#') += std::to_string(static_cast<std::uint64_t>(value.relationship_id()));
    }
    out_ += ']';
  }

  void write_path(const Path& path) {
    out_ += '<';
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      if (i > 0) write_step(path.relationships[i - 1], path.nodes[i - 1]);
      write_node(path.nodes[i]);
    }
    out_ += '>';
  }

  void write_step(const Value& relationship, const Value& from) {
    const bool known = relationship.is_complete();
    const bool backwards = known && relationship.relationship().start != from.node_id();
    out_ += backwards ? "<-" : "-";
    write_relationship(relationship);
    out_ += backwards || !known ? "-" : "->";
  }

  void write_point(const Point& point) {
    out_ += "point({srid: " + std::to_string(point.srid) + ", x: " + to_text(point.x) +
            ", y: " + to_text(point.y);
    if (point.has_z()) out_ += ", z: " + to_text(point.z);
    out_ += "})";
  }

  std::string out_;
  int depth_ = 0;
};

}  // namespace

std::string to_literal(const Value& value) {
  LiteralWriter writer;
  writer.write(value);
  return writer.take();
}

std::ostream& operator<<(std::ostream& out, const Value& value) { return out << to_literal(value); }

}  // namespace dossier
