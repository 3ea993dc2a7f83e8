#include "graph/store/commit.h"

#include "graph/store/record.h"
#include "graph/value/interruptible.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;

constexpr std::size_t kUsualBytes = 1024;
constexpr std::size_t kMostCountsInHead = 24;
/// Steps of a few nanoseconds that an entry takes.
constexpr std::size_t kStepsOfEntry = 64;
/// What is charged for a change is at least so many times what the batch holds of it.
constexpr std::size_t kChargedPerStored = 3;

using Changed = std::pair<std::uint64_t, const EntityChange*>;

/// RocksDB takes keys in ascending order much faster.
std::vector<Changed> sorted(const absl::flat_hash_map<std::uint64_t, EntityChange>& changes) {
  std::vector<Changed> out;
  out.reserve(changes.size());
  for (const auto& [id, change] : changes) out.emplace_back(id, &change);
  LongWork work;
  std::sort(out.begin(), out.end(), [&](const Changed& a, const Changed& b) {
    work.step();
    return a < b;
  });
  return out;
}

class CommitEncoder {
 public:
  CommitEncoder(const State& state, const Overlay& overlay, rocks::Batch& batch)
      : state_(state), overlay_(overlay), batch_(batch) {}

  void names() {
    constexpr Tag kTags[] = {Tag::LabelName, Tag::TypeName, Tag::KeyName};
    for (std::size_t kind = 0; kind < kNameKinds; ++kind) {
      const PendingNames& pending = overlay_.names[kind];
      for (std::uint32_t i = 0; i < pending.size(); ++i) {
        const std::uint32_t id = pending.first() + i;
        batch_.put(Family::Meta, numbered_key(kTags[kind], id), pending.name(id));
      }
    }
  }

  void records() {
    for (const auto& [id, change] : sorted(overlay_.nodes)) record(key_of(NodeId{id}), *change);
    for (const auto& [id, change] : sorted(overlay_.relationships))
      record(key_of(RelationshipId{id}), *change);
  }

  void steps() {
    for (const auto& [step, present] : overlay_.steps.all())
      toggle(Family::Adjacency, step_key(step), present, {});
  }

  void entries() {
    for (const auto& [entry, present] : overlay_.labels.tree()) {
      toggle(Family::Entries, entry_key(Tag::LabelEntry, entry), present, {});
    }
    for (const auto& [entry, present] : overlay_.types.tree()) {
      toggle(Family::Entries, entry_key(Tag::TypeEntry, entry), present,
             present ? ends_of(entry) : std::string_view());
    }
    for (const auto& [entry, present] : overlay_.index_entries.tree()) {
      toggle(Family::Entries, entry, present, {});
      if (present) sketch(entry);
    }
  }

  void schema() {
    for (const IndexId id : overlay_.created_indexes) {
      batch_.put(Family::Meta, numbered_key(Tag::IndexDefinition, raw(id)),
                 encode_definition(overlay_.catalog->find(id)->index));
    }
    for (const Index& index : overlay_.dropped_indexes) drop(index.id);
    for (const CatalogIndex* index : changed_sketches_) {
      batch_.put(Family::Meta, numbered_key(Tag::IndexSketch, raw(index->index.id)),
                 index->sketch->stored());
    }
  }

  /// Few go with the head, which is written anyway; when they become many, all get a key each.
  void counts(State& next) {
    std::vector<CounterKey> keys = state_.counts_in_head;
    for (const auto& [key, change] : overlay_.counters) {
      if (change != 0) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (!next.keeps_counts_in_head || keys.size() > kMostCountsInHead) {
      for (const CounterKey& key : keys) count(key, next.counters.get(key));
      keys.clear();
    }
    next.counts_in_head = std::move(keys);
  }

  void head(const State& next) {
    batch_.put(Family::Meta, std::string_view("h"),
               encode_head(next.head, next.counts_in_head, next.counters));
  }

 private:
  void count(const CounterKey& key, std::uint64_t count) {
    std::string value;
    append_little(value, count);
    toggle(Family::Meta, counter_key(key), count != 0, value);
  }

  void toggle(Family family, std::string_view key, bool present, std::string_view value) {
    work_.step(kStepsOfEntry);
    if (present) {
      batch_.put(family, key, value);
    } else {
      batch_.erase(family, key);
    }
  }

  void record(std::string_view key, const EntityChange& change) {
    work_.step(kStepsOfEntry);
    if (!change.deleted) {
      batch_.put(Family::Records, key, change.record);
    } else if (!change.created) {
      batch_.erase(Family::Records, key);
    }
  }

  /// Start and end of a new relationship: the first bytes of its record.
  std::string_view ends_of(const Entry& entry) const {
    return std::string_view(overlay_.relationships.at(entry.entity).record).substr(0, 16);
  }

  void sketch(std::string_view entry) {
    const IndexId id{load_big<std::uint32_t>(entry.data() + 1)};
    if (sketched_ == nullptr || sketched_->index.id != id) sketched_ = overlay_.catalog->find(id);
    if (sketched_ == nullptr || !sketched_->finds() ||
        !sketched_->sketch->add(values_of_entry(entry)))
      return;
    if (changed_sketches_.empty() || changed_sketches_.back() != sketched_)
      changed_sketches_.push_back(sketched_);
  }

  void drop(IndexId id) {
    batch_.erase(Family::Meta, numbered_key(Tag::IndexDefinition, raw(id)));
    batch_.erase(Family::Meta, numbered_key(Tag::IndexSketch, raw(id)));
    const std::string prefix = index_prefix(id);
    const auto cursor =
        state_.database->cursor(Family::Entries, rocks::Scope::All, state_.snapshot.get());
    for (bool more = cursor->seek(prefix); more && cursor->key().starts_with(prefix);
         more = cursor->next()) {
      batch_.erase(Family::Entries, cursor->key());
    }
  }

  const State& state_;
  const Overlay& overlay_;
  rocks::Batch& batch_;
  LongWork work_;
  const CatalogIndex* sketched_ = nullptr;
  std::vector<const CatalogIndex*> changed_sketches_;
};

}  // namespace

std::unique_ptr<rocks::Batch> encode_commit(const State& state, const Overlay& overlay,
                                            State& next) {
  auto batch = state.database->batch(kUsualBytes + overlay.bytes / kChargedPerStored);
  CommitEncoder encoder(state, overlay, *batch);
  encoder.names();
  encoder.records();
  encoder.steps();
  encoder.entries();
  encoder.schema();
  encoder.counts(next);
  encoder.head(next);
  if (batch->bytes() <= kMaxCommitBytes) return batch;
  throw Exception({Code::LimitExceeded,
                   "a transaction holds more than 2 GB of changes",
                   {},
                   {},
                   "store the changes in several transactions",
                   {}});
}

}  // namespace dossier::graph
