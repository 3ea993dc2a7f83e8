#include "shell/options/tables.h"
#include "shell/session/assist.h"
#include "shell/session/complete_names.h"
#include "shell/session/meta.h"
#include "shell/session/settings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxCandidates = 200;

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

std::vector<Candidate> parameter_names(Shell& shell) {
  std::vector<Candidate> out;
  for (const auto& [name, value] : shell.session().parameters)
    out.push_back({name + " => ", "now " + to_literal(value)});
  return out;
}

std::vector<Candidate> setting_values(std::string_view name) {
  std::vector<Candidate> out;
  for (const Setting& setting : settings()) {
    if (setting.name != name) continue;
    for (std::string& value : split_words(setting.values)) out.push_back({std::move(value), ""});
  }
  return out;
}

std::vector<Candidate> words_of(std::initializer_list<std::string_view> words) {
  std::vector<Candidate> out;
  for (const std::string_view word : words) out.push_back({std::string(word), ""});
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

std::vector<Candidate> arguments(Shell& shell, const MetaCommand& command,
                                 const std::vector<std::string>& words, std::string_view word) {
  const bool first = words.empty();
  const std::vector<Candidate> none;
  switch (command.argument) {
    case MetaArgument::Command: return first ? starting_with(word, command_names()) : none;
    case MetaArgument::Format: return first ? starting_with(word, format_names()) : none;
    case MetaArgument::Setting:
      return starting_with(word, first ? setting_names() : setting_values(words.front()));
    case MetaArgument::Parameter: return first ? starting_with(word, parameter_names(shell)) : none;
    case MetaArgument::Parameters: return starting_with(word, words_of({"clear"}));
    case MetaArgument::Viewed: return starting_with(word, words_of({"svg", "png", "pdf", "html"}));
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
    case MetaArgument::Document: return as_words(document_names(shell, unquoted(word)));
    default: return none;
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

}  // namespace

Candidates complete_command(Shell& shell, std::string_view text, std::size_t cursor) {
  const std::size_t name_end = std::min(text.find(' '), text.size());
  if (cursor <= name_end) return {1, starting_with(text.substr(1, cursor - 1), command_names())};
  const MetaCommand* command = find_meta(text.substr(1, name_end - 1));
  if (command == nullptr) return {cursor, {}};
  if (command->argument == MetaArgument::Question) return complete_question(shell, text, cursor);
  if (command->argument == MetaArgument::Statement) {
    Candidates out = complete_statement(shell, text.substr(name_end), cursor - name_end);
    out.begin += name_end;
    return out;
  }
  const std::size_t begin = word_begin(text, cursor, name_end + 1);
  const std::vector<std::string> before = split_words(text.substr(name_end, begin - name_end));
  Candidates out{begin, arguments(shell, *command, before, text.substr(begin, cursor - begin))};
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

}  // namespace dossier::shell
