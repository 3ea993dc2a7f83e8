#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>
#include <dossier/schema.h>
#include <dossier/value.h>

namespace dossier {

/// Where the first statement of a text ends: the byte behind the semicolon that closes it.
/// Semicolons in strings, quoted names and comments close nothing. Nothing when the statement is
/// not finished.
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

/// Translates a question over the graph that ingestion writes: "who proposed what to NATO". Names
/// become parameters and never query text. Fails with UnexpectedSyntax; the hint says what can be
/// understood.
Result<Translation> translate_question(std::string_view text);

/// What a stretch of a query is, for editors.
enum class TokenStyle : std::uint8_t {
  Keyword,
  Function,
  Label,
  Type,
  Property,
  Parameter,
  Number,
  Text,
  Comment,
  Operator,
  Plain,
  Unknown,  ///< a label, type or property that nothing in the graph has
  Error,    ///< no token of the language
};

struct StyledSpan {
  Span where;
  TokenStyle style;
};

/// The tokens of a text that need not be finished or correct, ascending. Names that `schema` does
/// not know are Unknown where the query reads; an empty schema knows everything.
std::vector<StyledSpan> highlight(std::string_view text, const Schema& schema = {});

/// Something that can stand at a place of a query.
struct Completion {
  std::string text;
  std::string detail;  ///< "1204 nodes", the signature of a function, "keyword"
};

/// What can stand between `begin` and the cursor, best first.
struct Completions {
  std::size_t begin = 0;
  std::vector<Completion> items;
  /// The cursor is within a string: names of entities that begin with this text would fit.
  std::optional<std::string> name_prefix = {};
  /// The items are property keys of something with this label, or of this relationship type.
  struct Owner {
    std::string name;
    bool is_relationship;
  };
  std::optional<Owner> owner = {};
};

/// Completion of a text at the byte `cursor`: labels, types that leave or reach the label before
/// them, property keys, and by the grammar what else can come next: variables in scope, functions
/// with their signatures, procedures, `parameters` behind a `$`, keywords.
Completions complete(std::string_view text, std::size_t cursor, const Schema& schema,
                     const std::vector<std::string>& parameters = {});

}  // namespace dossier
