#include "shell/commands/commands.h"
#include "shell/commands/export.h"
#include "shell/commands/ingest.h"
#include "shell/commands/picture.h"
#include "shell/console/interrupt.h"
#include "shell/console/pager.h"
#include "shell/console/viewer.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <utility>

#include <unistd.h>

namespace dossier::shell {

namespace {

Result<Subgraph> last_graph(const MetaCall& call) {
  const auto& last = call.shell.session().last();
  if (!last) return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  Subgraph graph = subgraph(*last);
  if (graph.nodes.empty() && graph.relationships.empty()) {
    return Error{Code::Usage,
                 "the last result holds no nodes or relationships",
                 {},
                 {},
                 "return nodes, relationships or paths"};
  }
  return graph;
}

Status write_last(const MetaCall& call, const std::string& format, const std::string& path) {
  const auto graph = last_graph(call);
  if (!graph) return graph.error();
  const Session& session = call.shell.session();
  const Status status =
      export_part(*graph, {path, format, {}, session.drawing}, call.shell.console());
  if (status && !path.empty()) call.shell.console().note(what_was_written(format, path));
  return status;
}

void tell_of_transaction(Session& session) {
  if (session.in_transaction())
    session.console().note("what the open transaction changed is not in it");
}

/// An empty file of its own below the folder for temporary ones.
Result<std::string> temporary_file(const std::string& extension) {
  const std::filesystem::path directory = std::filesystem::temp_directory_path();
  std::string path = (directory / ("dossier-XXXXXX." + extension)).string();
  const int file = ::mkstemps(path.data(), static_cast<int>(extension.size()) + 1);
  if (file < 0)
    return Error{Code::InputOutput, "cannot write a file in `" + directory.string() + "`"};
  ::close(file);
  return path;
}

constexpr std::string_view kViewed[] = {"svg", "png", "pdf", "html"};

}  // namespace

std::string with_home(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

Status meta_source(const MetaCall& call) {
  Shell& shell = call.shell;
  if (shell.script_depth >= Shell::kMaxScriptDepth) {
    return Error{Code::Usage,
                 "scripts run each other too deeply",
                 {},
                 {},
                 "does `" + call.words[0] + "` run itself?"};
  }
  const auto text = read_text_file(with_home(call.words[0]));
  if (!text) return text.error();
  Session& session = shell.session();
  const bool summed_above = std::exchange(session.summing, true);
  ++shell.script_depth;
  const bool good = shell.run_script(*text, call.words[0]);
  --shell.script_depth;
  session.summing = summed_above;
  if (!summed_above) session.tell_total();
  if (good) return {};
  return reported_before(call);
}

Status meta_ingest(const MetaCall& call) {
  Shell& shell = call.shell;
  if (shell.session().in_transaction()) {
    return Error{Code::Usage,
                 "documents are stored in transactions of their own",
                 {},
                 {},
                 "end the open one with :commit or :rollback"};
  }
  std::vector<std::string> paths;
  for (const std::string& word : call.words) paths.push_back(with_home(word));
  IngestSettings settings;
  settings.lexicon_path = shell.lexicon_path;
  const auto start = std::chrono::steady_clock::now();
  const auto summary =
      ingest_with_progress(shell.session().database(), paths, settings, shell.console());
  shell.forget_schema();
  if (!summary && summary.error().code == Code::Cancelled) {
    shell.console().note("interrupted; documents that were read are stored");
    return {};
  }
  if (!summary) return summary.error();
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  shell.console().note(summary_text(*summary, seconds));
  return {};
}

Status meta_forget(const MetaCall& call) {
  call.shell.forget_schema();
  const Status status = call.shell.session().database().forget(call.words[0]);
  if (status) call.shell.console().note("forgot `" + call.words[0] + "`");
  return status;
}

Status meta_export(const MetaCall& call) {
  Session& session = call.shell.session();
  const ExportTarget target{with_home(call.words[1]), call.words[0], {}, session.drawing};
  const Status status = export_all(session.database(), target, call.shell.console());
  if (status) session.console().note(what_was_written(target.format, target.path));
  if (status) tell_of_transaction(session);
  return status;
}

Status meta_dump(const MetaCall& call) {
  const ExportTarget target{call.words.empty() ? "" : with_home(call.words[0]), "cypher", {}, {}};
  Session& session = call.shell.session();
  const PagedOutput paged(session.console(), session.paging && target.path.empty());
  const Status status = export_all(session.database(), target, session.console());
  if (status && !target.path.empty()) session.console().note("wrote " + target.path);
  if (status) tell_of_transaction(session);
  return status;
}

Status meta_dot(const MetaCall& call) {
  return write_last(call, "dot", call.words.empty() ? "" : with_home(call.words[0]));
}

Status meta_svg(const MetaCall& call) { return write_last(call, "svg", with_home(call.words[0])); }

Status meta_png(const MetaCall& call) { return write_last(call, "png", with_home(call.words[0])); }

Status meta_html(const MetaCall& call) {
  return write_last(call, "html", with_home(call.words[0]));
}

Status meta_open(const MetaCall& call) {
  const std::string format = call.words.empty() ? "svg" : call.words[0];
  if (std::find(std::begin(kViewed), std::end(kViewed), format) == std::end(kViewed))
    return Error{
        Code::Usage, "`" + format + "` is no picture", {}, {}, "write svg, png, pdf or html"};
  if (const auto graph = last_graph(call); !graph) return graph.error();
  const auto viewer = find_viewer();
  if (!viewer) return viewer.error();
  const auto path = temporary_file(format);
  if (!path) return path.error();
  if (Status status = write_last(call, format, *path); !status) {
    ::unlink(path->c_str());
    return status;
  }
  Status shown = show_file(*viewer, *path);
  if (shown) return shown;
  Error error = shown.error();
  error.hint = "the drawing is in " + *path;
  return error;
}

}  // namespace dossier::shell
