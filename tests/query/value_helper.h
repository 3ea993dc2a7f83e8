#pragma once

#include "query/function/function.h"

#include <string>

#include <catch2/catch.hpp>
#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier::query::test {

/// Calls a function of the table with a budget of 64 MiB and the clock at 2020-02-03T04:05:06.789Z.
inline Value call(std::string_view name, std::vector<Value> arguments) {
  const Function* function = find_function(name);
  REQUIRE(function != nullptr);
  REQUIRE(static_cast<int>(arguments.size()) >= function->min_arguments);
  REQUIRE(static_cast<int>(arguments.size()) <= function->max_arguments);
  Budget budget(64 << 20);
  FunctionContext context;
  context.budget = &budget;
  context.transaction_time = context.statement_time = {1580702706, 789000000};
  return function->call(arguments, context);
}

/// The code of the error that `action` throws.
template <typename Action>
Code code_of(Action action) {
  try {
    action();
  } catch (const Exception& error) {
    return error.error().code;
  }
  FAIL("no error was thrown");
  return Code::Internal;
}

inline std::string text(const Value& value) {
  const Value shown = call("toString", {value});
  return shown.is_null() ? "null" : std::string(shown.string());
}

}  // namespace dossier::query::test
