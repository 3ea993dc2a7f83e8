#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/function/random.h"
#include "query/value/checked.h"
#include "query/value/compare.h"
#include "query/value/type_test.h"

#include <string>

namespace dossier::query {

namespace {

Value coalesce(Arguments a, FunctionContext&) {
  for (const Value& value : a) {
    if (!value.is_null()) return value;
  }
  return {};
}

Value null_if(Arguments a, FunctionContext&) {
  return equals(a[0], a[1]) == Ternary::True ? Value() : a[0];
}

Value exists(Arguments a, FunctionContext&) { return !a[0].is_null(); }

Value value_type(Arguments a, FunctionContext&) {
  const std::string text = type_text(a[0]);
  return Value(std::string_view(text));
}

Value timestamp(Arguments, FunctionContext& c) {
  return checked_add(checked_multiply(c.statement_time.epoch_seconds, 1000),
                     c.statement_time.nanoseconds / 1'000'000);
}

void append_hex(std::string& out, std::uint64_t bits, int digits) {
  constexpr char kDigits[] = "0123456789abcdef";
  for (int i = digits - 1; i >= 0; --i) out += kDigits[(bits >> (4 * i)) & 0xF];
}

/// Version 4 of RFC 4122.
Value random_uuid(Arguments, FunctionContext& c) {
  auto& random = generator(c);
  const std::uint64_t high = (random() & ~std::uint64_t{0xF000}) | 0x4000;
  const std::uint64_t low = (random() & ~(std::uint64_t{3} << 62)) | (std::uint64_t{2} << 62);
  std::string out;
  out.reserve(36);
  append_hex(out, high >> 32, 8);
  out += '-';
  append_hex(out, high >> 16, 4);
  out += '-';
  append_hex(out, high, 4);
  out += '-';
  append_hex(out, low >> 48, 4);
  out += '-';
  append_hex(out, low, 12);
  return Value(std::string_view(out));
}

/// The planner puts the column of LOAD CSV in place of the call; without one there is nothing to
/// tell.
Value outside_of_csv(Arguments, FunctionContext&) { return {}; }

constexpr Function kFunctions[] = {
    {"coalesce",
     1,
     Function::kVariadic,
     {kAny},
     kAny,
     "coalesce(input :: ANY, ...) :: ANY",
     "The first argument that is not null.",
     "scalar",
     coalesce},
    {"exists",
     1,
     1,
     {kAny},
     kBoolean,
     "exists(input :: ANY) :: BOOLEAN",
     "Whether the value is not null.",
     "predicate",
     exists},
    {"file",
     0,
     0,
     {},
     kText,
     "file() :: STRING",
     "The file that LOAD CSV reads; null outside of it.",
     "load csv",
     outside_of_csv,
     false},
    {"linenumber",
     0,
     0,
     {},
     kInteger,
     "linenumber() :: INTEGER",
     "The number of the line that LOAD CSV read last for the row; null outside of it.",
     "load csv",
     outside_of_csv,
     false},
    {"nullIf",
     2,
     2,
     {kAny, kAny},
     kAny,
     "nullIf(v1 :: ANY, v2 :: ANY) :: ANY",
     "Null when both are equal, else the first.",
     "scalar",
     null_if},
    {"randomUUID",
     0,
     0,
     {},
     kText,
     "randomUUID() :: STRING",
     "A random universally unique identifier.",
     "scalar",
     random_uuid,
     false},
    {"timestamp",
     0,
     0,
     {},
     kInteger,
     "timestamp() :: INTEGER",
     "Milliseconds since 1970 at the start of the statement.",
     "scalar",
     timestamp,
     false},
    {"valueType",
     1,
     1,
     {kAny},
     kText,
     "valueType(input :: ANY) :: STRING",
     "The most precise type of a value.",
     "scalar",
     value_type},
};

}  // namespace

std::span<const Function> scalar_functions() { return kFunctions; }

}  // namespace dossier::query
