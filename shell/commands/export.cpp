#include "shell/commands/export.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "shell/commands/commands.h"
#include "shell/commands/picture.h"
#include "shell/console/interrupt.h"
#include "shell/session/session.h"

namespace dossier::shell {

namespace {

/// What a graph is written from: all of the database, or the result of a query.
struct Graph {
  Database* database;
  const Subgraph* part;  ///< null: all

  Status write(std::ostream& out, ExportFormat format) const {
    if (part == nullptr) return database->export_graph(out, format);
    write_graph(out, *part, format);
    return {};
  }
};

Status write_file(const Graph& graph, ExportFormat format, const std::string& path) {
  auto file = Output::to_file(path);
  if (!file) return std::move(file).error();
  if (Status status = graph.write(**file, format); !status) {
    const Status written = (*file)->finish();
    return written ? status : written;
  }
  return (*file)->finish();
}

/// "graph.csv" becomes "graph.nodes.csv".
std::string with_part(const std::string& path, const std::string& part) {
  const std::size_t point = path.ends_with(".csv") ? path.size() - 4 : path.size();
  return path.substr(0, point) + "." + part + ".csv";
}

Status write_pair(const Graph& graph, const std::string& path) {
  Status status = write_file(graph, ExportFormat::CsvNodes, with_part(path, "nodes"));
  return status
             ? write_file(graph, ExportFormat::CsvRelationships, with_part(path, "relationships"))
             : status;
}

Status write_picture(const Graph& graph, const ExportTarget& target) {
  std::ostringstream dot;
  if (Status status = graph.write(dot, ExportFormat::Dot); !status) return status;
  return draw_picture(dot.str(), target.format, target.engine, target.path);
}

Status write_to(const Graph& graph, const ExportTarget& target, std::ostream& out) {
  if (is_picture(target.format)) return write_picture(graph, target);
  const auto format = export_format(target.format);
  if (!format) {
    return Error{
        Code::Usage,
        "`" + target.format + "` is no format for graphs",
        {},
        {},
        "choose one of dot, graphml, gexf, json, jsonl, cyjs, csv, cypher, html, svg, png, pdf"};
  }
  if (target.path.empty()) return graph.write(out, *format);
  if (*format == ExportFormat::Csv) return write_pair(graph, target.path);
  return write_file(graph, *format, target.path);
}

}  // namespace

Status export_part(const Subgraph& graph, const ExportTarget& target, std::ostream& out) {
  return write_to({nullptr, &graph}, target, out);
}

Status export_all(Database& database, const ExportTarget& target, std::ostream& out) {
  return write_to({&database, nullptr}, target, out);
}

int run_export(const Invocation& invocation, Console& console) {
  const Interrupt interrupt;
  ExportTarget target;
  target.path = invocation.value(OptionId::Output).value_or("");
  if (target.path == "-") target.path.clear();
  target.engine = invocation.value(OptionId::Engine).value_or("");
  target.format = invocation.value(OptionId::Format).value_or(format_of_file(target.path));
  if (target.format.empty()) target.format = "dot";

  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  Session session(std::move(database).value(), console);
  Invocation without_format = invocation;
  std::erase_if(without_format.options,
                [](auto& entry) { return entry.first == OptionId::Format; });
  if (const Status status = configure(session, without_format); !status)
    return failed(status.error(), console);

  const auto query = invocation.value(OptionId::Query);
  Status status;
  if (query) {
    const auto result = session.collect(*query, session.parameters);
    if (!result) {
      console.report(result.error(), *query);
      return Interrupt::requested() ? kInterruptedExit : kFailure;
    }
    status = export_part(subgraph(*result), target, console.out());
  } else {
    status = export_all(session.database(), target, console.out());
  }
  if (!status && !console.out().reader_gone()) return failed(status.error(), console);
  return console.finish(Interrupt::requested() ? kInterruptedExit : kSuccess);
}

}  // namespace dossier::shell
