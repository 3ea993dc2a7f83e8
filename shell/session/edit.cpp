#include "shell/session/edit.h"

#include "shell/commands/commands.h"
#include "shell/console/child.h"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

namespace dossier::shell {

namespace {

std::string editor_program() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "vi";
}

/// A private file that is gone at the end.
struct ScratchFile {
  std::string path;
  int descriptor;
  ScratchFile()
      : path((std::filesystem::temp_directory_path() / "dossier-XXXXXX.cypher").string()),
        descriptor(::mkstemps(path.data(), 7)) {}
  ~ScratchFile() {
    if (descriptor >= 0) ::unlink(path.c_str());
  }
};

}  // namespace

Result<std::string> edit_in_program(const std::string& text) {
  const ScratchFile file;
  if (file.descriptor < 0)
    return Error{Code::InputOutput, "cannot write a temporary file for the editor"};
  const bool written =
      ::write(file.descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(file.descriptor);
  if (!written) return Error{Code::InputOutput, "cannot write a temporary file for the editor"};
  if (Status status = run_on_terminal(editor_program(), {file.path}); !status) {
    Error error = status.error();
    if (error.hint.empty()) error.hint = "name an editor in VISUAL or EDITOR";
    return error;
  }
  auto edited = read_text_file(file.path);
  if (edited) {
    while (edited->ends_with('\n')) edited->pop_back();
  }
  return edited;
}

}  // namespace dossier::shell
