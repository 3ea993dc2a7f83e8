#pragma once

#include "shell/editor/menu.h"
#include "shell/session/shell.h"

#include <string_view>
#include <vector>

#include <dossier/language.h>

namespace dossier::shell {

// Names that are in the graph, for completion. Each is one short query; in a large graph it gives
// up, and offers nothing, before people who press Tab become impatient.

/// Names of entities that begin with `prefix`; when there are none, those that begin with it in
/// other letters, or have another name that does.
std::vector<Candidate> entity_names(Shell& shell, std::string_view prefix);

/// Names of documents, with their titles.
std::vector<Candidate> document_names(Shell& shell, std::string_view prefix);

/// Keys of properties that nodes of a label or relationships of a type have, those of most of them
/// first.
std::vector<Candidate> property_keys(Shell& shell, const Completions::Owner& owner);

}  // namespace dossier::shell
