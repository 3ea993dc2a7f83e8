#pragma once

#include <string_view>

#include <dossier/database.h>
#include <dossier/language.h>

namespace dossier {

/// Calls `run` with a statement and its parameters; an everyday question is translated first.
template <typename Run>
Result<ResultSet> run_text(std::string_view text, const Parameters& parameters, Run run) {
  if (!is_question(text)) return run(text, parameters);
  const auto translated = translate_question(text);
  if (!translated) return translated.error();
  Parameters with = parameters;
  for (const auto& [name, value] : translated->parameters) with.set(name, value);
  Result<ResultSet> answer = run(std::string_view(translated->cypher), with);
  if (answer) answer->warnings.clear();  // they are about words that nobody wrote
  return answer;
}

}  // namespace dossier
