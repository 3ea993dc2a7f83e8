#pragma once

#include "query/ast/type.h"
#include "query/value/type_test.h"

namespace dossier::query::plan {

/// The type of `IS ::` as the tests of values know it.
TypeName type_name(const ast::TypeName& type);

}  // namespace dossier::query::plan
