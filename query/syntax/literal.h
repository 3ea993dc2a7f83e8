#pragma once

#include "query/ast/arena.h"
#include "query/syntax/token.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace dossier::query::syntax {

enum class Sign : std::uint8_t { Positive, Negative };

/// The number that a token stands for, or why it stands for none.
using Number = std::variant<std::int64_t, double, Code>;
Number read_number(std::string_view digits, Sign sign);

/// Text within quotes, with doubled quotes and escapes resolved: a view of the source where it
/// needs no change, else a copy in the arena. Fails with the place of an escape that names no
/// character, relative to `token`.
struct Unquoted {
  std::string_view text;
  std::optional<Span> wrong_escape = {};
};
Unquoted unquote(std::string_view token, ast::Arena& arena);

}  // namespace dossier::query::syntax
