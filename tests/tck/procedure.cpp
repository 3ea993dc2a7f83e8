#include "tests/tck/procedure.h"

#include "query/value/compare.h"
#include "tests/tck/literal.h"

#include <stdexcept>

namespace dossier::tck {
namespace {

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with(':')) text.remove_suffix(1);
  return text;
}

query::TypeName read_type(std::string_view text) {
  using Base = query::TypeName::Base;
  if (text.ends_with('?')) text.remove_suffix(1);
  if (text == "INTEGER") return {Base::Integer};
  if (text == "FLOAT") return {Base::Float};
  if (text == "NUMBER") return {Base::Number};
  if (text == "STRING") return {Base::String};
  if (text == "BOOLEAN") return {Base::Boolean};
  throw std::runtime_error("unknown type " + std::string(text));
}

query::ProcedureField read_field(std::string_view text) {
  const auto colons = text.find("::");
  if (colons == std::string_view::npos)
    throw std::runtime_error("no type in `" + std::string(text) + "`");
  return {std::string(trim(text.substr(0, colons))), read_type(trim(text.substr(colons + 2)))};
}

/// The fields between the first "(" and ")".
std::vector<query::ProcedureField> read_fields(std::string_view text) {
  const auto open = text.find('(');
  std::string_view rest = text.substr(open + 1, text.find(')') - open - 1);
  std::vector<query::ProcedureField> out;
  while (!trim(rest).empty()) {
    const auto comma = rest.find(',');
    out.push_back(read_field(rest.substr(0, comma)));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return out;
}

std::vector<std::vector<Value>> read_rows(const Table& table) {
  std::vector<std::vector<Value>> out;
  for (std::size_t i = 1; i < table.size(); ++i) {
    std::vector<Value> row;
    for (const std::string& cell : table[i]) row.push_back(read_value(cell));
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

query::Procedure read_procedure(std::string_view signature, const Table& table) {
  const auto middle = signature.find(") ::");
  query::Procedure out;
  out.name = trim(signature.substr(0, signature.find('(')));
  out.inputs = read_fields(signature.substr(0, middle + 1));
  out.outputs = read_fields(signature.substr(middle + 1));
  out.run = [rows = read_rows(table)](std::span<const Value> arguments, query::ProcedureContext&,
                                      const query::ProcedureSink& sink) {
    for (const auto& row : rows) {
      const std::span<const Value> inputs(row.data(), arguments.size());
      if (!query::equivalent(inputs, arguments)) continue;
      if (!sink(std::vector<Value>(row.begin() + static_cast<std::ptrdiff_t>(arguments.size()),
                                   row.end())))
        return;
    }
  };
  return out;
}

}  // namespace dossier::tck
