#include "graph/import/header.h"

#include <algorithm>
#include <array>
#include <utility>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::array<std::pair<std::string_view, ValueKind>, 18> kKinds{{
    {"string", ValueKind::String},
    {"char", ValueKind::String},
    {"int", ValueKind::Integer},
    {"integer", ValueKind::Integer},
    {"long", ValueKind::Integer},
    {"short", ValueKind::Integer},
    {"byte", ValueKind::Integer},
    {"float", ValueKind::Float},
    {"double", ValueKind::Float},
    {"boolean", ValueKind::Boolean},
    {"bool", ValueKind::Boolean},
    {"date", ValueKind::Date},
    {"localtime", ValueKind::LocalTime},
    {"time", ValueKind::Time},
    {"localdatetime", ValueKind::LocalDateTime},
    {"datetime", ValueKind::DateTime},
    {"duration", ValueKind::Duration},
    {"point", ValueKind::Point},
}};

constexpr std::array<std::pair<std::string_view, ColumnRole>, 6> kRoles{{
    {"ID", ColumnRole::Id},
    {"START_ID", ColumnRole::Start},
    {"END_ID", ColumnRole::End},
    {"LABEL", ColumnRole::Labels},
    {"TYPE", ColumnRole::Type},
    {"IGNORE", ColumnRole::Ignored},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

template <typename Table>
auto look_up(const Table& table, std::string_view name) -> decltype(&table[0].second) {
  const auto same = [&](const auto& row) { return lower(row.first) == lower(name); };
  const auto found = std::find_if(table.begin(), table.end(), same);
  return found == table.end() ? nullptr : &found->second;
}

[[noreturn]] void refuse(std::string_view field, const std::string& path, const std::string& why) {
  throw Exception(
      {Code::InvalidArgumentValue,
       "the column `" + std::string(field) + "` of `" + path + "` cannot be read: " + why,
       {},
       {},
       "docs/import.md tells what a header can say",
       {}});
}

/// Takes the part between `open` and `close` away from the end of `text`.
std::string take_enclosed(std::string_view& text, char open, char close) {
  const auto begin = text.find(open);
  if (begin == std::string_view::npos || !text.ends_with(close)) return {};
  std::string out(text.substr(begin + 1, text.size() - begin - 2));
  text = text.substr(0, begin);
  return out;
}

/// `{id-type: long}` of an id column.
std::optional<bool> id_kind(const std::string& options) {
  const auto at = options.find("id-type");
  if (at == std::string::npos) return std::nullopt;
  const auto begin = options.find_first_not_of(" :=", at + 7);
  const auto end = options.find_first_of(" ,", begin);
  const std::string kind = begin == std::string::npos ? "" : options.substr(begin, end - begin);
  const ValueKind* known = look_up(kKinds, kind);
  return known != nullptr && *known == ValueKind::Integer;
}

Column parse_column(std::string_view field, const std::string& path) {
  Column out;
  const auto colon = field.find(':');
  out.name = field.substr(0, colon);
  if (colon == std::string_view::npos) return out;
  std::string_view type = field.substr(colon + 1);
  const std::string options = take_enclosed(type, '{', '}');
  out.space = take_enclosed(type, '(', ')');
  if (const ColumnRole* role = look_up(kRoles, type)) {
    out.role = *role;
    if (out.role == ColumnRole::Id) out.integer_ids = id_kind(options);
    return out;
  }
  out.typed = true;
  out.list = type.ends_with("[]");
  if (out.list) type.remove_suffix(2);
  const ValueKind* kind = look_up(kKinds, type);
  if (kind == nullptr) refuse(field, path, "there is no type `" + std::string(type) + '`');
  out.kind = *kind;
  return out;
}

bool stores(const Column& column) {
  return column.role == ColumnRole::Property ||
         (column.role == ColumnRole::Id && !column.name.empty());
}

void refuse_repeated(const std::vector<Column>& columns, const Column& column,
                     const std::string& path) {
  const auto same = [&](const Column& other) {
    if (stores(column) && stores(other) && other.name == column.name) return true;
    const bool single = column.role != ColumnRole::Property && column.role != ColumnRole::Ignored;
    return single && other.role == column.role;
  };
  if (std::any_of(columns.begin(), columns.end(), same))
    refuse(column.name, path, "there is another one like it");
}

}  // namespace

std::vector<Column> parse_header(const std::vector<Field>& fields, const std::string& path) {
  std::vector<Column> out;
  for (const Field& field : fields) {
    Column column = parse_column(field.text, path);
    if (column.role == ColumnRole::Property && column.name.empty())
      refuse(field.text, path, "it has no name");
    refuse_repeated(out, column, path);
    out.push_back(std::move(column));
  }
  return out;
}

}  // namespace dossier::graph
