#pragma once

#include "shell/options/tables.h"

#include <string>

namespace dossier::shell {

/// The help of the program: examples, commands, common options; at most 24 lines of 80 columns.
std::string program_help();
/// The help of one command: examples, synopsis, its options.
std::string command_help(CommandId command);
/// The manual page in the language of man(7).
std::string manual_page();
/// Completion functions for shells.
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace dossier::shell
