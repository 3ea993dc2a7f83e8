#include "shell/options/help.h"
#include "shell/options/parse.h"
#include "shell/render/renderer.h"
#include "shell/text/suggest.h"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::shell;

namespace {

Result<Invocation> parsed(std::vector<std::string_view> words) {
  return parse_options(words, [](std::string_view name) { return name == "world"; });
}

std::string failure(std::vector<std::string_view> words) {
  const auto result = parsed(std::move(words));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == Code::Usage);
  return result.error().message + " | " + result.error().hint;
}

}  // namespace

TEST_CASE("options stand anywhere, with values in every usual form") {
  const Invocation invocation =
      parsed({"query", "--format=csv", "db", "-P", "a=1", "-Pb=2", "RETURN 1", "--no-color"})
          .value();
  CHECK(invocation.command == CommandId::Query);
  CHECK(invocation.arguments == std::vector<std::string>{"db", "RETURN 1"});
  CHECK(invocation.value(OptionId::Format) == "csv");
  CHECK(invocation.values(OptionId::Param) == std::vector<std::string>{"a=1", "b=2"});
  CHECK(invocation.has(OptionId::NoColor));
  CHECK_FALSE(invocation.has(OptionId::ReadOnly));
}

TEST_CASE("a database without a command is opened in the shell") {
  CHECK(parsed({}).value().command == CommandId::Shell);
  for (const std::string_view name :
       {"world", "x.dossier", "./ingset", ":memory:", "unlike-any-command"}) {
    const Invocation invocation = parsed({name}).value();
    CHECK(invocation.command == CommandId::Shell);
    CHECK(invocation.arguments == std::vector<std::string>{std::string(name)});
  }
}

TEST_CASE("words after -- are arguments") {
  CHECK(parsed({"query", "db", "--", "--1"}).value().arguments ==
        std::vector<std::string>{"db", "--1"});
  CHECK(parsed({"query", "db", "-"}).value().arguments == std::vector<std::string>{"db", "-"});
}

TEST_CASE("slips on the command line are named, with a way out") {
  CHECK(failure({"ingset", "db"}) == "unknown command `ingset` | did you mean `ingest`?");
  CHECK(failure({"query", "db", "--fromat", "csv"}) ==
        "unknown option `--fromat` | did you mean `--format`?");
  CHECK(failure({"query", "db", "--format", "tabel"}) ==
        "`tabel` is no value for `--format` | did you mean `table`?");
  CHECK(failure({"query", "db", "--format"}) ==
        "option `--format` needs a value | write --format FORMAT");
  CHECK(failure({"check", "db", "--deep=yes"}) == "option `--deep` takes no value | ");
  CHECK(failure({"stats", "db", "--deep"}) ==
        "`stats` has no option `--deep` | see `dossier stats --help`");
  CHECK(failure({"ingest", "db"}) ==
        "`ingest` needs more arguments | usage: dossier ingest DATABASE PATH...");
  CHECK(failure({"stats", "db", "x"}) == "unexpected argument `x` | usage: dossier stats DATABASE");
  CHECK(failure({"query", "db", "-Z"}) == "unknown option `-Z` | see `dossier --help`");
}

TEST_CASE("numbers are checked") {
  CHECK(number_of(parsed({"query", "db", "--timeout", "2.5"}).value(), OptionId::Timeout, 0)
            .value() == 2.5);
  CHECK(number_of(parsed({"query", "db"}).value(), OptionId::Timeout, 7).value() == 7);
  for (const std::string_view bad : {"x", "-1", "1x", "", "inf", "nan"}) {
    CHECK_FALSE(
        number_of(parsed({"query", "db", "--timeout", bad}).value(), OptionId::Timeout, 0).ok());
  }
}

TEST_CASE("help begins with examples and fits a screen") {
  std::istringstream lines(program_help());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) CHECK(line.size() <= 80);
  CHECK(count <= 32);
  for (const CommandInfo& command : commands()) {
    const std::string help = command_help(command.id);
    CHECK(help.starts_with("Examples:\n  dossier "));
    CHECK(std::count(help.begin(), help.end(), '\n') <= 34);
  }
}

TEST_CASE("every option is taken by some command, and every format has a renderer of its name") {
  for (const OptionInfo& option : options()) CHECK(option.commands != 0);
  for (const std::string_view name : choices(ArgumentKind::Format, CommandId::Query))
    CHECK(find_format(name));
}

TEST_CASE("completions and the manual page come from the same tables") {
  for (const CommandInfo& command : commands()) {
    for (const std::string& text :
         {bash_completion(), zsh_completion(), fish_completion(), manual_page()}) {
      CHECK(text.find(command.name) != std::string::npos);
    }
  }
  CHECK(std::system("command -v bash >/dev/null") == 0);
  FILE* bash = popen("bash -n", "w");
  const std::string text = bash_completion();
  fwrite(text.data(), 1, text.size(), bash);
  CHECK(pclose(bash) == 0);
}

TEST_CASE("suggestions are near or begin with the word") {
  const std::vector<std::string_view> words{"ingest", "export", "stats"};
  CHECK(nearest("igest", words) == "ingest");
  CHECK(nearest("exprot", words) == "export");
  CHECK(nearest("exp", words) == "export");
  CHECK(nearest("STATS", words) == "stats");
  CHECK(nearest("banana", words).empty());
  CHECK(nearest("", words).empty());
}
