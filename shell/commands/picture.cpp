#include "shell/commands/picture.h"

#include "shell/console/child.h"

namespace dossier::shell {

bool is_picture(std::string_view format) noexcept {
  return format == "svg" || format == "png" || format == "pdf";
}

Status draw_picture(std::string_view dot, std::string_view format, std::string_view engine,
                    const std::string& path) {
  std::vector<std::string> command{"dot", "-T" + std::string(format)};
  if (!engine.empty()) command.push_back("-K" + std::string(engine));
  Status status = run_child(command, dot, path);
  if (status || status.error().hint.empty()) return status;
  Error error = status.error();
  error.hint = "install Graphviz (`apt install graphviz`), or write DOT with --format dot";
  return error;
}

std::string format_of_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t point = path.rfind('.');
  if (point == std::string_view::npos || point == 0) return {};
  const std::string_view extension = path.substr(point + 1);
  if (extension == "gv") return "dot";
  if (extension == "xml") return "graphml";
  if (extension == "nq") return "nquads";
  if (extension == "htm") return "html";
  if (extension == "cql" || extension == "cyp") return "cypher";
  return std::string(extension);
}

}  // namespace dossier::shell
