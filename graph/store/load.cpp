#include "graph/store/directory.h"
#include "graph/store/engine.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;
using rocks::Scope;

/// The part of the memory for caches that keeps what small reads found; the rest keeps blocks of
/// files.
constexpr std::size_t kCacheShare = 4;

std::string_view value_of(const rocks::Cursor& cursor) { return cursor.value(); }

template <typename Visit>
void for_each_with(const rocks::Database& database, const rocks::Snapshot* snapshot, Tag tag,
                   Visit visit) {
  const auto cursor = database.cursor(Family::Meta, Scope::All, snapshot);
  const char first = static_cast<char>(tag);
  for (bool more = cursor->seek({&first, 1}); more && cursor->key()[0] == first;
       more = cursor->next()) {
    visit(cursor->key(), value_of(*cursor));
  }
}

[[noreturn]] void corrupted(std::string_view what) {
  throw Exception({Code::Corrupted,
                   std::string(what) + " of the database are not readable",
                   {},
                   {},
                   "restore a backup",
                   {}});
}

std::uint32_t number_of(std::string_view key) {
  if (key.size() != 5) corrupted("the names");
  return load_big<std::uint32_t>(key.data() + 1);
}

/// Appends the stored names that the table does not hold yet.
void load_names(const State& state, Tag tag, NameTable& table) {
  for_each_with(*state.database, state.snapshot.get(), tag,
                [&](std::string_view key, std::string_view name) {
                  const std::uint32_t id = number_of(key);
                  if (id < table.size()) return;
                  if (id != table.size()) corrupted("the names");
                  table.append(std::make_unique<const std::string>(name));
                });
}

CounterDelta load_counts(const State& state) {
  CounterDelta counts;
  for_each_with(*state.database, state.snapshot.get(), Tag::Counter,
                [&](std::string_view key, std::string_view value) {
                  if (key.size() != 10 || value.size() != 8) corrupted("the counts");
                  counts[decode_counter(key)] = load_little<std::int64_t>(value.data());
                });
  return counts;
}

}  // namespace

std::shared_ptr<State> Engine::load_state(std::shared_ptr<rocks::Database> database) {
  auto state = std::make_shared<State>();
  state->database = std::move(database);
  state->snapshot = state->database->snapshot();
  state->projector = projector_;
  state->caches = std::make_shared<ReadCaches>(options_.cache_bytes / kCacheShare);
  CounterDelta in_head;
  const bool has_head =
      state->database->get(Family::Meta, "h", state->snapshot.get(), [&](std::string_view bytes) {
        state->head = decode_head(bytes);
        in_head = decode_head_counts(bytes);
      });
  if (!has_head) corrupted("the head record");
  state->database->get(Family::Meta, "v", state->snapshot.get(), [&](std::string_view text) {
    state->keeps_counts_in_head = (stored_features(std::string(text)) & kCountsInHead) != 0;
  });
  load_names(*state, Tag::LabelName, names_[0]);
  load_names(*state, Tag::TypeName, names_[1]);
  load_names(*state, Tag::KeyName, names_[2]);
  CounterDelta counts = load_counts(*state);
  for (const auto& [key, count] : in_head) {
    counts[key] = count;
    state->counts_in_head.push_back(key);
  }
  std::sort(state->counts_in_head.begin(), state->counts_in_head.end());
  state->counters = Counters().with(counts);
  absl::flat_hash_map<std::uint32_t, std::shared_ptr<Sketch>> sketches;
  for_each_with(*state->database, state->snapshot.get(), Tag::IndexSketch,
                [&](std::string_view key, std::string_view value) {
                  sketches[number_of(key)] = std::make_shared<Sketch>(value);
                });
  std::vector<CatalogIndex> indexes;
  for_each_with(*state->database, state->snapshot.get(), Tag::IndexDefinition,
                [&](std::string_view key, std::string_view value) {
                  Index index = decode_definition(IndexId{number_of(key)}, value);
                  const bool node = index.definition.entity == EntityKind::Node;
                  const NameTable& groups = names(node ? NameKind::Label : NameKind::Type);
                  index.definition.label = groups.name(index.label);
                  for (const std::uint32_t id : index.further)
                    index.definition.further.emplace_back(groups.name(id));
                  for (const KeyId id : index.keys)
                    index.definition.keys.emplace_back(names(NameKind::Key).name(raw(id)));
                  auto& sketch = sketches[raw(index.id)];
                  if (sketch == nullptr) sketch = std::make_shared<Sketch>();
                  indexes.push_back({std::move(index), sketch});
                });
  state->catalog = std::make_shared<Catalog>(std::move(indexes));
  return state;
}

void Engine::load() { publish_loaded(database_); }

void Engine::publish_loaded(std::shared_ptr<rocks::Database> database) {
  const std::shared_ptr<const State> state = load_state(std::move(database));
  projector_->begin(state);
  const std::lock_guard lock(state_mutex_);
  head_ = state;
  durable_ = state;
  durable_commit_ = state->head.commit;
}

Status Engine::load_files(absl::FunctionRef<void(const State& base)> load) {
  if (options_.mode == OpenMode::ReadOnly)
    return Error{Code::ReadOnly, "the database was opened for reading only"};
  bool locked = false;
  Status status;
  try {
    const std::shared_ptr<const State> base = begin_exclusive();
    locked = true;
    status = await_durable(base->head.commit);
    if (status) {
      load(*base);
      publish_loaded(base->database);
      schema_version_.fetch_add(1, std::memory_order_acq_rel);
    }
  } catch (const Exception& exception) {
    status = exception.error();
  }
  if (locked) end_write();
  return status;
}

Status Engine::take_over(const State& base, std::span<const rocks::SortedFileName> files) {
  constexpr int kOwnHolders = 3;  // the head, the durable state and `load_files`
  std::unique_lock lock(state_mutex_);
  const bool empty = base.head.nodes == 0 && base.head.relationships == 0;
  const bool unread = head_.get() == &base && durable_ == head_ && head_.use_count() == kOwnHolders;
  if (empty && unread)
    return base.database->ingest(files,
                                 rocks::Visibility::Always);  // nobody can begin to read meanwhile
  lock.unlock();
  return base.database->ingest(files, rocks::Visibility::Later);
}

Status Engine::refresh() {
  if (options_.mode == OpenMode::ReadWrite) return {};
  try {
    auto opened = reopen();
    if (!opened) return std::move(opened).error();
    std::shared_ptr<const State> state = load_state(*std::move(opened));
    projector_->begin(state);
    const std::lock_guard lock(state_mutex_);
    head_ = state;
    durable_ = state;
    durable_commit_ = state->head.commit;
    database_ = state->database;
  } catch (const Exception& exception) {
    return exception.error();
  }
  schema_version_.fetch_add(1, std::memory_order_acq_rel);
  return {};
}

}  // namespace dossier::graph
