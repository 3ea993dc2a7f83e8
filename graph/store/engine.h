#pragma once

#include "graph/store.h"
#include "graph/store/discard.h"
#include "graph/store/names.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"
#include "graph/store/writer_lock.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

#include <absl/functional/function_ref.h>

namespace dossier::graph {

/// The heart of an open database: the published states, the names and the way of a commit. Shared
/// by the store and its transactions.
///
/// Two states are published. `head` holds everything written; writers build on it. `durable` holds
/// what is on the device as well; readers see it. A commit writes under the writer lock, gives the
/// lock to the next writer, and then waits until one sync covers it and all that were written
/// meanwhile.
///
/// Thread-safety: all functions from any thread; `commit` by the holder of the writer lock.
class Engine {
 public:
  Engine(std::shared_ptr<rocks::Database> database, const StoreOptions& options);
  virtual ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Reads names, counts and definitions. Throws Corrupted.
  void load();

  std::shared_ptr<const State> head() const;
  std::shared_ptr<const State> durable() const;
  const StoreOptions& options() const { return options_; }
  /// What the changes of one transaction may take before and during its commit, as far as that can
  /// be estimated; a quarter of the machine's memory to begin with. Set it before transactions
  /// begin.
  std::size_t transaction_bytes() const { return transaction_bytes_; }
  void limit_transactions(std::size_t bytes) { transaction_bytes_ = bytes; }
  const NameTable& names(NameKind kind) const { return names_[static_cast<std::size_t>(kind)]; }
  std::uint64_t schema_version() const { return schema_version_.load(std::memory_order_acquire); }

  /// Takes the writer lock for a transaction that began on `base`. Throws Conflict and ReadOnly.
  void begin_write(const State& base);
  /// Takes the writer lock and gives the state to build on.
  std::shared_ptr<const State> begin_exclusive();
  void end_write() { writer_.release(); }
  /// Takes changes that nobody needs any more.
  void discard(std::unique_ptr<Overlay> overlay) noexcept;

  /// Stores the changes and gives the writer lock back in every case.
  Status commit(const State& base, Overlay& overlay);
  /// Waits until everything up to this commit is on the device.
  Status await_durable(std::uint64_t commit);

  /// Holds the writer lock while `load`, given the state to build on, makes the database ingest
  /// files with the next commit; then publishes what is there. Throws nothing.
  Status load_files(absl::FunctionRef<void(const State& base)> load);

  /// Within `load`: the database ingests the files. Into an empty graph that nobody reads they come
  /// with less work for later.
  Status take_over(const State& base, std::span<const rocks::SortedFileName> files);

  /// Follows the writer. REQUIRES: a store that only reads.
  Status refresh();

 protected:
  /// Called after each sync with the commit that is on the device now.
  virtual void on_durable(const State& state);
  /// Another handle to the files, for a refresh while transactions are open.
  virtual Result<std::shared_ptr<rocks::Database>> reopen();

 private:
  std::shared_ptr<const State> publish_head(std::shared_ptr<const State> next);
  std::shared_ptr<State> load_state(std::shared_ptr<rocks::Database> database);
  Status write(const State& base, Overlay& overlay, std::uint64_t& commit);
  void acquire_writer();
  void publish_loaded(std::shared_ptr<rocks::Database> database);
  void refuse_when_failed() const;
  void fail(const Error& error);
  Status sync_head();
  void await_sync(std::uint64_t commit);

  StoreOptions options_;
  std::size_t transaction_bytes_;
  std::array<NameTable, kNameKinds> names_;
  std::atomic<std::uint64_t> schema_version_ = 1;
  std::shared_ptr<Projector> projector_;
  WriterLock writer_;

  mutable std::mutex state_mutex_;
  std::shared_ptr<const State> head_;
  std::shared_ptr<const State> durable_;
  std::optional<Error> failure_;  ///< after it nothing can be written

  std::mutex sync_mutex_;
  std::condition_variable synced_;
  std::atomic<bool> syncing_ = false;
  std::atomic<bool> next_is_awake_ =
      false;  ///< who syncs next looks for the end of the sync under way
  std::atomic<std::uint64_t> syncing_up_to_ = 0;  ///< last commit of that
  std::atomic<std::uint64_t> durable_commit_ = 0;
  std::shared_ptr<rocks::Database> database_;
  Discard discard_;
};

}  // namespace dossier::graph
