#include "query/function/aggregate.h"
#include "query/function/builtin_procedures.h"
#include "query/function/function.h"

#include <string>

#include <dossier/version.h>

namespace dossier::query {

namespace {

using Base = TypeName::Base;

ProcedureField text_field(std::string name) { return {std::move(name), {.base = Base::String}}; }
ProcedureField truth_field(std::string name) { return {std::move(name), {.base = Base::Boolean}}; }

void components(std::span<const Value>, ProcedureContext&, const ProcedureSink& sink) {
  sink({"Dossier", List{Value(version())}, "embedded"});
}

void list_functions(std::span<const Value>, ProcedureContext&, const ProcedureSink& sink) {
  for (const Function& each : functions()) {
    if (!sink({each.name, each.category, each.signature, each.description, false, true})) return;
  }
  for (const Aggregate& each : aggregates()) {
    if (!sink({each.name, "aggregating", each.signature, each.description, true, true})) return;
  }
}

void list_procedures(std::span<const Value>, ProcedureContext& context, const ProcedureSink& sink) {
  for (const Procedure* each : context.procedures.all()) {
    const std::string text = signature(*each);
    const std::string_view mode = each->updates ? "WRITE" : "READ";
    if (!sink({each->name, Value(std::string_view(text)), each->description, Value(mode), false}))
      return;
  }
}

void ping(std::span<const Value>, ProcedureContext&, const ProcedureSink& sink) { sink({true}); }

}  // namespace

void add_system_procedures(ProcedureTable& table) {
  table.add({"dbms.components",
             "Name and version of the program.",
             {},
             {text_field("name"),
              {"versions", {.base = Base::List, .inner = {{.base = Base::String}}}},
              text_field("edition")},
             components});
  table.add({"dbms.functions",
             "Every function with its signature.",
             {},
             {text_field("name"), text_field("category"), text_field("signature"),
              text_field("description"), truth_field("aggregating"), truth_field("isBuiltIn")},
             list_functions});
  table.add({"dbms.procedures",
             "Every procedure with its signature.",
             {},
             {text_field("name"), text_field("signature"), text_field("description"),
              text_field("mode"), truth_field("worksOnSystem")},
             list_procedures});
  table.add({"db.ping", "Whether the database answers.", {}, {truth_field("success")}, ping});
}

}  // namespace dossier::query
