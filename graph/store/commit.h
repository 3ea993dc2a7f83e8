#pragma once

#include "graph/rocks/rocks.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"

#include <memory>

namespace dossier::graph {

/// Bytes of one commit.
constexpr std::size_t kMaxCommitBytes = std::size_t{2} << 30;

/// Everything that the changes of a transaction put into the store, as one batch. `head` is the one
/// after the commit. Throws LimitExceeded.
std::unique_ptr<rocks::Batch> encode_commit(const State& state, const Overlay& overlay,
                                            const Head& head, const Counters& counters);

}  // namespace dossier::graph
