#pragma once

#include "shell/session/shell.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// What the first argument of a command is; tells completion what to offer.
enum class MetaArgument : std::uint8_t {
  None,
  Text,
  Question,
  Statement,
  Name,
  File,
  Format,
  GraphFormat,
  Viewed,
  Command,
  Switch,
  Setting,
  Document,
  Parameter,
  Parameters,
  Schema,
  Import,
};

/// A command as it was typed: its words, and all behind its name as one text.
struct MetaCall {
  Shell& shell;
  std::string_view name;  ///< as it was typed, without the colon
  std::vector<std::string> words;
  std::string_view rest;
};

/// A row of the table of commands. Help, completion and "did you mean" come from it.
struct MetaCommand {
  std::string_view name;
  std::string_view arguments;  ///< for people: "FORMAT"
  std::string_view help;       ///< one line
  std::string_view more;       ///< further lines, with an example, or empty
  MetaArgument argument;
  std::size_t min_words;
  std::size_t max_words;
  Status (*handler)(const MetaCall&);
};

std::span<const MetaCommand> meta_commands() noexcept;

/// The command of a name, one of its other names, or an unambiguous beginning of it; null when
/// there is none.
const MetaCommand* find_meta(std::string_view name) noexcept;

/// Says that there is no such command, and which ones have names like it.
Error unknown_command(std::string_view name);

/// Runs the text of a command. Failures are reported. Returns whether it went well.
bool run_meta(Shell& shell, std::string_view text);

/// Words at spaces; quotes of both kinds hold spaces together, a backslash takes the next character
/// as it is.
std::vector<std::string> split_words(std::string_view text);

/// The name that an entity has in the graph, for one that is written otherwise or is an alias.
Result<std::string> canonical_name(const MetaCall& call, const std::string& name);

/// "~/x" below the home directory.
std::string with_home(const std::string& path);

/// What a handler returns when its failure was reported where it happened.
Status reported_before(const MetaCall& call);

// Handlers, one file for each group.
Status meta_help(const MetaCall& call);
Status meta_quit(const MetaCall& call);
Status meta_about(const MetaCall& call);
Status meta_schema(const MetaCall& call);
Status meta_labels(const MetaCall& call);
Status meta_types(const MetaCall& call);
Status meta_indexes(const MetaCall& call);
Status meta_stats(const MetaCall& call);
Status meta_mode(const MetaCall& call);
Status meta_timer(const MetaCall& call);
Status meta_param(const MetaCall& call);
Status meta_params(const MetaCall& call);
Status meta_set(const MetaCall& call);
Status meta_source(const MetaCall& call);
Status meta_ingest(const MetaCall& call);
Status meta_import(const MetaCall& call);
Status meta_forget(const MetaCall& call);
Status meta_facts(const MetaCall& call);
Status meta_export(const MetaCall& call);
Status meta_dump(const MetaCall& call);
Status meta_dot(const MetaCall& call);
Status meta_svg(const MetaCall& call);
Status meta_png(const MetaCall& call);
Status meta_html(const MetaCall& call);
Status meta_open(const MetaCall& call);
Status meta_explain(const MetaCall& call);
Status meta_profile(const MetaCall& call);
Status meta_translate(const MetaCall& call);
Status meta_begin(const MetaCall& call);
Status meta_commit(const MetaCall& call);
Status meta_rollback(const MetaCall& call);
Status meta_history(const MetaCall& call);
Status meta_edit(const MetaCall& call);
Status meta_last(const MetaCall& call);
Status meta_evidence(const MetaCall& call);
Status meta_around(const MetaCall& call);
Status meta_path(const MetaCall& call);
Status meta_why(const MetaCall& call);
Status meta_watch(const MetaCall& call);
Status meta_pager(const MetaCall& call);
Status meta_who(const MetaCall& call);
Status meta_check(const MetaCall& call);

}  // namespace dossier::shell
