#pragma once

#include "query/function/context.h"

#include <random>

namespace dossier::query {

/// The generator of the context, or one of this thread that the system seeded.
std::mt19937_64& generator(FunctionContext& context);

}  // namespace dossier::query
