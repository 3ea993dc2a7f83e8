#pragma once

#include <utility>

#include <dossier/error.h>

namespace dossier::query {

/// What parser and analysis throw; it never leaves `parse` and `analyze`.
struct CompileError {
  Error error;
};

[[noreturn]] inline void fail(Error error) { throw CompileError{std::move(error)}; }

}  // namespace dossier::query
