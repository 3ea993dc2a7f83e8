#include <algorithm>

#include "shell/session/meta.h"
#include "shell/session/schema_tables.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

Result<Schema> fresh_schema(const MetaCall& call) {
  call.shell.forget_schema();
  return call.shell.session().database().schema();
}

Status print(const MetaCall& call, ResultSet (*table)(const Schema&)) {
  const auto schema = fresh_schema(call);
  if (!schema) return schema.error();
  call.shell.session().print_result(table(*schema), call.shell.session().format);
  return {};
}

/// "Person 12, Country 3"
std::string ends_text(const Schema& schema, const std::string& type,
                      std::uint64_t Schema::Connection::*count) {
  std::vector<const Schema::Connection*> found;
  for (const auto& connection : schema.connections) {
    if (connection.type == type && connection.*count != 0) found.push_back(&connection);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](auto* a, auto* b) { return a->*count > b->*count; });
  std::string out;
  for (const auto* connection : found) {
    out += (out.empty() ? "" : ", ") + one_line(connection->label) + " " +
           std::to_string(connection->*count);
  }
  return out.empty() ? "" : out;
}

}  // namespace

Status meta_labels(const MetaCall& call) { return print(call, labels_table); }
Status meta_types(const MetaCall& call) { return print(call, types_table); }
Status meta_indexes(const MetaCall& call) { return print(call, indexes_table); }

Status meta_stats(const MetaCall& call) {
  const auto schema = fresh_schema(call);
  if (!schema) return schema.error();
  Session& session = call.shell.session();
  session.print_result(statistics_table(*schema, session.database().size_on_disk()),
                       session.format);
  return {};
}

Status meta_schema(const MetaCall& call) {
  const auto schema = fresh_schema(call);
  if (!schema) return schema.error();
  Output& out = call.shell.console().out();
  out << schema->nodes << " nodes\n";
  for (const auto& label : schema->labels)
    out << "  (:" << one_line(label.name) << ")  " << label.count << '\n';
  out << schema->relationships << " relationships\n";
  for (const auto& type : schema->types) {
    out << "  (" << ends_text(*schema, type.name, &Schema::Connection::outgoing)
        << ")-[:" << one_line(type.name) << " " << type.count << "]->("
        << ends_text(*schema, type.name, &Schema::Connection::incoming) << ")\n";
  }
  return {};
}

}  // namespace dossier::shell
