#include "graph/store/engine.h"

#include "graph/store/commit.h"
#include "graph/value/interruptible.h"

namespace dossier::graph {

namespace {

/// Smaller changes are gone within a few milliseconds.
constexpr std::size_t kManyBytes = std::size_t{8} << 20;

bool changes_schema(const Overlay& overlay) {
  const bool names =
      !overlay.names[0].empty() || !overlay.names[1].empty() || !overlay.names[2].empty();
  return names || !overlay.created_indexes.empty() || !overlay.dropped_indexes.empty();
}

Error conflict() {
  return {Code::Conflict,
          "another transaction changed the graph after this one began to read",
          {},
          {},
          "run the transaction again",
          {}};
}

}  // namespace

Engine::Engine(std::shared_ptr<rocks::Database> database, const StoreOptions& options)
    : options_(options),
      transaction_bytes_(default_memory_bytes()),
      projector_(std::make_shared<Projector>(options.memory_bytes)),
      database_(std::move(database)) {}

std::shared_ptr<const State> Engine::head() const {
  const std::lock_guard lock(state_mutex_);
  return head_;
}

std::shared_ptr<const State> Engine::durable() const {
  const std::lock_guard lock(state_mutex_);
  return durable_;
}

void Engine::refuse_when_failed() const {
  const std::lock_guard lock(state_mutex_);
  if (!failure_) return;
  throw Exception({Code::ReadOnly,
                   "the database takes no more changes since a write failed: " + failure_->message,
                   {},
                   {},
                   "close the database and open it again",
                   {}});
}

void Engine::acquire_writer() {
  refuse_when_failed();
  if (!writer_.acquire(options_.writer_timeout)) {
    throw Exception({Code::Conflict,
                     "another transaction has been writing for " +
                         std::to_string(options_.writer_timeout.count()) + " ms",
                     {},
                     {},
                     "commit or roll back the other transaction, and run this one again",
                     {}});
  }
}

void Engine::begin_write(const State& base) {
  acquire_writer();
  if (head()->head.commit == base.head.commit) return;
  writer_.release();
  throw Exception(conflict());
}

std::shared_ptr<const State> Engine::begin_exclusive() {
  acquire_writer();
  return head();
}

Status Engine::commit(const State& base, Overlay& overlay) {
  std::uint64_t number = 0;
  Status written;
  try {
    written = write(base, overlay, number);
  } catch (const Exception& exception) {
    written = exception.error();
  }
  writer_.release();
  if (!written) return written;
  return await_durable(number);
}

void Engine::discard(std::unique_ptr<Overlay> overlay) noexcept {
  if (overlay != nullptr && overlay->bytes >= kManyBytes)
    discard_.take(std::shared_ptr<const Overlay>(std::move(overlay)));
}

Status Engine::write(const State& base, Overlay& overlay, std::uint64_t& commit) {
  refuse_when_failed();
  auto next = std::make_shared<State>();
  next->database = base.database;
  next->head = overlay.head;
  next->head.commit = base.head.commit + 1;
  next->counters = base.counters.with(overlay.counters);
  next->catalog = overlay.catalog;
  next->keeps_counts_in_head = base.keeps_counts_in_head;
  const auto batch = encode_commit(base, overlay, *next);
  checkpoint();
  // From here on the changes are being stored.
  static const std::function<void()> kGoOn;
  const Interruptible undisturbed(kGoOn);
  if (const auto failed = base.database->write(*batch)) {
    if (failed->failure == rocks::WriteFailure::NoSpace) return failed->error;
    fail(failed->error);
    return Error{Code::OutcomeUnknown,
                 "the commit may or may not be stored: " + failed->error.message,
                 {},
                 {},
                 "close the database and open it again to learn whether it is there",
                 {}};
  }
  next->snapshot = base.database->snapshot();
  next->projector = base.projector;
  next->caches = base.caches;
  next->caches->forget(overlay, next->head.commit);
  if (const ProjectionSet* projections = base.projections.get()) {
    next->projections.put(base.projector->after(*projections, overlay));
  }
  commit = next->head.commit;
  const bool new_schema = changes_schema(overlay);
  for (std::size_t kind = 0; kind < kNameKinds; ++kind) overlay.names[kind].publish(names_[kind]);
  publish_head(std::move(next));
  if (new_schema) schema_version_.fetch_add(1, std::memory_order_acq_rel);
  return {};
}

/// Returns the state that was replaced, so that it is destroyed outside of the lock.
std::shared_ptr<const State> Engine::publish_head(std::shared_ptr<const State> next) {
  const std::lock_guard lock(state_mutex_);
  head_.swap(next);
  return next;
}

void Engine::fail(const Error& error) {
  const std::lock_guard lock(state_mutex_);
  if (!failure_) failure_ = error;
}

Status Engine::await_durable(std::uint64_t commit) {
  std::unique_lock lock(sync_mutex_);
  while (durable()->head.commit < commit) {
    if (syncing_) {
      synced_.wait(lock);
      continue;
    }
    if (Status status = sync_once(lock); !status) return status;
  }
  return {};
}

/// One thread syncs for all that wait. Called and left with the lock held, which is open during the
/// sync.
Status Engine::sync_once(std::unique_lock<std::mutex>& lock) {
  {
    const std::lock_guard states(state_mutex_);
    if (failure_) {
      return Error{Code::OutcomeUnknown,
                   "the commit may or may not be stored: " + failure_->message,
                   {},
                   {},
                   "close the database and open it again to learn whether it is there",
                   {}};
    }
  }
  syncing_ = true;
  lock.unlock();
  std::shared_ptr<const State> target = head();
  const Status status = options_.sync ? target->database->sync() : Status();
  if (status) on_durable(*target);
  lock.lock();
  syncing_ = false;
  if (status) {
    const std::lock_guard states(state_mutex_);
    durable_.swap(target);
  } else {
    fail(status.error());
  }
  synced_.notify_all();
  return {};
}

void Engine::on_durable(const State&) {}

Result<std::shared_ptr<rocks::Database>> Engine::reopen() {
  return Error{Code::Internal, "this store cannot be opened twice"};
}

}  // namespace dossier::graph
