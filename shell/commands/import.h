#pragma once

#include "shell/console/console.h"
#include "shell/options/parse.h"

#include <dossier/database.h>

namespace dossier::shell {

/// Adds the files that the options of an `import` name to a database that is open, with its
/// progress on the terminal, and tells what was done. Ctrl-C stops it with Code::Cancelled.
Status import_files(const Invocation& invocation, Database& database, Console& console);

}  // namespace dossier::shell
