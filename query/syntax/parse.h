#pragma once

#include "query/ast/query.h"

#include <functional>
#include <string_view>

#include <dossier/error.h>

namespace dossier::query {

/// Longest text of a query, in bytes.
inline constexpr std::size_t kMaxQueryBytes = std::size_t{64} << 20;
/// How deep expressions, patterns and subqueries may be nested in each other.
inline constexpr int kMaxNesting = 1000;

/// One statement as a syntax tree; a final `;` may stand behind it. The text is copied into the
/// tree. Fails with a syntax error (1xxx) whose span lies within the text and whose label says what
/// could have stood there. Takes time linear in the text and a bounded piece of the stack. Safe for
/// use by many threads. `checkpoint` is called now and then; what it throws passes through.
Result<ast::Query> parse(std::string_view text, const std::function<void()>& checkpoint = {});

/// How many steps the parser takes for a text, right or wrong: a measure that does not depend on
/// the machine.
std::size_t count_parsing_steps(std::string_view text);

}  // namespace dossier::query
