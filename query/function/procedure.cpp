#include "query/function/procedure.h"

#include "query/function/builtin_procedures.h"
#include "query/value/failure.h"

#include <algorithm>

namespace dossier::query {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// The last `optional` of them may be left out.
std::string fields_text(const std::vector<ProcedureField>& fields, std::size_t optional = 0) {
  std::string out = "(";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ", ";
    out += fields[i].name + (i + optional < fields.size() ? " :: " : " = null :: ") +
           type_text(fields[i].type);
  }
  return out + ")";
}

bool wants_float(const TypeName& type) { return type.base == TypeName::Base::Float; }

}  // namespace

std::string signature(const Procedure& procedure) {
  return procedure.name + fields_text(procedure.inputs, procedure.optional_inputs) +
         " :: " + fields_text(procedure.outputs);
}

Value coerce(const Value& argument, const ProcedureField& field) {
  if (argument.is_integer() && wants_float(field.type)) return argument.number();
  if (is_of_type(argument, field.type)) return argument;
  fail(Code::InvalidArgumentType, "the argument `" + field.name + "` is a " +
                                      type_text(field.type) + ", not " +
                                      std::string(kind_with_article(argument.kind())));
}

ProcedureTable ProcedureTable::with_builtins() {
  ProcedureTable table;
  add_schema_procedures(table);
  add_system_procedures(table);
  add_fulltext_procedures(table);
  add_algorithm_procedures(table);
  return table;
}

void ProcedureTable::add(Procedure procedure) {
  std::string key = lower(procedure.name);
  by_name_.insert_or_assign(std::move(key),
                            std::make_shared<const Procedure>(std::move(procedure)));
}

const Procedure* ProcedureTable::find(std::string_view name) const {
  const auto at = by_name_.find(lower(name));
  return at != by_name_.end() ? at->second.get() : nullptr;
}

std::vector<const Procedure*> ProcedureTable::all() const {
  std::vector<const Procedure*> out;
  for (const auto& [name, procedure] : by_name_) out.push_back(procedure.get());
  return out;
}

}  // namespace dossier::query
