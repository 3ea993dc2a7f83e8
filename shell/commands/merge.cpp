#include "shell/commands/commands.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {
namespace {

int list_merges(Database& database, Console& console) {
  const Status status = database.merges([&](const std::string& line) {
    console.out() << (console.out_is_terminal() ? many_lines(line) : line) << '\n';
  });
  return status ? console.finish(kSuccess) : failed(status.error(), console);
}

}  // namespace

int run_merge(const Invocation& invocation, Console& console) {
  const std::vector<std::string>& words = invocation.arguments;
  if (words.size() == 2) {
    return failed(
        {Code::Usage, "`merge` needs two names", {}, {}, "`dossier merge DATABASE NAME INTO`"},
        console);
  }
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  if (words.size() == 1) return list_merges(*database, console);
  const std::string reason = invocation.value(OptionId::Reason).value_or("");
  const Status status = database->merge(words[1], words[2], reason);
  if (!status) return failed(status.error(), console);
  console.note("`" + words[1] + "` is `" + words[2] +
               "` from now on; `dossier split` takes it back");
  return kSuccess;
}

int run_split(const Invocation& invocation, Console& console) {
  auto database = open_database(invocation, IfMissing::Fail, console);
  if (!database) return cannot_open(database.error(), console);
  int code = kSuccess;
  for (std::size_t i = 1; i < invocation.arguments.size(); ++i) {
    const Status status = database->split(invocation.arguments[i]);
    if (!status) code = failed(status.error(), console);
    if (status) console.note("`" + invocation.arguments[i] + "` stands by itself again");
  }
  return code;
}

}  // namespace dossier::shell
