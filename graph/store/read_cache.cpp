#include "graph/store/read_cache.h"

#include "graph/store/overlay.h"

#include <span>
#include <utility>

namespace dossier::graph {

namespace {

/// Bytes of an entry beside its key and content.
constexpr std::size_t kEntryBytes = 120;
/// From so many changes on it is cheaper to begin anew.
constexpr std::size_t kManyChanges = 4096;

}  // namespace

ReadCache::Shelf& ReadCache::shelf_of(std::string_view key) {
  return shelves_[KeyHash{}(key) >> 32 & (kShelves - 1)];
}

ReadCache::Content ReadCache::find(std::string_view key, std::uint64_t commit) {
  Shelf& shelf = shelf_of(key);
  const std::lock_guard lock(shelf.mutex);
  if (const auto found = shelf.young.find(key); found != shelf.young.end()) {
    return found->second.commit <= commit ? found->second.content : nullptr;
  }
  const auto found = shelf.old.find(key);
  if (found == shelf.old.end() || found->second.commit > commit) return nullptr;
  Entry entry = std::move(found->second);
  shelf.old.erase(found);
  Content content = entry.content;
  put(shelf, key, std::move(entry));
  return content;
}

void ReadCache::keep(std::string_view key, std::uint64_t commit, std::string content) {
  if (content.size() > shelf_bytes_ / 8) return;
  auto kept = std::make_shared<const std::string>(std::move(content));
  Shelf& shelf = shelf_of(key);
  const std::lock_guard lock(shelf.mutex);
  if (commit < shelf.changed) return;
  shelf.old.erase(key);
  put(shelf, key, {commit, std::move(kept)});
}

void ReadCache::put(Shelf& shelf, std::string_view key, Entry entry) {
  const std::size_t bytes = kEntryBytes + key.size() + entry.content->size();
  if (shelf.young_bytes + bytes > shelf_bytes_) {
    shelf.old = std::exchange(shelf.young, {});
    shelf.young_bytes = 0;
  }
  shelf.young_bytes += bytes;
  shelf.young.insert_or_assign(std::string(key), std::move(entry));
}

void ReadCache::forget(std::string_view key, std::uint64_t commit) {
  Shelf& shelf = shelf_of(key);
  const std::lock_guard lock(shelf.mutex);
  shelf.changed = commit;
  shelf.young.erase(key);
  shelf.old.erase(key);
}

void ReadCache::forget_all(std::uint64_t commit) {
  for (Shelf& shelf : shelves_) {
    const std::lock_guard lock(shelf.mutex);
    shelf.changed = commit;
    shelf.young.clear();
    shelf.old.clear();
    shelf.young_bytes = 0;
  }
}

namespace {

template <typename Id>
void forget_records(ReadCache& cache,
                    const absl::flat_hash_map<std::uint64_t, EntityChange>& changes,
                    std::uint64_t commit) {
  if (changes.size() > kManyChanges) return cache.forget_all(commit);
  for (const auto& [id, change] : changes) {
    if (!change.created) cache.forget(key_of(Id{id}), commit);
  }
}

void forget_steps(ReadCache& cache, std::span<const StepToggle> toggles, std::uint64_t commit) {
  if (toggles.size() > kManyChanges) return cache.forget_all(commit);
  for (const auto& [step, present] : toggles) {
    const auto key = step_key(step);
    cache.forget(std::string_view(key).substr(0, kStepPrefixSize), commit);
    cache.forget(std::string_view(key).substr(0, kStepTypeSize), commit);
  }
}

void forget_seeks(ReadCache& cache, const Overlay& overlay, std::uint64_t commit) {
  const auto& entries = overlay.index_entries.tree();
  if (entries.size() > kManyChanges || !overlay.dropped_indexes.empty())
    return cache.forget_all(commit);
  for (const auto& [entry, present] : entries) {
    cache.forget(std::string_view(entry).substr(0, entry.size() - sizeof(std::uint64_t)), commit);
  }
}

}  // namespace

void ReadCaches::forget(const Overlay& overlay, std::uint64_t commit) {
  forget_records<NodeId>(records, overlay.nodes, commit);
  forget_records<RelationshipId>(records, overlay.relationships, commit);
  forget_steps(steps, overlay.steps.all(), commit);
  forget_seeks(seeks, overlay, commit);
}

}  // namespace dossier::graph
