#pragma once

#include <string_view>
<<<<<<< HEAD
#include <utility>

#include <dossier/database.h>

#include "query/question/question.h"

namespace dossier {

/// Runs a query as it is, or an everyday question as the query it stands for; `run` takes text and
/// parameters. The result of a question holds the query.
template <typename Run>
Result<ResultSet> answer(std::string_view text, const Parameters& parameters, Run run) {
  if (!query::is_question(text)) return run(text, parameters);
  auto translation = query::translate_question(text);
  if (!translation) return std::move(translation).error();
  for (const auto& [name, value] : parameters) translation->parameters.set(name, value);
  Result<ResultSet> result = run(translation->cypher, translation->parameters);
  if (result) result->cypher = std::move(translation->cypher);
  return result;
=======

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
  return run(std::string_view(translated->cypher), with);
>>>>>>> refs/heads/shell
}

}  // namespace dossier
