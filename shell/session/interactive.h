#pragma once

#include "shell/session/shell.h"

namespace dossier::shell {

/// Reads texts from a terminal and runs them until the user leaves. Returns the exit code.
int run_interactive(Shell& shell);

/// Reads lines from standard input, with a prompt when it is a terminal that cannot be edited on.
int run_lines(Shell& shell);

/// dossier/init below XDG_CONFIG_HOME; "" when there is no home.
std::string init_path();

}  // namespace dossier::shell
