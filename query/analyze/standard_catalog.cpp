#include "query/analyze/standard_catalog.h"

#include "query/function/aggregate.h"
#include "query/function/function.h"
#include "query/function/procedure.h"
#include "query/value/type_test.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace dossier::query {
namespace {

using ast::Kinds;

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return folded;
}

/// Names that GQL has for functions of openCypher.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"cardinality", "size"},
    {"ceiling", "ceil"},
    {"collect_list", "collect"},
    {"current_date", "date"},
    {"duration_between", "duration.between"},
    {"element_id", "elementid"},
    {"ln", "log"},
    {"local_datetime", "localdatetime"},
    {"local_time", "localtime"},
    {"path_length", "length"},
    {"percentile_cont", "percentilecont"},
    {"percentile_disc", "percentiledisc"},
    {"stddev_pop", "stdevp"},
    {"stddev_samp", "stdev"},
    {"zoned_datetime", "datetime"},
    {"zoned_time", "time"},
};

/// `name` in lower case.
std::string_view canonical(std::string_view name) {
  for (const auto& [other, own] : kOtherNames) {
    if (name == other) return own;
  }
  return name;
}

/// The empty set stands for arguments that a table says nothing about.
Kinds kinds_of(KindSet set) {
  Kinds kinds = Kinds::None;
  for (unsigned at = 1; at <= static_cast<unsigned>(ValueKind::Point); ++at) {
    if (set.contains(static_cast<ValueKind>(at)))
      kinds = kinds | static_cast<Kinds>(1u << (at - 1));
  }
  return kinds == Kinds::None ? Kinds::Any : kinds;
}

Kinds kinds_of(const TypeName& type) {
  using Base = TypeName::Base;
  switch (type.base) {
    case Base::Boolean: return Kinds::Boolean;
    case Base::String: return Kinds::String;
    case Base::Integer: return Kinds::Integer;
    case Base::Float:
    case Base::Number: return Kinds::Number;
    case Base::Date: return Kinds::Date;
    case Base::LocalTime: return Kinds::LocalTime;
    case Base::ZonedTime: return Kinds::Time;
    case Base::LocalDateTime: return Kinds::LocalDateTime;
    case Base::ZonedDateTime: return Kinds::DateTime;
    case Base::Duration: return Kinds::Duration;
    case Base::Point: return Kinds::Point;
    case Base::Node: return Kinds::Node;
    case Base::Relationship: return Kinds::Relationship;
    case Base::Map: return Kinds::Map;
    case Base::List: return Kinds::List;
    case Base::Path: return Kinds::Path;
    default: return Kinds::Any;
  }
}

}  // namespace

struct StandardCatalog::Tables {
  std::map<std::string, ast::FunctionInfo, std::less<>> functions;    ///< by name in lower case
  std::map<std::string, ast::ProcedureInfo, std::less<>> procedures;  ///< by name in lower case
  std::deque<std::vector<Kinds>> kinds;
  std::deque<std::vector<ast::ProcedureField>> fields;
  std::deque<std::string> texts;

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

  void add(const Function& function) {
    ast::FunctionInfo info;
    info.name = function.name;
    info.least_arguments = static_cast<std::uint16_t>(function.min_arguments);
    info.most_arguments = function.max_arguments == Function::kVariadic
                              ? ast::FunctionInfo::kUnlimited
                              : static_cast<std::uint16_t>(function.max_arguments);
    info.deterministic = function.deterministic;
    info.signature = function.signature;
    info.description = function.description;
    info.result = kinds_of(function.result);
    auto& accepted = kinds.emplace_back();
    for (int at = 0; at < std::min(function.max_arguments, 4); ++at)
      accepted.push_back(kinds_of(function.kinds_of(at)));
    info.parameters = accepted;
    functions.emplace(lower(function.name), info);
  }

  void add(const Aggregate& aggregate) {
    ast::FunctionInfo info;
    info.name = aggregate.name;
    info.least_arguments = static_cast<std::uint16_t>(aggregate.arguments);
    info.most_arguments = info.least_arguments;
    info.aggregates = true;
    info.signature = aggregate.signature;
    info.description = aggregate.description;
    if (aggregate.name == "count") info.result = Kinds::Integer;
    if (aggregate.name == "collect") info.result = Kinds::List;
    functions.emplace(lower(aggregate.name), info);
  }

  std::span<const ast::ProcedureField> keep(const std::vector<ProcedureField>& source) {
    auto& kept = fields.emplace_back();
    for (const ProcedureField& field : source) {
      kept.push_back({keep(field.name), kinds_of(field.type), keep(type_text(field.type))});
    }
    return kept;
  }

  void add(const Procedure& procedure) {
    ast::ProcedureInfo info;
    info.name = keep(procedure.name);
    info.inputs = keep(procedure.inputs);
    info.optional_inputs = procedure.optional_inputs;
    info.outputs = keep(procedure.outputs);
    info.updates = procedure.updates;
    info.description = keep(procedure.description);
    procedures.emplace(lower(procedure.name), info);
  }
};

StandardCatalog::StandardCatalog(const ProcedureTable& procedures) {
  auto tables = std::make_unique<Tables>();
  for (const Function& function : functions()) tables->add(function);
  for (const Aggregate& aggregate : aggregates()) tables->add(aggregate);
  for (const Procedure* procedure : procedures.all()) tables->add(*procedure);
  tables_ = std::move(tables);
}

StandardCatalog::~StandardCatalog() = default;

const ast::FunctionInfo* StandardCatalog::find_function(std::string_view name) const {
  auto found = tables_->functions.find(canonical(lower(name)));
  return found == tables_->functions.end() ? nullptr : &found->second;
}

const ast::ProcedureInfo* StandardCatalog::find_procedure(std::string_view name) const {
  auto found = tables_->procedures.find(lower(name));
  return found == tables_->procedures.end() ? nullptr : &found->second;
}

void StandardCatalog::each_function(
    const std::function<void(const ast::FunctionInfo&)>& visit) const {
  for (const auto& [name, info] : tables_->functions) visit(info);
}

void StandardCatalog::each_procedure(
    const std::function<void(const ast::ProcedureInfo&)>& visit) const {
  for (const auto& [name, info] : tables_->procedures) visit(info);
}

}  // namespace dossier::query
