#pragma once

#include <string>

#include <dossier/error.h>

namespace dossier::shell {

/// Lets the user change a text in $VISUAL or $EDITOR; gives what was saved, without line breaks at
/// the end.
Result<std::string> edit_in_program(const std::string& text);

}  // namespace dossier::shell
