#include "tests/tck/procedure_signature.h"

#include <string_view>

namespace dossier::tck {
namespace {

using query::TypeName;

constexpr std::string_view kOpening = "there exists a procedure ";

TypeName::Base base_of(std::string_view name) {
  if (name == "INTEGER") return TypeName::Base::Integer;
  if (name == "FLOAT") return TypeName::Base::Float;
  if (name == "NUMBER") return TypeName::Base::Number;
  if (name == "STRING") return TypeName::Base::String;
  if (name == "BOOLEAN") return TypeName::Base::Boolean;
  return TypeName::Base::Any;
}

std::vector<query::ProcedureField> read_fields(std::string_view list) {
  std::vector<query::ProcedureField> fields;
  while (!list.empty()) {
    std::string_view field = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), field.size() + 1));
    while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    const std::size_t colons = field.find(" :: ");
    if (colons == std::string_view::npos) continue;
    std::string_view type = field.substr(colons + 4);
    TypeName name;
    name.not_null = type.back() != '?';
    if (!name.not_null) type.remove_suffix(1);
    name.base = base_of(type);
    fields.push_back({std::string(field.substr(0, colons)), name});
  }
  return fields;
}

}  // namespace

bool is_procedure(const Step& step) { return step.text.rfind(kOpening, 0) == 0; }

query::Procedure read_signature(const Step& step) {
  const std::string_view text = std::string_view(step.text).substr(kOpening.size());
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')');
  const std::size_t open_outputs = text.find('(', close);
  const std::size_t close_outputs = text.find(')', open_outputs);
  query::Procedure procedure;
  procedure.name = text.substr(0, open);
  procedure.inputs = read_fields(text.substr(open + 1, close - open - 1));
  procedure.outputs = read_fields(text.substr(open_outputs + 1, close_outputs - open_outputs - 1));
  return procedure;
}

}  // namespace dossier::tck
