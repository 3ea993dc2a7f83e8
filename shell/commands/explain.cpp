#include "shell/commands/commands.h"
#include "shell/options/help.h"
#include "shell/text/suggest.h"

#include <charconv>

#include <dossier/version.h>

namespace dossier::shell {

namespace {

/// "DSR2003", "dsr2003", "2003" or the name of a code.
const CodeInfo* find_code(std::string_view text) {
  std::string_view digits = text;
  if (digits.size() > 3 && (digits.starts_with("DSR") || digits.starts_with("dsr")))
    digits.remove_prefix(3);
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem != std::errc{} || end != digits.data() + digits.size() || number > 0xFFFF)
    return nullptr;
  const CodeInfo& found = describe(static_cast<Code>(number));
  return static_cast<unsigned>(found.code) == number ? &found : nullptr;
}

}  // namespace

int run_explain(const Invocation& invocation, Console& console) {
  const std::string& text = invocation.arguments.front();
  const CodeInfo* code = find_code(text);
  if (code == nullptr) {
    return failed(Error{Code::Usage,
                        "there is no error code `" + text + "`",
                        {},
                        {},
                        "codes look like DSR2001"},
                  console);
  }
  console.out() << to_string(code->code) << ' ' << code->name << '\n'
                << code->explanation << '\n'
                << "openCypher: " << code->kind << ", " << code->detail << "; GQLSTATUS "
                << code->gqlstatus << '\n';
  return console.finish(kSuccess);
}

int run_version(const Invocation&, Console& console) {
  console.out() << "dossier " << version() << " (database format " << format_version() << ")\n";
  return console.finish(kSuccess);
}

int run_help(const Invocation& invocation, Console& console) {
  const std::string topic = invocation.arguments.empty() ? "" : invocation.arguments.front();
  const std::string text = topic.empty()     ? program_help()
                           : topic == "man"  ? manual_page()
                           : topic == "bash" ? bash_completion()
                           : topic == "zsh"  ? zsh_completion()
                           : topic == "fish" ? fish_completion()
                                             : "";
  if (!text.empty()) {
    console.out() << text;
    return console.finish(kSuccess);
  }
  if (const CommandInfo* command = find_command(topic)) {
    console.out() << command_help(command->id);
    return console.finish(kSuccess);
  }
  const auto all = help_topics();
  const std::vector<std::string_view> topics(all.begin(), all.end());
  return failed(Error{Code::Usage,
                      "there is no help about `" + topic + "`",
                      {},
                      {},
                      did_you_mean(topic, topics)},
                console);
}

}  // namespace dossier::shell
