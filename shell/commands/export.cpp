#include "shell/commands/export.h"

#include "shell/commands/commands.h"
#include "shell/commands/picture.h"
#include "shell/console/interrupt.h"
#include "shell/console/progress.h"
#include "shell/session/session.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace dossier::shell {

namespace {

/// What a graph is written from: all of the database, or the result of a query.
struct Graph {
  Database* database;
  const Subgraph* part;  ///< null: all

  Status write(std::ostream& out, ExportFormat format, const ExportOptions& options) const {
    if (part == nullptr) return database->export_graph(out, format, options);
    write_graph(out, *part, format, options);
    return {};
  }
};

void remove_unfinished(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored)) std::filesystem::remove(path, ignored);
}

Status write_file(const Graph& graph, ExportFormat format, const ExportTarget& target,
                  const std::string& path) {
  auto file = Output::to_file(path);
  if (!file) return std::move(file).error();
  const Status status = graph.write(**file, format, target.options);
  const Status written = (*file)->finish();
  if (status && written) return {};
  remove_unfinished(path);
  return written ? status : written;
}

/// "graph.csv" becomes "graph.nodes.csv".
std::string with_part(const std::string& path, const std::string& part) {
  const std::size_t point = path.ends_with(".csv") ? path.size() - 4 : path.size();
  return path.substr(0, point) + "." + part + ".csv";
}

Status write_pair(const Graph& graph, const ExportTarget& target) {
  Status status =
      write_file(graph, ExportFormat::CsvNodes, target, with_part(target.path, "nodes"));
  return status ? write_file(graph, ExportFormat::CsvRelationships, target,
                             with_part(target.path, "relationships"))
                : status;
}

Status write_picture(const Graph& graph, const ExportTarget& target) {
  std::ostringstream dot;
  if (Status status = graph.write(dot, ExportFormat::Dot, target.options); !status) return status;
  Status status = draw_picture(dot.str(), target.format, target.engine, target.path);
  if (status) return status;
  if (!target.path.empty()) remove_unfinished(target.path);
  if (Interrupt::requested()) return Error{Code::Cancelled, "the drawing was cancelled"};
  return status;
}

Error unknown_format(const std::string& name) {
  return Error{Code::Usage,
               "`" + name + "` is no format for graphs",
               {},
               {},
               "choose one of dot, svg, png, pdf, html, graphml, gexf, cyjs, csv, json, jsonl, "
               "cypher, nquads, jsonld"};
}

Status write_to(const Graph& graph, const ExportTarget& target, Console& console) {
  if (is_picture(target.format)) return write_picture(graph, target);
  const auto format = export_format(target.format);
  if (!format) return unknown_format(target.format);
  if (target.path.empty()) return graph.write(console.out(), *format, target.options);
  if (*format == ExportFormat::Csv) return write_pair(graph, target);
  return write_file(graph, *format, target, target.path);
}

/// Replaces limits that were not asked for by those of the format.
ExportTarget with_limits(ExportTarget target) {
  ExportOptions& options = target.options;
  const bool page = target.format == "html";
  if (options.max_nodes == kUsualLimit) {
    options.max_nodes = page ? kMaxPageNodes : is_picture(target.format) ? kMaxPictureNodes : 0;
    options.max_relationships = page ? kMaxPageRelationships : 0;
  }
  return target;
}

/// Writes a graph; `left_out` becomes what a picture or page leaves out, which it says itself, too.
Status write_limited(const Graph& graph, ExportTarget target, Console& console,
                     std::string& left_out) {
  target = with_limits(std::move(target));
  target.options.on_limit = [&](const std::string& line) { left_out = line; };
  return write_to(graph, target, console);
}

Status noted(const Status& status, const std::string& left_out, Console& console) {
  if (status && !left_out.empty()) console.note(left_out);
  return status;
}

}  // namespace

std::string what_was_written(const std::string& format, const std::string& path) {
  if (format != "csv") return "wrote " + path;
  return "wrote " + with_part(path, "nodes") + " and " + with_part(path, "relationships");
}

std::optional<Clusters> find_clusters(std::string_view name) noexcept {
  const auto* at = std::find(kClusterNames.begin(), kClusterNames.end(), name);
  if (at == kClusterNames.end()) return std::nullopt;
  return static_cast<Clusters>(at - kClusterNames.begin());
}

Status export_part(const Subgraph& graph, const ExportTarget& target, Console& console) {
  const Interrupt interrupt;
  std::string left_out;
  const Status status = write_limited({nullptr, &graph}, target, console, left_out);
  return noted(status, left_out, console);
}

Status export_all(Database& database, ExportTarget target, Console& console) {
  const Interrupt interrupt;
  std::string left_out;
  Status status;
  {
    Progress progress(console, "entities");
    target.options.progress = [&](std::uint64_t done, std::uint64_t total) {
      progress.update(done, total);
      return !Interrupt::requested();
    };
    status = write_limited({&database, nullptr}, std::move(target), console, left_out);
  }
  return noted(status, left_out, console);
}

namespace {

Status read_options(const Invocation& invocation, ExportTarget& target) {
  target.options.max_nodes = kUsualLimit;
  if (invocation.value(OptionId::MaxNodes)) {
    const auto nodes = number_of(invocation, OptionId::MaxNodes, 0);
    if (!nodes) return nodes.error();
    target.options.max_nodes = static_cast<std::size_t>(std::min(*nodes, 1e9));
  }
  if (const auto clusters = invocation.value(OptionId::Cluster))
    target.options.clusters = *find_clusters(*clusters);
  if (const auto base = invocation.value(OptionId::Base)) target.options.base = *base;
  if (const auto title = invocation.value(OptionId::Title)) target.options.title = *title;
  return {};
}

/// Exports the database, or what a query returns.
int export_from(Session& session, const std::optional<std::string>& query,
                const ExportTarget& target) {
  Console& console = session.console();
  Status status;
  if (query) {
    const auto result = session.collect(*query, session.parameters);
    if (!result) {
      console.report(result.error(), *query);
      return Interrupt::requested() ? kInterruptedExit : kFailure;
    }
    status = export_part(subgraph(*result), target, console);
  } else {
    status = export_all(session.database(), target, console);
  }
  if (!status && !console.out().reader_gone()) return failed(status.error(), console);
  return console.finish(Interrupt::requested() ? kInterruptedExit : kSuccess);
}

}  // namespace

int run_export(const Invocation& invocation, Console& console) {
  ExportTarget target;
  target.path = invocation.value(OptionId::Output).value_or("");
  if (target.path == "-") target.path.clear();
  target.engine = invocation.value(OptionId::Engine).value_or("");
  target.format = invocation.value(OptionId::Format).value_or(format_of_file(target.path));
  if (target.format.empty()) target.format = "dot";
  if (const Status status = read_options(invocation, target); !status)
    return failed(status.error(), console);

  // The format is that of the export, not of rows.
  Invocation of_session = invocation;
  std::erase_if(of_session.options, [](auto& entry) { return entry.first == OptionId::Format; });
  return with_session(of_session, console, [&](Session& session) {
    return export_from(session, invocation.value(OptionId::Query), target);
  });
}

}  // namespace dossier::shell
