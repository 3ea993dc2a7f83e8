#include "shell/program.h"

#include "shell/commands/commands.h"
#include "shell/options/help.h"

#include <array>
#include <clocale>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <vector>

namespace dossier::shell {

namespace {

using Handler = int (*)(const Invocation&, Console&);

/// By CommandId.
constexpr std::array<Handler, 17> kHandlers{
    run_shell, run_ingest,  run_import,  run_query,   run_ask,   run_facts,
    run_why,   run_unknown, run_forget,  run_merge,   run_split, run_export,
    run_stats, run_check,   run_explain, run_version, run_help};

Colours wanted_colours(const Invocation& invocation) {
  if (invocation.has(OptionId::NoColor)) return Colours::Never;
  const std::string when = invocation.value(OptionId::Color).value_or("auto");
  if (when == "always") return Colours::Always;
  return when == "never" ? Colours::Never : Colours::Automatic;
}

bool exists(std::string_view path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

int print_help(const Invocation& invocation, Console& console) {
  const bool general = invocation.command == CommandId::Shell && invocation.arguments.empty();
  console.out() << (general ? program_help() : command_help(invocation.command));
  return console.finish(kSuccess);
}

int dispatch(const Invocation& invocation) {
  Console console(wanted_colours(invocation));
  if (invocation.has(OptionId::Quiet)) console.set_quiet();
  if (invocation.has(OptionId::Help)) return print_help(invocation, console);
  if (invocation.has(OptionId::Version)) return run_version(invocation, console);
  const auto output = invocation.value(OptionId::Output);
  // An export decides itself what it writes where: some of its formats are several files.
  if (output && invocation.command != CommandId::Export) {
    if (const Status status = console.redirect(*output); !status)
      return failed(status.error(), console);
  }
  return kHandlers[static_cast<std::size_t>(invocation.command)](invocation, console);
}

}  // namespace

int run(int argc, char** argv) {
  std::setlocale(LC_CTYPE, "");
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string_view> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  const auto invocation = parse_options(words, exists);
  if (!invocation) {
    Console console(Colours::Automatic);
    return failed(invocation.error(), console);
  }
  return dispatch(*invocation);
}

}  // namespace dossier::shell
