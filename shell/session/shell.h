#pragma once

#include "shell/editor/history.h"
#include "shell/session/session.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::shell {

/// What a session of commands and statements has beside its database: history, settings, whether to
/// leave. Texts go in, results come out on the console; where the texts come from is the business
/// of others.
class Shell {
 public:
  explicit Shell(Session& session) : session_(session) {}

  Session& session() noexcept { return session_; }
  Console& console() noexcept { return session_.console(); }

  /// Runs one complete text: a command, a question, or statements. Failures are reported here.
  /// Returns whether all went well.
  bool run(std::string_view text);
  /// Runs the texts of a script in order until one fails. With a name, says where that was.
  bool run_script(std::string_view script, const std::string& name = {});

  /// Makes the program leave after the present text.
  void quit() noexcept { quitting_ = true; }
  bool quitting() const noexcept { return quitting_; }

  /// "world> ", or "world# " within a transaction.
  std::string prompt() const;

  /// What is in the graph, as of the last statement that changed it.
  const Schema& schema();
  void forget_schema() noexcept { schema_known_ = false; }

  History history;
  std::string lexicon_path;
  /// A text that is to be edited next, from :edit; empty: none.
  std::string draft;
  bool interactive = false;

  static constexpr int kMaxScriptDepth = 16;
  int script_depth = 0;
  bool failure_reported = false;  ///< by a command, before it ended

 private:
  Session& session_;
  bool quitting_ = false;
  bool schema_known_ = false;
  Schema schema_;
};

/// True for a text that is a command: it begins with a colon, or as those of other programs with a
/// point or backslash and a letter.
bool is_command(std::string_view text) noexcept;

/// True when Enter may finish the text: a command, a question, statements that all end, or nothing.
bool is_finished(std::string_view text);

/// Cuts a script into complete texts: commands, which end at their line, and statements. What is
/// left without a semicolon at the end is a text of its own.
std::vector<std::string_view> split_script(std::string_view script);

}  // namespace dossier::shell
