#include "graph/store/engine.h"

#include "graph/store/commit.h"
#include "graph/value/interruptible.h"

#include <chrono>

#include <sched.h>

namespace dossier::graph {

namespace {

/// Smaller changes are gone within a few milliseconds.
constexpr std::size_t kManyBytes = std::size_t{8} << 20;
/// A thread that is to sync next stays awake for no longer: some syncs of a quick device.
constexpr std::chrono::microseconds kLongestLook{500};

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

Engine::~Engine() { projector_->stop(); }

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
  static const std::function<void()> go_on;
  const Interruptible undisturbed(go_on);
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
  projector_->follow(base, next, overlay);
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
  while (durable_commit_ < commit) {
    if (syncing_.exchange(true)) {
      await_sync(commit);
      continue;
    }
    Status status = durable_commit_ < commit ? sync_head() : Status();
    syncing_ = false;
    { const std::lock_guard lock(sync_mutex_); }  // who looked before now sleeps, and can be woken
    synced_.notify_all();
    if (!status) return status;
  }
  return {};
}

/// One of those whom the sync under way does not help stays awake, so that the device need not wait
/// until it has woken up.
void Engine::await_sync(std::uint64_t commit) {
  if (commit > syncing_up_to_ && !next_is_awake_.exchange(true)) {
    const auto begin = std::chrono::steady_clock::now();
    while (syncing_ && std::chrono::steady_clock::now() - begin < kLongestLook) sched_yield();
    next_is_awake_ = false;
    if (!syncing_) return;
  }
  std::unique_lock lock(sync_mutex_);
  synced_.wait(lock, [&] { return !syncing_ || durable_commit_ >= commit; });
}

/// One thread syncs for all that wait.
Status Engine::sync_head() {
  std::shared_ptr<const State> target;
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
    target = head_;
  }
  const std::uint64_t commit = target->head.commit;
  syncing_up_to_ = commit;
  const Status status = options_.sync ? target->database->sync() : Status();
  if (!status) return fail(status.error()), Status();  // the next look tells the outcome
  on_durable(*target);
  {
    const std::lock_guard states(state_mutex_);
    durable_.swap(target);
  }
  durable_commit_ = commit;
  return {};
}

void Engine::on_durable(const State&) {}

Result<std::shared_ptr<rocks::Database>> Engine::reopen() {
  return Error{Code::Internal, "this store cannot be opened twice"};
}

}  // namespace dossier::graph
