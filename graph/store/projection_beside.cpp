#include "graph/store/overlay.h"
#include "graph/store/projection.h"
#include "graph/store/projection_read.h"
#include "graph/store/state.h"

#include <exception>
#include <system_error>

namespace dossier::graph {

namespace {

constexpr std::size_t kMostLabels = 64;
/// When commits changed more while parts were made, these are not worth keeping.
constexpr std::size_t kMostChanges = 100'000;

/// What a commit did to labels and indexes.
Overlay part_of(const Overlay& overlay) {
  Overlay out;
  out.labels = overlay.labels;
  out.index_entries = overlay.index_entries;
  out.dropped_indexes = overlay.dropped_indexes;
  return out;
}

std::size_t changes_in(const Overlay& overlay) {
  return overlay.labels.tree().size() + overlay.index_entries.tree().size() +
         overlay.dropped_indexes.size();
}

}  // namespace

struct Projector::Beside {
  std::shared_ptr<const State> state;
  ProjectionSet made;
  std::vector<Overlay> since;  ///< what later commits did to labels and indexes
  std::size_t changes = 0;     ///< of those
};

Projector::Projector(std::size_t budget) : budget_(budget) {}
Projector::~Projector() = default;

void Projector::begin(const std::shared_ptr<const State>& state) {
  const std::lock_guard lock(following_);
  newest_ = state;
  if (beside_ != nullptr) beside_->changes = kMostChanges + 1;
}

void Projector::follow(const State& base, const std::shared_ptr<const State>& next,
                       const Overlay& overlay) {
  const std::lock_guard lock(following_);
  newest_ = next;
  if (const ProjectionSet* projections = base.projections.get())
    next->projections.put(after(*projections, overlay));
  const std::size_t changes = changes_in(overlay);
  if (beside_ == nullptr || changes == 0) return;
  beside_->changes += changes;
  if (beside_->changes <= kMostChanges) {
    beside_->since.push_back(part_of(overlay));
  } else {
    beside_->since.clear();
  }
}

void Projector::stop() {
  stopped_ = true;
  std::thread maker;
  {
    const std::lock_guard lock(following_);
    maker.swap(maker_);
  }
  if (maker.joinable()) maker.join();
}

/// Of the newest state, whose changes are followed from now on. Nothing while something is made
/// already.
void Projector::make_beside(Make make) {
  const std::lock_guard lock(following_);
  std::shared_ptr<const State> state = newest_.lock();
  if (stopped_ || beside_ != nullptr || state == nullptr) return;
  if (maker_.joinable()) maker_.join();  // it is at its end
  beside_ = std::make_unique<Beside>();
  beside_->state = std::move(state);
  try {
    maker_ = std::thread([this, make = std::move(make)] { run_beside(make); });
  } catch (const std::system_error&) {
    beside_.reset();  // the machine has no thread left; reads go on as before
  }
}

void Projector::run_beside(const Make& make) {
  bool complete = true;
  try {
    make(*beside_->state, beside_->made);
  } catch (const std::exception&) {
    complete = false;  // whoever reads the same will meet it, and tell
  }
  const std::lock_guard building(building_);
  const std::lock_guard lock(following_);
  if (complete && !stopped_ && beside_->changes <= kMostChanges) join_beside();
  beside_.reset();
}

/// Lays on what commits have changed meanwhile, and gives the parts to the newest state.
void Projector::join_beside() {
  const std::shared_ptr<const State> newest = newest_.lock();
  if (newest == nullptr) return;
  ProjectionSet& made = beside_->made;
  for (const Overlay& commit : beside_->since) {
    move_labels(made, commit);
    move_indexes(made, commit);
  }
  const ProjectionSet* before = newest->projections.get();
  auto set = before ? std::make_unique<ProjectionSet>(*before) : std::make_unique<ProjectionSet>();
  for (auto& [label, nodes] : made.labels) set->labels[label] = std::move(nodes);
  for (auto& [index, table] : made.indexes) set->indexes[index] = std::move(table);
  if (!made.all_labels.empty()) set->all_labels = std::move(made.all_labels);
  newest->projections.put(std::move(set));
}

void Projector::add_index(const State& state, IndexId index, ProjectionSet& made) {
  const ProjectionSet* before = state.projections.get();
  if (before != nullptr && before->find(index) != nullptr) return;
  const auto entries = state.counters.get({Count::IndexEntries, raw(index)});
  const std::size_t bytes = IndexTable::bytes_for(entries);
  auto table = fits(state, bytes) ? accounted(read_index(state, index, stopped_), bytes) : nullptr;
  if (table != nullptr) made.indexes[raw(index)] = {std::move(table), {}};
}

void Projector::add_labels(const State& state, ProjectionSet& made) {
  const std::vector<LabelId> all = labels_of(state);
  if (all.size() > kMostLabels) return;
  const auto bytes = static_cast<std::size_t>(state.head.next_node / 8);
  for (const LabelId label : all) {
    if (stopped_ || !fits(state, bytes)) return;
    made.labels[raw(label)] = {accounted(read_members(state, label), bytes), nullptr};
  }
  made.all_labels = all;
}

}  // namespace dossier::graph
