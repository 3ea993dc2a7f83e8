#include "shell/session/assist.h"

#include "shell/options/tables.h"
#include "shell/session/meta.h"
#include "shell/session/settings.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include <dossier/language.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxCandidates = 200;
constexpr std::chrono::milliseconds kPatience{700};  ///< of people who press Tab in a large graph

std::vector<Candidate> starting_with(std::string_view word, std::vector<Candidate> all) {
  std::erase_if(
      all, [&](const Candidate& item) { return !std::string_view(item.text).starts_with(word); });
  return all;
}

std::vector<Candidate> command_names() {
  std::vector<Candidate> out;
  for (const MetaCommand& command : meta_commands()) {
    out.push_back({std::string(command.name) + (command.arguments.empty() ? "" : " "),
                   std::string(command.help)});
  }
  return out;
}

std::vector<Candidate> format_names() {
  std::vector<Candidate> out;
  for (const FormatInfo& format : formats())
    out.push_back({std::string(format.name), std::string(format.help)});
  return out;
}

std::vector<Candidate> option_names(CommandId command) {
  std::vector<Candidate> out;
  for (const OptionInfo& option : options()) {
    if (takes(command, option))
      out.push_back({"--" + std::string(option.name) + " ", std::string(option.help)});
  }
  return out;
}

/// Files behind "Person=" and behind commas.
std::vector<Candidate> complete_import(std::string_view word) {
  const std::size_t mark = word.find_last_of("=,");
  const std::size_t begin = mark == std::string_view::npos ? 0 : mark + 1;
  std::vector<Candidate> out = complete_file(word.substr(begin));
  for (Candidate& file : out) file.text = std::string(word.substr(0, begin)) + file.text;
  return out;
}

std::vector<Candidate> graph_format_names() {
  std::vector<Candidate> out;
  for (const std::string_view name : choices(ArgumentKind::Format, CommandId::Export))
    out.push_back({std::string(name), ""});
  return out;
}

std::vector<Candidate> setting_names() {
  std::vector<Candidate> out;
  for (const Setting& setting : settings())
    out.push_back({std::string(setting.name), std::string(setting.help)});
  return out;
}

std::vector<Candidate> words_of(std::initializer_list<std::string_view> words) {
  std::vector<Candidate> out;
  for (const std::string_view word : words) out.push_back({std::string(word), ""});
  return out;
}

/// The texts that a query returns for a prefix, with what it says beside each.
std::vector<Candidate> names_from(Shell& shell, std::string_view query, std::string_view prefix) {
  QueryOptions& limits = shell.session().limits;
  const auto before = std::exchange(limits.timeout, kPatience);
  const auto result = shell.session().collect(query, {{"prefix", prefix}});
  limits.timeout = before;
  std::vector<Candidate> out;
  if (!result) return out;
  for (const Row row : *result) {
    const Value& name = row[std::size_t{0}];
    const Value& detail = row[std::size_t{1}];
    if (name.is_string())
      out.push_back(
          {std::string(name.string()), detail.is_string() ? std::string(detail.string()) : ""});
  }
  return out;
}

/// Names as words of a command: quoted when they hold spaces or quotes.
std::vector<Candidate> as_words(std::vector<Candidate> names) {
  for (Candidate& name : names) {
    if (name.text.find_first_of(" '\"\\") == std::string::npos) continue;
    std::string text = "\"";
    for (const char c : name.text)
      text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    name.text = text + '"';
  }
  return names;
}

std::string_view unquoted(std::string_view word) {
  if (word.starts_with('"') || word.starts_with('\'')) word.remove_prefix(1);
  return word;
}

constexpr std::string_view kEntityNames =
    "MATCH (n) WHERE n.name STARTS WITH $prefix AND NOT n:Document RETURN DISTINCT n.name AS name, "
    "labels(n)[0] AS label ORDER BY "
    "name LIMIT 50";
constexpr std::string_view kDocumentNames =
    "MATCH (n:Document) WHERE n.name STARTS WITH $prefix RETURN n.name AS name, n.title AS title "
    "ORDER BY name LIMIT 50";

std::vector<Candidate> entity_names(Shell& shell, std::string_view prefix) {
  return names_from(shell, kEntityNames, prefix);
}

std::vector<Candidate> arguments(Shell& shell, const MetaCommand& command, std::size_t position,
                                 std::string_view word) {
  const bool first = position == 0;
  switch (command.argument) {
    case MetaArgument::Command:
      return first ? starting_with(word, command_names()) : std::vector<Candidate>{};
    case MetaArgument::Format:
      return first ? starting_with(word, format_names()) : std::vector<Candidate>{};
    case MetaArgument::Setting:
      return starting_with(word, first ? setting_names() : words_of({"on", "off"}));
    case MetaArgument::Switch: return starting_with(word, words_of({"on", "off"}));
    case MetaArgument::GraphFormat:
      return first ? starting_with(word, graph_format_names()) : complete_file(word);
    case MetaArgument::File: return complete_file(word);
    case MetaArgument::Import:
      return word.starts_with('-') ? starting_with(word, option_names(CommandId::Import))
                                   : complete_import(word);
    case MetaArgument::Schema: {
      auto out = starting_with(word, words_of({"graph"}));
      for (Candidate& file : complete_file(word)) out.push_back(std::move(file));
      return out;
    }
    case MetaArgument::Name: return as_words(entity_names(shell, unquoted(word)));
    case MetaArgument::Document: return as_words(names_from(shell, kDocumentNames, unquoted(word)));
    default: return {};
  }
}

/// Where the word before the cursor begins; a quotation is one word.
std::size_t word_begin(std::string_view text, std::size_t cursor, std::size_t from) {
  std::size_t begin = from;
  char quote = 0;
  for (std::size_t i = from; i < cursor; ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
      begin = i;
    } else if (c == ' ') {
      begin = i + 1;
    }
  }
  return std::min(begin, cursor);
}

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

/// What a text stands for that is being typed between quotes.
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

/// A name as it is written between quotes of a kind.
std::string with_escapes(std::string_view name, char quote) {
  std::string out;
  for (const char c : name) {
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// Names of entities that begin with what stands between the quote and the cursor.
std::vector<Candidate> quoted_names(Shell& shell, std::string_view typed, char quote) {
  std::vector<Candidate> out;
  for (Candidate& item : entity_names(shell, without_escapes(typed))) {
    if (item.text.find('\n') != std::string::npos) continue;
    out.push_back({with_escapes(item.text, quote), std::move(item.detail)});
  }
  return out;
}

Candidates complete_statement(Shell& shell, std::string_view text, std::size_t cursor) {
  Completions found = complete(text, cursor, shell.schema());
  if (found.name_prefix)
    return {found.begin, quoted_names(shell, *found.name_prefix, text[found.begin - 1])};
  Candidates out{found.begin, {}};
  for (Completion& item : found.items)
    out.items.push_back({std::move(item.text), std::move(item.detail)});
  return out;
}

}  // namespace

Candidates complete_command(Shell& shell, std::string_view text, std::size_t cursor) {
  const std::size_t name_end = std::min(text.find(' '), text.size());
  if (cursor <= name_end) return {1, starting_with(text.substr(1, cursor - 1), command_names())};
  const MetaCommand* command = find_meta(text.substr(1, name_end - 1));
  if (command == nullptr) return {cursor, {}};
  if (command->argument == MetaArgument::Statement) {
    Candidates out = complete_statement(shell, text.substr(name_end), cursor - name_end);
    out.begin += name_end;
    return out;
  }
  const std::size_t begin = word_begin(text, cursor, name_end + 1);
  const std::size_t position = split_words(text.substr(name_end, begin - name_end)).size();
  Candidates out{begin, arguments(shell, *command, position, text.substr(begin, cursor - begin))};
  if (out.items.size() > kMaxCandidates) out.items.resize(kMaxCandidates);
  return out;
}

std::vector<Candidate> complete_file(std::string_view word) {
  const std::size_t slash = word.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : word.substr(0, slash + 1));
  const std::string part(slash == std::string_view::npos ? word : word.substr(slash + 1));
  std::string directory = folder.empty() ? "." : folder;
  const char* home = std::getenv("HOME");
  if (directory.starts_with("~/") && home != nullptr) directory = home + directory.substr(1);
  std::vector<Candidate> out;
  std::error_code error;
  for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(part) || (part.empty() && name.starts_with('.'))) continue;
    std::error_code ignored;
    std::string text = folder;
    for (const char c : name)
      text += c == ' ' || c == '\\' || c == '\'' || c == '"' ? std::string("\\") + c
                                                             : std::string(1, c);
    out.push_back({at->is_directory(ignored) ? text + "/" : text, ""});
    if (out.size() == kMaxCandidates) break;
  }
  std::sort(out.begin(), out.end(),
            [](const Candidate& a, const Candidate& b) { return a.text < b.text; });
  return out;
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
  hooks.hint = unfinished_hint;
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
