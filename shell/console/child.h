#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::shell {

/// Runs a program with `input` as its standard input, without a shell. Its standard output goes to
/// `output_path`, or to this program's when that is empty. Fails when it cannot be started, or ends
/// with a failure, with what it wrote to standard error.
Status run_child(const std::vector<std::string>& command, std::string_view input,
                 const std::string& output_path);

/// Runs a program on the terminal (an editor, a pager) and waits for it.
Status run_on_terminal(const std::vector<std::string>& command);
/// The same; words of `command` are split at spaces.
Status run_on_terminal(const std::string& command, const std::vector<std::string>& arguments);

/// Starts a program that goes on by itself, without the terminal.
Status run_beside(const std::vector<std::string>& command);

}  // namespace dossier::shell
