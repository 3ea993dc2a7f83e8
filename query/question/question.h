#pragma once

#include <string>
#include <string_view>

#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier::query {

/// An everyday question as the openCypher query that answers it.
struct Translation {
  std::string cypher;
  Map parameters;
};

/// True when the text begins like a question in English and not like a clause of openCypher.
bool is_question(std::string_view text) noexcept;

/// Translates a question of a small controlled English, such as
///   who proposed what to whom             who proposed missile defence to NATO in 2010
///   what did Russia propose               what was proposed to NATO by Russia
///   who rejected the Baruch Plan          which countries joined NATO
///   whom did Yeltsin meet                 when did Sweden join NATO
///   who leads the EASI                    did Poland sign the Treaty on Open Skies
///   how is Igor Ivanov connected to NATO  what is known about Adam Rapacki
/// over the graph that ingestion writes (docs/schema.md). Every relation of the schema can be asked
/// in its active and its passive form. Names are values of parameters and never become query text.
/// Fails with UnexpectedSyntax; the hint says what can be understood.
Result<Translation> translate_question(std::string_view text);

}  // namespace dossier::query
