#pragma once

#include <utility>

#include <dossier/error.h>

namespace dossier::query::execute {

/// An error with a place as it is; one without gets this one, unless it ends the whole query from
/// the outside.
inline Error with_place(Error error, Span where) {
  const bool from_outside = error.code == Code::TimedOut || error.code == Code::Cancelled;
  if (error.where.empty() && !from_outside) error.where = where;
  return error;
}

/// Runs `body` and gives what it returns; an error that it throws without a place gets this one.
template <typename Body>
decltype(auto) placed(Span where, Body&& body) {
  try {
    return std::forward<Body>(body)();
  } catch (const Exception& failure) {
    throw Exception(with_place(failure.error(), where));
  }
}

}  // namespace dossier::query::execute
