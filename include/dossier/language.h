#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier {

/// Where the first statement of a text ends: the byte behind the semicolon that closes it. Semicolons in
/// strings, quoted names and comments close nothing. Nothing when the statement is not finished.
std::optional<std::size_t> statement_end(std::string_view text) noexcept;

/// True when a text holds no statement: only spaces, comments and semicolons.
bool is_blank(std::string_view text) noexcept;

/// A question in everyday English as the query that answers it.
struct Translation {
  std::string cypher;
  Map parameters;
};

/// True when the text begins like a question and not like a clause of openCypher.
bool is_question(std::string_view text) noexcept;

/// Translates a question over the graph that ingestion writes: "who proposed what to NATO". Names become
/// parameters and never query text. Fails with UnexpectedSyntax; the hint says what can be understood.
Result<Translation> translate_question(std::string_view text);

}  // namespace dossier
