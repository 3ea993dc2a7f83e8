#pragma once

#include "query/syntax/expected.h"
#include "query/syntax/token.h"

#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::query::syntax {

/// The error for a token that does not fit: its headline, what was expected instead, and for
/// typical slips
/// (`==`, `!=`, SELECT, a misspelt keyword, an unclosed quote ...) what to write.
Error unexpected(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                 const ExpectedSet& expected);

/// The error for an escape in `token` that names no character; `place` is relative to the token.
Error wrong_escape(const Token& token, Span place, std::string_view text);

/// The error for digits that form no number.
Error wrong_number(Code code, const Token& token, std::string_view digits);

}  // namespace dossier::query::syntax
