#pragma once

#include "graph/rocks/rocks.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"

#include <memory>

namespace dossier::graph {

/// Bytes of one commit.
constexpr std::size_t kMaxCommitBytes = std::size_t{2} << 30;

/// Everything that the changes of a transaction put into the store, as one batch. `next` is the
/// state after the commit, with its head and its counts; learns which of them the head holds.
/// Throws LimitExceeded.
std::unique_ptr<rocks::Batch> encode_commit(const State& state, const Overlay& overlay,
                                            State& next);

}  // namespace dossier::graph
