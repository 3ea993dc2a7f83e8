#pragma once

#include "query/function/function.h"

#include <span>

namespace dossier::query {

// The tables that together are `functions()`; each row is in the file of its group.
std::span<const Function> conversion_functions();
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> math_functions();
std::span<const Function> scalar_functions();
std::span<const Function> spatial_functions();
std::span<const Function> string_functions();
std::span<const Function> temporal_functions();
std::span<const Function> vector_functions();

}  // namespace dossier::query
