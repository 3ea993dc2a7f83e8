#include "shell/commands/export.h"
#include "shell/commands/picture.h"
#include "shell/console/pager.h"
#include "shell/session/meta.h"
#include "shell/session/schema_tables.h"
#include "shell/session/schema_text.h"

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

Status write_schema(Session& session, const Subgraph& graph, const std::string& path) {
  const std::string format = format_of_file(path);
  if (!is_picture(format) && !export_format(format)) {
    return Error{Code::Usage,
                 "`" + path + "` ends like no format for graphs",
                 {},
                 {},
                 "write :schema graph, or a file that ends in .svg, .png, .pdf, .html, .dot, ..."};
  }
  const bool drawn = is_picture(format) || format == "dot";
  ExportOptions options = session.drawing;
  options.title = "schema";
  const Status status = export_part(drawn ? with_joined_types(graph) : graph,
                                    {path, format, {}, options}, session.console());
  if (status) session.console().note(what_was_written(format, path));
  return status;
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
  Session& session = call.shell.session();
  const RenderSettings rendering = session.current_rendering();
  const SchemaTextSettings settings{rendering.width, rendering.colour};
  if (call.words.empty()) {
    const PagedOutput paged(session.console(), session.paging);
    session.console().out() << schema_text(*schema, settings);
    return {};
  }
  const auto patterns = schema_patterns(session, *schema);
  if (!patterns) return patterns.error();
  if (call.words[0] != "graph")
    return write_schema(session, schema_graph(*schema, *patterns), with_home(call.words[0]));
  const PagedOutput paged(session.console(), session.paging);
  session.console().out() << schema_drawing(*schema, *patterns, settings);
  return {};
}

}  // namespace dossier::shell
