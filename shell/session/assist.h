#pragma once

#include "shell/editor/line_editor.h"
#include "shell/session/shell.h"

namespace dossier::shell {

/// What the editor asks while one types: colours, completion, whether Enter finishes the text, and
/// remarks.
EditorHooks editor_hooks(Shell& shell);

/// What can stand at the cursor of a command: its name, its arguments.
Candidates complete_command(Shell& shell, std::string_view text, std::size_t cursor);

/// Names of entities that begin with the last words before the cursor, as many of them as possible.
Candidates complete_question(Shell& shell, std::string_view text, std::size_t cursor);

/// What can stand at the cursor of a statement or a question in everyday English.
Candidates complete_statement(Shell& shell, std::string_view text, std::size_t cursor);

/// Names of files that begin with `word`; folders end in a slash, spaces are escaped.
std::vector<Candidate> complete_file(std::string_view word);

/// The signature of the function whose arguments the cursor is in; empty where there is none.
std::string signature_hint(std::string_view text, std::size_t cursor);

/// A remark about a text that Enter did not finish; empty when there is nothing to say.
std::string unfinished_hint(std::string_view text);

}  // namespace dossier::shell
