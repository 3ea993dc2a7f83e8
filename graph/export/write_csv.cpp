#include "graph/export/csv_columns.h"
#include "graph/export/json_value.h"
#include "graph/export/source.h"

#include <ostream>

namespace dossier::graph {

namespace {

/// A field by RFC 4180: in quotes when it holds a separator, a quote, a line break or a space at an
/// end.
std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

std::string number_text(double number) { return plain_text(Value(number)); }

/// "{latitude: 59.3, longitude: 18.1}", as neo4j-admin reads points.
std::string point_text(const Point& point) {
  constexpr std::int32_t kWgs84 = 4326, kWgs84In3d = 4979;
  const bool geographic = point.srid == kWgs84 || point.srid == kWgs84In3d;
  std::string out =
      geographic ? "{latitude: " + number_text(point.y) + ", longitude: " + number_text(point.x)
                 : "{x: " + number_text(point.x) + ", y: " + number_text(point.y);
  if (point.has_z()) out += (geographic ? ", height: " : ", z: ") + number_text(point.z);
  if (!geographic) out += point.has_z() ? ", crs: cartesian-3D" : ", crs: cartesian";
  return out + "}";
}

std::string element_text(const Value& value, const CsvType& type) {
  const bool point = type.kind == ValueKind::Point && value.kind() == ValueKind::Point;
  return point ? point_text(value.point()) : plain_text(value);
}

/// A field that is there but empty is quoted; one that is not there is not.
std::string cell(const Value& value, const CsvType& type, char list_mark) {
  if (!type.list || !value.is_list()) {
    const std::string text = csv_field(element_text(value, type));
    return text.empty() ? "\"\"" : text;
  }
  std::string out;
  bool first = true;
  for (const Value& element : value.list()) {
    if (!first) out += list_mark;
    first = false;
    out += element_text(element, type);
  }
  return out.empty() ? "\"\"" : csv_field(out);
}

void write_header(std::ostream& out, const CsvColumns& columns) {
  for (const auto& [key, type] : columns) out << ',' << csv_field(key + header_suffix(type));
}

void write_cells(std::ostream& out, const CsvColumns& columns, const Map& properties,
                 char list_mark) {
  for (const auto& [key, type] : columns) {
    out << ',';
    if (const Value* value = properties.find(key)) out << cell(*value, type, list_mark);
  }
}

std::string label_cell(const Node& node, char list_mark) {
  std::string out;
  for (const std::string& label : node.labels) {
    if (!out.empty()) out += list_mark;
    out += label;
  }
  return csv_field(out);
}

void write_nodes(std::ostream& out, const GraphSource& graph, const CsvPlan& plan) {
  out << ":ID,:LABEL";
  write_header(out, plan.nodes);
  out << "\r\n";
  graph.nodes([&](const Node& node) {
    out << static_cast<std::uint64_t>(node.id) << ',' << label_cell(node, plan.list_mark);
    write_cells(out, plan.nodes, node.properties, plan.list_mark);
    out << "\r\n";
  });
}

void write_relationships(std::ostream& out, const GraphSource& graph, const CsvPlan& plan) {
  out << ":START_ID,:END_ID,:TYPE";
  write_header(out, plan.relationships);
  out << "\r\n";
  graph.relationships([&](const Relationship& r) {
    out << static_cast<std::uint64_t>(r.start) << ',' << static_cast<std::uint64_t>(r.end) << ','
        << csv_field(r.type);
    write_cells(out, plan.relationships, r.properties, plan.list_mark);
    out << "\r\n";
  });
}

CsvPlan told_plan(const GraphSource& graph, const ExportOptions& options) {
  CsvPlan plan = plan_csv(graph);
  if (plan.list_mark == ';' || !options.on_limit) return plan;
  const std::string mark =
      plan.list_mark == '\x1f' ? "$'\\x1f'" : std::string("'") + plan.list_mark + "'";
  options.on_limit(
      "elements of lists hold `;`, so others stand between them: import with "
      "--array-delimiter " +
      mark);
  return plan;
}

}  // namespace

void write_csv_nodes(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  write_nodes(out, graph, told_plan(graph, options));
}

void write_csv_relationships(std::ostream& out, const GraphSource& graph,
                             const ExportOptions& options) {
  write_relationships(out, graph, told_plan(graph, options));
}

void write_csv(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  const CsvPlan plan = told_plan(graph, options);
  write_nodes(out, graph, plan);
  out << "\r\n";
  write_relationships(out, graph, plan);
}

}  // namespace dossier::graph
