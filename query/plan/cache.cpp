#include "query/plan/cache.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

/// Counts that differ by this factor ask for a new plan; below a floor they never do.
constexpr std::uint64_t kDrift = 4;
constexpr std::uint64_t kFloor = 256;

bool has_drifted(std::uint64_t then, std::uint64_t now) {
  const std::uint64_t less = std::max(kFloor, std::min(then, now));
  return std::max(then, now) / less >= kDrift;
}

}  // namespace

std::shared_ptr<const Plan> Cache::find(std::string_view text, std::uint64_t schema_version) {
  const std::lock_guard lock(mutex_);
  const auto found = by_text_.find(text);
  if (found == by_text_.end()) return nullptr;
  if (found->second->schema_version != schema_version) {
    drop(found->second);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->plan;
}

void Cache::keep(std::string_view text, std::uint64_t schema_version,
                 std::shared_ptr<const Plan> plan) {
  if (text.size() > kLongestText) return;
  const std::lock_guard lock(mutex_);
  const auto found = by_text_.find(text);
  if (found != by_text_.end()) drop(found->second);
  entries_.push_front({std::string(text), schema_version, std::move(plan)});
  by_text_.emplace(entries_.front().text, entries_.begin());
  if (entries_.size() > kMostPlans) drop(std::prev(entries_.end()));
}

void Cache::drop(std::list<Entry>::iterator entry) {
  by_text_.erase(entry->text);
  entries_.erase(entry);
}

bool still_fits(const Plan& plan, const graph::Transaction& graph) {
  const graph::Statistics& statistics = graph.statistics();
  if (has_drifted(plan.nodes, statistics.nodes())) return false;
  if (has_drifted(plan.relationships, statistics.relationships())) return false;
  if (plan.indexes.empty() || !graph.dirty()) return true;
  const std::vector<graph::Index> present = graph.indexes();
  return std::all_of(plan.indexes.begin(), plan.indexes.end(), [&](graph::IndexId id) {
    return std::any_of(present.begin(), present.end(),
                       [id](const graph::Index& index) { return index.id == id; });
  });
}

}  // namespace dossier::query::plan
