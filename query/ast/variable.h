#pragma once

#include "query/ast/type.h"

#include <cstdint>
#include <string_view>

#include <dossier/error.h>

namespace dossier::query::ast {

/// One variable of a query after analysis: a slot for a value in each row. Two variables of one
/// name in different scopes are two Variables; `WITH a` passes on the same Variable, `WITH a AS b`
/// and `WITH f(a) AS a` make a new one. Anonymous elements of patterns get one too, with an empty
/// name.
struct Variable {
  std::uint32_t id = 0;        ///< dense, from 0 in one Query: `Query::variables[id]`
  std::string_view name = {};  ///< as written, without back-ticks; empty: anonymous
  Type type = {};
  Span declared = {};
};

/// A place where a name is bound or, in patterns, met again.
struct Binding {
  std::string_view name = {};  ///< empty: anonymous
  Span span = {};
  Variable* variable = nullptr;  ///< set by analysis; never null afterwards
  bool declares = false;         ///< set by analysis: this place introduces the variable (false:
                                 ///< it was bound before and the pattern must meet the same value)
};

}  // namespace dossier::query::ast
