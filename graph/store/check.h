#pragma once

#include "graph/store.h"
#include "graph/store/engine.h"

#include <functional>

namespace dossier::graph {

/// Reads the whole state and verifies every invariant of docs/format.md. Memory: four bytes a node.
/// Findings are capped; what is damaged beyond reading is a finding too.
CheckReport check_state(const Engine& engine, const State& state,
                        const std::function<bool(double)>& progress);

}  // namespace dossier::graph
