#include "graph/import/plan.h"

#include "graph/import/json_reader.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kHeaderBytes = std::size_t{64} << 10;

/// The beginning of a file, or what stands for it.
std::string head_of(const ImportFiles& files, const CsvMarks& marks) {
  const std::string& path = files.paths.front();
  RecordFile file(path, marks);
  std::string text = files.header;
  if (!text.empty() || file.next(text, kHeaderBytes)) return text;
  throw Exception({Code::InvalidArgumentValue,
                   "the file `" + path + "` has no header: it is empty",
                   {},
                   {},
                   "docs/import.md tells what a header can say",
                   {}});
}

/// Whether all files of a source hold JSON Lines.
bool require_one_form(const ImportFiles& files) {
  const bool json = holds_json(files.paths.front());
  for (const std::string& path : files.paths) {
    if (holds_json(path) == json) continue;
    throw Exception(
        {Code::InvalidArgumentValue, '`' + files.paths.front() + "` and `" + path +
                                         "` stand behind one name and have different forms"});
  }
  return json;
}

std::vector<Column> read_keys(const ImportFiles& files, SourcePlan& plan) {
  plan.keys = first_keys(head_of(files, kLines));
  if (plan.keys.empty()) {
    throw Exception({Code::InvalidArgumentValue, "the first line of `" + files.paths.front() +
                                                     "` is no JSON object with keys"});
  }
  std::vector<Field> fields;
  for (const std::string& key : plan.keys) fields.push_back({.text = key});
  return parse_header(fields, files.paths.front());
}

std::vector<Column> read_header(const ImportFiles& files, const ImportSettings& settings,
                                SourcePlan& plan) {
  plan.json = require_one_form(files);
  if (plan.json) return read_keys(files, plan);
  const std::string& path = files.paths.front();
  const CsvMarks marks{settings.delimiter, settings.quote};
  const std::string text = head_of(files, marks);
  RecordReader reader(text, marks);
  const bool found = reader.next();
  if (!found || !reader.problem().empty()) {
    throw Exception(
        {Code::InvalidArgumentValue, "the header of `" + path + "` cannot be read: " +
                                         std::string(found ? reader.problem() : "it is empty")});
  }
  return parse_header(reader.fields(), path);
}

std::optional<std::size_t> find_role(const std::vector<Column>& columns, ColumnRole role) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [=](const Column& column) { return column.role == role; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::size_t require_role(const std::vector<Column>& columns, ColumnRole role, const char* name,
                         const std::string& path) {
  if (const auto found = find_role(columns, role)) return *found;
  throw Exception({Code::InvalidArgumentValue,
                   "the header of `" + path + "` has no column `" + name + '`',
                   {},
                   {},
                   "relationships need the columns `:START_ID` and `:END_ID`",
                   {}});
}

void refuse_role(const std::vector<Column>& columns, ColumnRole role, const char* name,
                 const std::string& path) {
  if (!find_role(columns, role)) return;
  throw Exception({Code::InvalidArgumentValue,
                   "the column `" + std::string(name) + "` of `" + path + "` does not belong there",
                   {},
                   {},
                   "docs/import.md tells what a header can say",
                   {}});
}

ValueKind stored_kind(const Column& column, const ImportSettings& settings) {
  if (column.role != ColumnRole::Id) return column.kind;
  const bool integer = column.integer_ids.value_or(settings.ids == ImportIds::Integer);
  return integer ? ValueKind::Integer : ValueKind::String;
}

void fill(SourcePlan& plan, const ImportFiles& files, const std::vector<Column>& columns,
          const ImportSettings& settings, ImportNames& names) {
  plan.paths = files.paths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    plan.columns.push_back(column.name);
    const bool stored = column.role == ColumnRole::Property ||
                        (column.role == ColumnRole::Id && !column.name.empty());
    if (!stored) continue;
    plan.properties.push_back({i, names.key(column.name), stored_kind(column, settings),
                               column.list, column.typed || column.role == ColumnRole::Id,
                               column.name});
  }
  std::sort(plan.properties.begin(), plan.properties.end(),
            [](const PropertyField& a, const PropertyField& b) { return a.key < b.key; });
}

const IdSpace* require_space(const IdSpaces& spaces, const std::string& name,
                             const std::string& path) {
  const auto found = spaces.find(name);
  if (found != spaces.end()) return &found->second;
  const std::string what = name.empty() ? "`:ID`" : "`:ID(" + name + ")`";
  throw Exception({Code::InvalidArgumentValue,
                   "the relationships of `" + path + "` refer to ids of " + what +
                       ", and no file of nodes has such a column",
                   {},
                   {},
                   "relationships join nodes of the same import",
                   {}});
}

}  // namespace

std::vector<std::string_view> split_names(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = text.find(separator);
    if (end != 0 && !text.empty()) out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

NodePlan plan_nodes(const ImportFiles& files, const ImportSettings& settings, ImportNames& names,
                    IdSpaces& spaces) {
  const std::string& path = files.paths.front();
  NodePlan plan;
  const auto columns = read_header(files, settings, plan);
  refuse_role(columns, ColumnRole::Start, ":START_ID", path);
  refuse_role(columns, ColumnRole::End, ":END_ID", path);
  refuse_role(columns, ColumnRole::Type, ":TYPE", path);
  fill(plan, files, columns, settings, names);
  plan.kind_field = find_role(columns, ColumnRole::Labels);
  plan.id_field = find_role(columns, ColumnRole::Id);
  if (plan.id_field) {
    plan.space_name = columns[*plan.id_field].space;
    plan.space = &spaces[plan.space_name];
  }
  for (const std::string_view label : split_names(files.name, ':'))
    plan.labels.push_back(names.label(label));
  return plan;
}

RelationshipPlan plan_relationships(const ImportFiles& files, const ImportSettings& settings,
                                    ImportNames& names, const IdSpaces& spaces) {
  const std::string& path = files.paths.front();
  RelationshipPlan plan;
  const auto columns = read_header(files, settings, plan);
  refuse_role(columns, ColumnRole::Id, ":ID", path);
  refuse_role(columns, ColumnRole::Labels, ":LABEL", path);
  fill(plan, files, columns, settings, names);
  plan.start_field = require_role(columns, ColumnRole::Start, ":START_ID", path);
  plan.end_field = require_role(columns, ColumnRole::End, ":END_ID", path);
  plan.start_name = columns[plan.start_field].space;
  plan.end_name = columns[plan.end_field].space;
  plan.start_space = require_space(spaces, plan.start_name, path);
  plan.end_space = require_space(spaces, plan.end_name, path);
  plan.kind_field = find_role(columns, ColumnRole::Type);
  if (!files.name.empty()) plan.type = names.type(files.name);
  if (plan.type || plan.kind_field) return plan;
  throw Exception({Code::InvalidArgumentValue,
                   "the relationships of `" + path + "` have no type",
                   {},
                   {},
                   "write TYPE=FILE, or add the column `:TYPE`",
                   {}});
}

}  // namespace dossier::graph
