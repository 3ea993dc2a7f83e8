#include "shell/session/assist.h"

#include "shell/session/meta.h"

#include <algorithm>

#include <dossier/language.h>

namespace dossier::shell {

namespace {

Style style_of(TokenStyle style) noexcept {
  switch (style) {
    case TokenStyle::Keyword: return Style::Keyword;
    case TokenStyle::Function: return Style::Function;
    case TokenStyle::Label: return Style::Label;
    case TokenStyle::Type: return Style::Type;
    case TokenStyle::Property: return Style::Property;
    case TokenStyle::Parameter: return Style::Parameter;
    case TokenStyle::Number: return Style::Number;
    case TokenStyle::Text: return Style::Text;
    case TokenStyle::Comment: return Style::Comment;
    case TokenStyle::Operator: return Style::Operator;
    case TokenStyle::Plain: return Style::Plain;
    case TokenStyle::Unknown: return Style::Warning;
    case TokenStyle::Error: return Style::Error;
  }
  return Style::Plain;
}

/// Questions in everyday English are no Cypher and stay plain.
std::vector<StyledRange> statement_styles(std::string_view text, const Schema& schema) {
  std::vector<StyledRange> out;
  if (is_question(text)) return out;
  for (const StyledSpan& span : highlight(text, schema))
    out.push_back({span.where.begin, span.where.end, style_of(span.style)});
  return out;
}

/// The name of a command, and the statement behind it where one stands there.
std::vector<StyledRange> command_styles(std::string_view text, const Schema& schema) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const MetaCommand* command = find_meta(text.substr(1, end - 1));
  std::vector<StyledRange> out{{0, end, command != nullptr ? Style::Keyword : Style::Warning}};
  if (command == nullptr || command->argument != MetaArgument::Statement) return out;
  for (const StyledRange& range : statement_styles(text.substr(end), schema))
    out.push_back({range.begin + end, range.end + end, range.style});
  return out;
}

/// The function that the last open parenthesis calls; empty when it calls none.
std::string called_function(std::string_view text) {
  std::vector<std::string_view> open;
  std::string_view before;
  if (is_question(text) || is_command(text)) return {};
  for (const StyledSpan& span : highlight(text)) {
    const std::string_view token = text.substr(span.where.begin, span.where.end - span.where.begin);
    if (token == "(") open.push_back(before);
    if (token == ")" && !open.empty()) open.pop_back();
    before = span.style == TokenStyle::Function ? token : std::string_view();
  }
  return open.empty() ? std::string() : std::string(open.back());
}

bool is_same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string signature_hint(std::string_view text, std::size_t cursor) {
  const std::string name = called_function(text.substr(0, cursor));
  if (name.empty()) return {};
  const std::string call = "RETURN " + name;
  for (const Completion& item : complete(call, call.size(), {}).items) {
    if (is_same_word(item.text, name + "(")) return item.detail;
  }
  return {};
}

std::string unfinished_hint(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || is_finished(text)) return {};
  const std::string_view last = text.substr(text.rfind('\n') + 1);
  if (last.find_first_not_of(' ') != std::string_view::npos) return {};
  return "a statement ends with a semicolon; Alt-Enter runs it without, Ctrl-C drops it";
}

EditorHooks editor_hooks(Shell& shell) {
  EditorHooks hooks;
  hooks.is_finished = is_finished;
  hooks.hint = [](std::string_view text, std::size_t cursor) {
    const std::string unfinished = unfinished_hint(text);
    return unfinished.empty() ? signature_hint(text, cursor) : unfinished;
  };
  hooks.highlight = [&shell](std::string_view text) {
    return is_command(text) ? command_styles(text, shell.schema())
                            : statement_styles(text, shell.schema());
  };
  hooks.complete = [&shell](std::string_view text, std::size_t cursor) {
    const bool command = text.starts_with(':') || is_command(text);
    return command ? complete_command(shell, text, cursor)
                   : complete_statement(shell, text, cursor);
  };
  return hooks;
}

}  // namespace dossier::shell
