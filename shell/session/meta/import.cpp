#include "shell/commands/import.h"

#include "shell/session/meta.h"

#include <filesystem>

namespace dossier::shell {

/// The words are those of `dossier import`, without the database.
Status meta_import(const MetaCall& call) {
  Shell& shell = call.shell;
  if (shell.session().in_transaction()) {
    return Error{Code::Usage,
                 "an import is a transaction of its own",
                 {},
                 {},
                 "end the open one with :commit or :rollback"};
  }
  const std::string path = shell.session().database().path();
  std::vector<std::string_view> words{"import", path};
  words.insert(words.end(), call.words.begin(), call.words.end());
  if (path == ":memory:") words.insert(words.begin() + 2, {"--rejects", "memory.rejects.csv"});
  const auto exists = [](std::string_view word) {
    std::error_code ignored;
    return std::filesystem::exists(word, ignored);
  };
  const auto invocation = parse_options(words, exists);
  if (!invocation) {
    Error error = invocation.error();
    if (error.hint.empty() || error.hint.starts_with("usage:"))
      error.hint = "write :import --nodes LABELS=FILE,... --relationships TYPE=FILE,...";
    return error;
  }
  shell.forget_schema();
  return import_files(*invocation, shell.session().database(), shell.console());
}

}  // namespace dossier::shell
