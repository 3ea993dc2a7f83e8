#pragma once

#include "query/function/function.h"
#include "query/value/failure.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

using Arguments = std::span<const Value>;

// Arguments as C++ values; each fails with Code::TypeMismatch for another kind. `function` is the
// name for the message.

inline std::string with_backticks(std::string_view function) {
  return "`" + std::string(function) + "()`";
}

inline std::string_view text_argument(const Value& value, std::string_view function) {
  if (!value.is_string()) fail_type(with_backticks(function), "a string", value);
  return value.string();
}

inline double number_argument(const Value& value, std::string_view function) {
  if (!value.is_number()) fail_type(with_backticks(function), "a number", value);
  return value.number();
}

inline std::int64_t integer_argument(const Value& value, std::string_view function) {
  if (!value.is_integer()) fail_type(with_backticks(function), "an integer", value);
  return value.integer();
}

inline const List& list_argument(const Value& value, std::string_view function) {
  if (!value.is_list()) fail_type(with_backticks(function), "a list", value);
  return value.list();
}

/// An integer that is not negative; fails with Code::NumberOutOfRange.
inline std::uint64_t count_argument(const Value& value, std::string_view function) {
  const std::int64_t count = integer_argument(value, function);
  if (count < 0) {
    fail(Code::NumberOutOfRange, with_backticks(function) + " cannot take " +
                                     std::to_string(count) + ": it counts, so it starts at 0");
  }
  return static_cast<std::uint64_t>(count);
}

/// A function that gives null as soon as one of its arguments is null.
template <Value (*Call)(Arguments, FunctionContext&)>
Value strict(Arguments arguments, FunctionContext& context) {
  if (std::any_of(arguments.begin(), arguments.end(),
                  [](const Value& value) { return value.is_null(); }))
    return {};
  return Call(arguments, context);
}

/// The name of a function as a template argument.
template <std::size_t Size>
struct Name {
  constexpr Name(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }  // NOLINT
  constexpr std::string_view view() const { return {text, Size - 1}; }
  char text[Size] = {};
};

// Kinds of arguments and results, for the tables.
inline constexpr KindSet kAny = KindSet::any();
inline constexpr KindSet kText = ValueKind::String;
inline constexpr KindSet kInteger = ValueKind::Integer;
inline constexpr KindSet kFloat = ValueKind::Float;
inline constexpr KindSet kNumber{ValueKind::Integer, ValueKind::Float};
inline constexpr KindSet kBoolean = ValueKind::Boolean;
inline constexpr KindSet kList = ValueKind::List;
inline constexpr KindSet kMap = ValueKind::Map;
inline constexpr KindSet kNode = ValueKind::Node;
inline constexpr KindSet kRelationship = ValueKind::Relationship;
inline constexpr KindSet kPath = ValueKind::Path;
inline constexpr KindSet kPoint = ValueKind::Point;
inline constexpr KindSet kMoment{ValueKind::Date, ValueKind::LocalTime, ValueKind::Time,
                                 ValueKind::LocalDateTime, ValueKind::DateTime};
inline constexpr KindSet kDuration = ValueKind::Duration;

}  // namespace dossier::query
