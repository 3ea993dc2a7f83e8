#pragma once

#include <string>
#include <utility>

#include <dossier/error.h>

namespace dossier::query {

/// What parser and analysis throw; it never leaves `parse` and `analyze`.
struct CompileError {
  Error error;
};

/// A headline quotes names and strings of the query, which may hold line breaks.
inline void keep_on_one_line(std::string& message) {
  for (char& c : message) {
    if (c == '\n' || c == '\r') c = ' ';
  }
}

[[noreturn]] inline void fail(Error error) { throw CompileError{std::move(error)}; }

}  // namespace dossier::query
