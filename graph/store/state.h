#pragma once

#include "graph/rocks/rocks.h"
#include "graph/store/catalog.h"
#include "graph/store/counters.h"
#include "graph/store/projection.h"
#include "graph/store/read_cache.h"

#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace dossier::graph {

/// The numbers that each commit moves. Stored under Tag::Head.
struct Head {
  std::uint64_t commit = 0;
  std::uint64_t next_node = 0;
  std::uint64_t next_relationship = 0;
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint32_t next_index = 0;
};

/// With the counts of some keys behind it.
std::string encode_head(const Head& head, std::span<const CounterKey> keys = {},
                        const Counters& counters = {});
/// Throws Corrupted.
Head decode_head(std::string_view bytes);
/// The counts behind a head, by their keys.
CounterDelta decode_head_counts(std::string_view bytes);

/// Cursors over one family of one snapshot, kept for reuse: to open one costs more than to move it.
class CursorPool {
 public:
  std::unique_ptr<rocks::Cursor> take();
  void give(std::unique_ptr<rocks::Cursor> cursor);

 private:
  static constexpr std::size_t kKept = 8;
  std::mutex mutex_;
  std::vector<std::unique_ptr<rocks::Cursor>> cursors_;
};

/// Everything that readers need to know of one commit. Immutable but for what reads keep in it;
/// shared by all transactions that began on it. Keeps the database open.
struct State : std::enable_shared_from_this<State> {
  std::shared_ptr<rocks::Database> database;
  std::unique_ptr<rocks::Snapshot> snapshot;
  Head head;
  Counters counters;
  bool keeps_counts_in_head = false;       ///< the database has the feature
  std::vector<CounterKey> counts_in_head;  ///< ascending; stored in the head record only
  std::shared_ptr<const Catalog> catalog = std::make_shared<Catalog>();
  std::shared_ptr<Projector> projector;
  std::shared_ptr<ReadCaches> caches;
  mutable ProjectionSlot projections;
  mutable CursorPool steps;    ///< over Adjacency, within a prefix
  mutable CursorPool entries;  ///< over Entries
};

/// An adjacency cursor borrowed from a state, which outlives this.
class StepCursor {
 public:
  explicit StepCursor(const State& state);
  ~StepCursor();
  StepCursor(const StepCursor&) = delete;
  StepCursor& operator=(const StepCursor&) = delete;
  rocks::Cursor* operator->() const { return cursor_.get(); }

 private:
  const State& state_;
  std::unique_ptr<rocks::Cursor> cursor_;
};

/// A cursor over Entries borrowed from a state, which it keeps: cursors of queries may outlive
/// their transaction.
class EntryCursor {
 public:
  explicit EntryCursor(const State& state);
  ~EntryCursor();
  EntryCursor(const EntryCursor&) = delete;
  EntryCursor& operator=(const EntryCursor&) = delete;
  rocks::Cursor* operator->() const { return cursor_.get(); }
  const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
  std::unique_ptr<rocks::Cursor> cursor_;
};

}  // namespace dossier::graph
