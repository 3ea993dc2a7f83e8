#include "shell/session/shell.h"

#include "shell/session/meta.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <filesystem>

#include <dossier/language.h>

namespace dossier::shell {

namespace {

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view without_leading_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

bool statements_all_end(std::string_view text) {
  while (!is_blank(text)) {
    const auto end = statement_end(text);
    if (!end) return false;
    text.remove_prefix(*end);
  }
  return true;
}

/// "world" for "data/world.dossier".
std::string database_name(const std::string& path) {
  if (path == ":memory:") return "memory";
  const std::filesystem::path whole(path);
  const std::filesystem::path last =
      whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  return one_line(last.extension() == ".dossier" ? last.stem().string() : last.string());
}

/// Words that people try first, alone.
bool is_bare_command(std::string_view text) noexcept {
  while (!text.empty() && (is_space(text.back()) || text.back() == ';')) text.remove_suffix(1);
  return text == "help" || text == "quit" || text == "exit";
}

}  // namespace

bool is_command(std::string_view text) noexcept {
  if (text.starts_with(':')) return true;
  return text.size() > 1 && (text.front() == '.' || text.front() == '\\') &&
         (is_letter(text[1]) || text[1] == '?');
}

bool is_finished(std::string_view text) {
  const std::string_view start = without_leading_space(text);
  if (start.empty() || is_command(start) || is_bare_command(start)) return true;
  if (is_question(start) && start.find('\n') == std::string_view::npos) return true;
  return statements_all_end(start);
}

std::vector<std::string_view> split_script(std::string_view script) {
  std::vector<std::string_view> out;
  while (true) {
    script = without_leading_space(script);
    if (script.empty()) return out;
    std::size_t end = statement_end(script).value_or(script.size());
    if (is_command(script)) end = std::min(script.find('\n'), script.size());
    const std::string_view text = script.substr(0, end);
    if (is_command(text) || !is_blank(text)) out.push_back(text);
    script.remove_prefix(end);
  }
}

bool Shell::run(std::string_view text) {
  const std::string_view start = without_leading_space(text);
  if (is_command(start)) return run_meta(*this, start);
  if (is_bare_command(start)) return run_meta(*this, ":" + std::string(start));
  const bool good = session_.print_all(start);
  forget_schema();
  return good;
}

bool Shell::run_script(std::string_view script, const std::string& name) {
  for (const std::string_view text : split_script(script)) {
    if (!run(text)) {
      const auto line = 1 + std::count(script.data(), text.data(), '\n');
      if (!name.empty()) console().note("  in " + name + ", line " + std::to_string(line));
      return false;
    }
    if (quitting_ || !console().out().good()) return true;
  }
  return true;
}

std::string Shell::prompt() const {
  return database_name(session_.database().path()) + (session_.in_transaction() ? "# " : "> ");
}

const Schema& Shell::schema() {
  if (!schema_known_) {
    schema_known_ = true;
    if (auto schema = session_.database().schema()) schema_ = std::move(schema).value();
  }
  return schema_;
}

}  // namespace dossier::shell
