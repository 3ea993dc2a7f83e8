#include "shell/commands/commands.h"
#include "shell/console/child.h"
#include "shell/console/interrupt.h"
#include "shell/console/pager.h"
#include "shell/console/progress.h"
#include "shell/session/edit.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <dossier/language.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

Status run_prefixed(const MetaCall& call, std::string_view prefix) {
  const std::string statement = std::string(prefix) + " " + std::string(call.rest);
  if (call.shell.session().print(statement, statement)) return {};
  return reported_before(call);
}

}  // namespace

Status meta_explain(const MetaCall& call) { return run_prefixed(call, "EXPLAIN"); }
Status meta_profile(const MetaCall& call) { return run_prefixed(call, "PROFILE"); }

Status meta_translate(const MetaCall& call) {
  const auto translated = translate_question(call.rest);
  if (!translated) return translated.error();
  Output& out = call.shell.console().out();
  for (const auto& [name, value] : translated->parameters) {
    out << one_line(":param " + name + " => " + to_literal(value)) << '\n';
  }
  out << many_lines(translated->cypher) << ";\n";
  return {};
}

Status meta_begin(const MetaCall& call) { return call.shell.session().begin(); }
Status meta_commit(const MetaCall& call) { return call.shell.session().commit(); }

Status meta_rollback(const MetaCall& call) {
  call.shell.forget_schema();
  return call.shell.session().rollback();
}

Status meta_check(const MetaCall& call) {
  const Interrupt interrupt;
  Console& console = call.shell.console();
  const auto findings =
      call.shell.session().database().check(false, [](double) { return !Interrupt::requested(); });
  if (!findings) return findings.error();
  for (const std::string& line : *findings) console.out() << one_line(line) << '\n';
  if (findings->empty()) console.note("the database is sound");
  return {};
}

Status meta_history(const MetaCall& call) {
  std::size_t count = 20;
  if (!call.words.empty()) {
    const std::string& word = call.words[0];
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (problem != std::errc{} || end != word.data() + word.size()) {
      return Error{Code::Usage, "`" + word + "` is no number", {}, {}, "write :history 50"};
    }
  }
  const PagedOutput paged(call.shell.console(), call.shell.session().paging);
  const auto& entries = call.shell.history.entries();
  for (std::size_t i = entries.size() - std::min(count, entries.size()); i < entries.size(); ++i) {
    call.shell.console().out() << many_lines(entries[i]) << '\n';
  }
  return {};
}

Status meta_edit(const MetaCall& call) {
  const auto& entries = call.shell.history.entries();
  std::string text;
  for (auto entry = entries.rbegin(); entry != entries.rend() && text.empty(); ++entry) {
    if (!is_command(*entry)) text = *entry;
  }
  auto edited = edit_in_program(text);
  if (!edited) return edited.error();
  call.shell.draft = *edited;
  return {};
}

Status meta_last(const MetaCall& call) {
  Session& session = call.shell.session();
  if (!session.last())
    return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  Format format = session.format;
  if (!call.words.empty()) {
    const auto found = find_format(call.words[0]);
    if (!found)
      return Error{
          Code::Usage, "there is no mode `" + call.words[0] + "`", {}, {}, "`:mode` lists them"};
    format = *found;
  }
  session.print_result(*session.last(), format);
  return {};
}

}  // namespace dossier::shell
