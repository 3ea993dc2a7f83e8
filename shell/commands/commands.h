#pragma once

#include "shell/console/console.h"
#include "shell/options/parse.h"

#include <functional>
#include <string>

#include <dossier/database.h>

namespace dossier::shell {

// One function a subcommand; each returns the exit code of the program.
int run_shell(const Invocation& invocation, Console& console);
int run_ingest(const Invocation& invocation, Console& console);
int run_import(const Invocation& invocation, Console& console);
int run_query(const Invocation& invocation, Console& console);
int run_ask(const Invocation& invocation, Console& console);
int run_facts(const Invocation& invocation, Console& console);
int run_why(const Invocation& invocation, Console& console);
int run_unknown(const Invocation& invocation, Console& console);
int run_forget(const Invocation& invocation, Console& console);
int run_merge(const Invocation& invocation, Console& console);
int run_split(const Invocation& invocation, Console& console);
int run_export(const Invocation& invocation, Console& console);
int run_stats(const Invocation& invocation, Console& console);
int run_check(const Invocation& invocation, Console& console);
int run_explain(const Invocation& invocation, Console& console);
int run_version(const Invocation& invocation, Console& console);
int run_help(const Invocation& invocation, Console& console);

/// What a command does when there is no database at its path.
enum class IfMissing { Fail, Create };

/// Opens the database that the first argument names. Commands that only read open it for reading:
/// nothing on the disk changes. `shell` and `query` do so, and say it, when another process writes
/// to it or the medium cannot be written.
Result<Database> open_database(const Invocation& invocation, IfMissing if_missing,
                               Console& console);

/// Reports an error of opening and gives the exit code.
int cannot_open(const Error& error, Console& console);
/// Reports an error; the exit code is that of its kind, 130 when Ctrl-C caused it.
int failed(const Error& error, Console& console);

class Session;

/// Opens the database that the first argument names, sets a session up as the options say, and
/// gives it to `body`, whose exit code is the answer. Ctrl-C stops what runs within.
int with_session(const Invocation& invocation, Console& console,
                 const std::function<int(Session&)>& body);

/// Takes over the format, limits and parameters of the command line.
Status configure(Session& session, const Invocation& invocation);

/// The content of a file, or of standard input for "-". Fails with InputOutput.
Result<std::string> read_text_file(const std::string& path);

}  // namespace dossier::shell
