#include "graph/value/interruptible.h"
#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/value/number.h"
#include "query/value/utf8.h"

namespace dossier::query {

namespace {

Value size(Arguments a, FunctionContext&) {
  if (a[0].is_list()) return static_cast<std::int64_t>(a[0].list().size());
  if (a[0].is_string()) return static_cast<std::int64_t>(code_point_count(a[0].string()));
  fail_type("`size()`", "a list or a string", a[0]);
}

Value is_empty(Arguments a, FunctionContext&) {
  if (a[0].is_list()) return a[0].list().empty();
  if (a[0].is_string()) return a[0].string().empty();
  if (a[0].is_map()) return a[0].map().empty();
  fail_type("`isEmpty()`", "a list, a map or a string", a[0]);
}

Value head(Arguments a, FunctionContext&) {
  const List& list = list_argument(a[0], "head");
  return list.empty() ? Value() : list.front();
}

Value last(Arguments a, FunctionContext&) {
  const List& list = list_argument(a[0], "last");
  return list.empty() ? Value() : list.back();
}

Value tail(Arguments a, FunctionContext& c) {
  const List& list = list_argument(a[0], "tail");
  require_list(*c.budget, list.size());
  List out;
  if (!list.empty()) graph::append_elements(out, list.begin() + 1, list.end());
  return out;
}

std::int64_t range_argument(const Value& value) {
  if (value.is_integer()) return value.integer();
  fail(Code::InvalidArgumentError,
       "`range()` needs integers, not " + std::string(kind_with_article(value.kind())));
}

/// How many numbers there are from `start` to `end` in steps of `step`, both ends included.
std::uint64_t range_size(std::int64_t start, std::int64_t end, std::int64_t step) {
  if (step > 0 ? start > end : start < end) return 0;
  const Int128 distance = step > 0 ? Int128{end} - start : Int128{start} - end;
  const Int128 width = step > 0 ? Int128{step} : -Int128{step};
  const Int128 count = distance / width + 1;
  return count > Int128{INT64_MAX} ? static_cast<std::uint64_t>(INT64_MAX)
                                   : static_cast<std::uint64_t>(count);
}

constexpr std::uint64_t kElementsBetweenChecks = std::uint64_t{1} << 20;

Value range(Arguments a, FunctionContext& c) {
  const std::int64_t start = range_argument(a[0]);
  const std::int64_t end = range_argument(a[1]);
  const std::int64_t step = a.size() > 2 ? range_argument(a[2]) : 1;
  if (step == 0) fail(Code::NumberOutOfRange, "the step of `range()` cannot be 0");
  const std::uint64_t count = range_size(start, end, step);
  require_list(*c.budget, count);
  List out;
  out.reserve(count);
  std::int64_t next = start;
  for (std::uint64_t i = 0; i < count; ++i) {
    out.emplace_back(next);
    if (i + 1 < count) next += step;
    if (i % kElementsBetweenChecks == 0 && c.checkpoint) c.checkpoint();
  }
  return out;
}

constexpr Function kFunctions[] = {
    {"head",
     1,
     1,
     {kList},
     kAny,
     "head(list :: LIST<ANY>) :: ANY",
     "The first element of a list.",
     "scalar",
     strict<head>},
    {"isEmpty",
     1,
     1,
     {kList | kMap | kText},
     kBoolean,
     "isEmpty(input :: LIST<ANY> | MAP | STRING) :: BOOLEAN",
     "Whether a list, map or text holds nothing.",
     "predicate",
     strict<is_empty>},
    {"last",
     1,
     1,
     {kList},
     kAny,
     "last(list :: LIST<ANY>) :: ANY",
     "The last element of a list.",
     "scalar",
     strict<last>},
    {"range",
     2,
     3,
     {kAny},
     kList,
     "range(start :: INTEGER, end :: INTEGER [, step :: INTEGER]) :: LIST<INTEGER>",
     "The integers from start to end, both included.",
     "list",
     strict<range>},
    {"size",
     1,
     1,
     {kList | kText},
     kInteger,
     "size(input :: LIST<ANY> | STRING) :: INTEGER",
     "The number of elements of a list or of characters of a text.",
     "scalar",
     strict<size>},
    {"tail",
     1,
     1,
     {kList},
     kList,
     "tail(list :: LIST<ANY>) :: LIST<ANY>",
     "The list without its first element.",
     "list",
     strict<tail>},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace dossier::query
