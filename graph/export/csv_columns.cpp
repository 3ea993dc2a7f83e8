#include "graph/export/csv_columns.h"

#include <string_view>

namespace dossier::graph {

namespace {

constexpr std::string_view kMarks = ";|^~\x1f";  ///< those that people can type first

bool is_number(ValueKind kind) noexcept {
  return kind == ValueKind::Integer || kind == ValueKind::Float;
}

ValueKind join(ValueKind a, ValueKind b) noexcept {
  if (a == b || b == ValueKind::Null) return a;
  if (a == ValueKind::Null) return b;
  return is_number(a) && is_number(b) ? ValueKind::Float : ValueKind::String;
}

CsvType type_of(const Value& value) noexcept {
  if (!value.is_list()) return {value.kind(), false};
  CsvType type{ValueKind::Null, true};
  for (const Value& element : value.list()) type.kind = join(type.kind, element.kind());
  return type;
}

CsvType join(const CsvType& a, const CsvType& b) noexcept {
  if (a.list != b.list) return {ValueKind::String, false};
  return {join(a.kind, b.kind), a.list};
}

class Planner {
 public:
  CsvPlan plan(const GraphSource& graph) {
    CsvPlan out;
    graph.nodes([&](const Node& node) {
      add(out.nodes, node.properties);
      for (const std::string& label : node.labels) note_marks(label);
    });
    graph.relationships([&](const Relationship& r) { add(out.relationships, r.properties); });
    const std::size_t free = kMarks.find_first_not_of(used_);
    out.list_mark = free == std::string_view::npos ? kMarks.back() : kMarks[free];
    return out;
  }

 private:
  void add(CsvColumns& columns, const Map& properties) {
    for (const auto& [key, value] : properties) {
      const CsvType type = type_of(value);
      const auto [at, fresh] = columns.emplace(key, type);
      if (!fresh) at->second = join(at->second, type);
      if (!value.is_list()) continue;
      for (const Value& element : value.list()) {
        if (element.is_string()) note_marks(element.string());
      }
    }
  }

  void note_marks(std::string_view text) {
    for (std::size_t at = text.find_first_of(kMarks); at != std::string_view::npos;
         at = text.find_first_of(kMarks, at + 1)) {
      if (used_.find(text[at]) == std::string::npos) used_ += text[at];
    }
  }

  std::string used_;
};

}  // namespace

CsvPlan plan_csv(const GraphSource& graph) { return Planner().plan(graph); }

std::string header_suffix(const CsvType& type) {
  const auto name = [&]() -> std::string {
    switch (type.kind) {
      case ValueKind::Boolean: return ":boolean";
      case ValueKind::Integer: return ":long";
      case ValueKind::Float: return ":double";
      case ValueKind::Date: return ":date";
      case ValueKind::Time: return ":time";
      case ValueKind::LocalTime: return ":localtime";
      case ValueKind::DateTime: return ":datetime";
      case ValueKind::LocalDateTime: return ":localdatetime";
      case ValueKind::Duration: return ":duration";
      case ValueKind::Point: return ":point";
      default: return type.list ? ":string" : "";
    }
  }();
  return name + (type.list ? "[]" : "");
}

}  // namespace dossier::graph
