#pragma once

#include <string>

#include "shell/session/shell.h"

namespace dossier::shell {

/// Writes a text, which is harmless already, through a pager when it has more lines than the
/// terminal.
Status show_text(Shell& shell, const std::string& text);

}  // namespace dossier::shell
