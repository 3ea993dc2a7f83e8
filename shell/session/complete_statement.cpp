#include "shell/session/assist.h"
#include "shell/session/complete_names.h"

#include <algorithm>

#include <dossier/language.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxWords = 6;  ///< of a name within a question

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

/// Keys that the label or type before them has; all keys when it has none that fit.
std::vector<Candidate> known_keys(Shell& shell, const Completions& found) {
  std::vector<Candidate> keys = property_keys(shell, *found.owner);
  std::erase_if(keys, [&](const Candidate& key) {
    return std::none_of(found.items.begin(), found.items.end(),
                        [&](const Completion& item) { return item.text == key.text; });
  });
  return keys;
}

std::vector<std::string> parameter_names(Shell& shell) {
  std::vector<std::string> names;
  for (const auto& [name, value] : shell.session().parameters) names.push_back(name);
  return names;
}

}  // namespace

Candidates complete_question(Shell& shell, std::string_view text, std::size_t cursor) {
  std::vector<std::size_t> begins;
  for (std::size_t at = cursor; at > 0 && begins.size() < kMaxWords; --at) {
    if (text[at - 1] == ' ') begins.push_back(at);
  }
  for (auto begin = begins.rbegin(); begin != begins.rend(); ++begin) {
    std::vector<Candidate> names = entity_names(shell, text.substr(*begin, cursor - *begin));
    if (!names.empty()) return {*begin, std::move(names)};
  }
  return {cursor, {}};
}

Candidates complete_statement(Shell& shell, std::string_view text, std::size_t cursor) {
  if (is_question(text)) return complete_question(shell, text, cursor);
  Completions found = complete(text, cursor, shell.schema(), parameter_names(shell));
  if (found.name_prefix)
    return {found.begin, quoted_names(shell, *found.name_prefix, text[found.begin - 1])};
  if (found.owner) {
    std::vector<Candidate> keys = known_keys(shell, found);
    if (!keys.empty()) return {found.begin, std::move(keys)};
  }
  Candidates out{found.begin, {}};
  for (Completion& item : found.items)
    out.items.push_back({std::move(item.text), std::move(item.detail)});
  return out;
}

}  // namespace dossier::shell
