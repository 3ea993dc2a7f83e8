#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/value/convert.h"

namespace dossier::query {

namespace {

using Conversion = Value (*)(const Value&, OnMismatch);

template <Conversion Convert, OnMismatch Then>
Value convert(Arguments a, FunctionContext&) {
  return Convert(a[0], Then);
}

/// Each element converted, or null where that is not possible.
template <Name Called, Conversion Convert>
Value convert_all(Arguments a, FunctionContext& c) {
  if (a[0].is_null()) return {};
  const List& list = list_argument(a[0], Called.view());
  require_list(*c.budget, list.size());
  List out;
  out.reserve(list.size());
  for (const Value& value : list) out.push_back(Convert(value, OnMismatch::Null));
  return out;
}

constexpr auto kFail = OnMismatch::Fail;
constexpr auto kNull = OnMismatch::Null;

constexpr Function kFunctions[] = {
    {"toBoolean",
     1,
     1,
     {kAny},
     kBoolean,
     "toBoolean(input :: STRING | INTEGER | BOOLEAN) :: BOOLEAN",
     "The value as a boolean; null for text other than true and false.",
     "scalar",
     convert<to_boolean, kFail>},
    {"toBooleanList",
     1,
     1,
     {kList},
     kList,
     "toBooleanList(input :: LIST<ANY>) :: LIST<BOOLEAN>",
     "Each element as a boolean or null.",
     "list",
     convert_all<"toBooleanList", to_boolean>},
    {"toBooleanOrNull",
     1,
     1,
     {kAny},
     kBoolean,
     "toBooleanOrNull(input :: ANY) :: BOOLEAN",
     "The value as a boolean, or null where that is not possible.",
     "scalar",
     convert<to_boolean, kNull>},
    {"toFloat",
     1,
     1,
     {kAny},
     kFloat,
     "toFloat(input :: STRING | INTEGER | FLOAT) :: FLOAT",
     "The value as a float; null for text that is no number.",
     "scalar",
     convert<to_float, kFail>},
    {"toFloatList",
     1,
     1,
     {kList},
     kList,
     "toFloatList(input :: LIST<ANY>) :: LIST<FLOAT>",
     "Each element as a float or null.",
     "list",
     convert_all<"toFloatList", to_float>},
    {"toFloatOrNull",
     1,
     1,
     {kAny},
     kFloat,
     "toFloatOrNull(input :: ANY) :: FLOAT",
     "The value as a float, or null where that is not possible.",
     "scalar",
     convert<to_float, kNull>},
    {"toInteger",
     1,
     1,
     {kAny},
     kInteger,
     "toInteger(input :: STRING | INTEGER | FLOAT | BOOLEAN) :: INTEGER",
     "The value as an integer; null for text that is no number.",
     "scalar",
     convert<to_integer, kFail>},
    {"toIntegerList",
     1,
     1,
     {kList},
     kList,
     "toIntegerList(input :: LIST<ANY>) :: LIST<INTEGER>",
     "Each element as an integer or null.",
     "list",
     convert_all<"toIntegerList", to_integer>},
    {"toIntegerOrNull",
     1,
     1,
     {kAny},
     kInteger,
     "toIntegerOrNull(input :: ANY) :: INTEGER",
     "The value as an integer, or null where that is not possible.",
     "scalar",
     convert<to_integer, kNull>},
    {"toString",
     1,
     1,
     {kAny},
     kText,
     "toString(input :: STRING | INTEGER | FLOAT | BOOLEAN | POINT | temporal) :: STRING",
     "The value as text.",
     "string",
     convert<to_string, kFail>},
    {"toStringList",
     1,
     1,
     {kList},
     kList,
     "toStringList(input :: LIST<ANY>) :: LIST<STRING>",
     "Each element as text or null.",
     "list",
     convert_all<"toStringList", to_string>},
    {"toStringOrNull",
     1,
     1,
     {kAny},
     kText,
     "toStringOrNull(input :: ANY) :: STRING",
     "The value as text, or null where that is not possible.",
     "string",
     convert<to_string, kNull>},
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace dossier::query
