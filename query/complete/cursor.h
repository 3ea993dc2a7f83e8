#pragma once

#include "query/syntax/expected.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::query {

/// What a name after the cursor would stand for, where the grammar alone does not say it.
enum class NameRole : std::uint8_t {
  Any,
  Label,             ///< within a node
  RelationshipType,  ///< within a relationship
  LabelOrType,       ///< of a predicate
  Procedure,
  ProcedureField,
};

/// The place of a cursor in a text: what may come next there, and what is known.
struct CursorContext {
  Span word = {};  ///< the name under way in front of the cursor; may be empty
  syntax::ExpectedSet
      expected;  ///< empty where nothing is known: in strings, comments, wrong texts
  NameRole role = NameRole::Any;
  std::vector<std::string_view> variables;  ///< names bound there, in order; views of the text
};

/// Reads the statement around the cursor up to the cursor. A pure function, linear in the text;
/// what stands behind the cursor does not matter. Names in back-ticks appear without them only when
/// they hold no escapes.
CursorContext cursor_context(std::string_view text, std::size_t cursor);

}  // namespace dossier::query
