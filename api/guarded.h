#pragma once

#include <exception>
#include <new>

#include <dossier/error.h>

namespace dossier {

/// Runs `action`, which gives a Result, and turns what it throws into an error: no exception leaves
/// the facade.
template <typename Action>
auto guarded(Action action) noexcept -> decltype(action()) {
  try {
    return action();
  } catch (const Exception& exception) {
    return exception.error();
  } catch (const std::bad_alloc&) {
    return Error{Code::OutOfMemory, "there is not enough memory for this operation"};
  } catch (const std::exception& exception) {
    return Error{Code::Internal, std::string("unexpected failure: ") + exception.what()};
  }
}

}  // namespace dossier
