#include "graph/store/projection.h"

#include "graph/store/overlay.h"
#include "graph/store/projection_read.h"
#include "graph/store/record.h"
#include "graph/store/state.h"

#include <algorithm>
#include <tuple>

namespace dossier::graph {

namespace {

constexpr std::size_t kMaxToggles = 1024;
constexpr std::uint64_t kWalksPerStep = 32;  ///< one walk costs what projecting so many steps does
constexpr std::uint64_t kFewestWalks = 64;
constexpr std::size_t kMaxTypesTogether = 64;
constexpr std::uint64_t kRecordsPerRead =
    32;  ///< one read by key costs what so many records of a pass do
constexpr std::uint64_t kFewestReads = 256;
constexpr std::uint64_t kNodesPerQuestion =
    4096;  ///< one question about members goes with reading so many

std::vector<StepToggle> toggled(const std::vector<StepToggle>& before,
                                const std::vector<StepToggle>& changes) {
  std::vector<StepToggle> out;
  out.reserve(before.size() + changes.size());
  auto at = before.begin();
  for (const StepToggle& change : changes) {
    while (at != before.end() && at->first < change.first) out.push_back(*at++);
    if (at != before.end() && at->first == change.first) {
      ++at;  // there and back again
    } else {
      out.push_back(change);
    }
  }
  out.insert(out.end(), at, before.end());
  return out;
}

using Changes = absl::flat_hash_map<std::uint32_t, std::vector<StepToggle>>;

Changes changes_by_type(const Overlay& overlay) {
  Changes out;
  for (const auto& [step, present] : overlay.steps.all()) {
    auto& list = out[raw(step.type())];
    if (list.size() <= kMaxToggles) list.emplace_back(step, present);
  }
  return out;
}

/// Also those without relationships now: the next commit may bring some.
std::vector<TypeId> projected_types(const ProjectionSet& set) {
  std::vector<TypeId> out;
  for (const auto& entry : set.by_type) out.push_back(TypeId{entry.first});
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Step first_step(const StepFilter& filter) {
  return {raw(filter.node),
          Step::pack(filter.incoming, raw(filter.type.value_or(filter.from_type))),
          filter.neighbour ? raw(*filter.neighbour) : 0, 0};
}

bool matches(const StepFilter& filter, const Step& step) {
  return step.node == raw(filter.node) && step.incoming() == filter.incoming &&
         (!filter.type || step.type() == *filter.type) &&
         (!filter.neighbour || step.neighbour == raw(*filter.neighbour));
}

void ProjectedType::visit(const StepFilter& filter, StepVisitor visit) const {
  Step step = first_step(filter);
  const auto visit_base = [&](auto&& visitor) {
    const EdgeTable::Side& side = base->side(filter.incoming);
    if (raw(filter.node) >= side.size()) return;
    const auto node = static_cast<std::uint32_t>(raw(filter.node));
    auto [at, end] = std::pair(side.begin(node), side.end(node));
    if (filter.neighbour && raw(*filter.neighbour) > UINT32_MAX) return;
    if (filter.neighbour)
      std::tie(at, end) = side.range(node, static_cast<std::uint32_t>(raw(*filter.neighbour)));
    for (; at != end; ++at) {
      step.neighbour = side.neighbours[at];
      step.relationship = side.relationships[at];
      if (!visitor(step)) return;
    }
  };
  if (toggles == nullptr) return visit_base(visit);
  const auto own = std::lower_bound(
      toggles->begin(), toggles->end(), step,
      [](const StepToggle& toggle, const Step& key) { return toggle.first < key; });
  merge_toggles(filter, own, toggles->end(), visit_base, visit);
}

std::optional<std::uint64_t> ProjectedType::degree(const StepFilter& filter) const {
  if (toggles != nullptr) return std::nullopt;
  const EdgeTable::Side& side = base->side(filter.incoming);
  if (raw(filter.node) >= side.size()) return 0;
  const auto node = static_cast<std::uint32_t>(raw(filter.node));
  if (!filter.neighbour) return side.degree(node);
  if (raw(*filter.neighbour) > UINT32_MAX) return 0;
  const auto [begin, end] = side.range(node, static_cast<std::uint32_t>(raw(*filter.neighbour)));
  return end - begin;
}

bool ProjectedColumn::read(std::uint64_t id, Value& out) const {
  if (changes != nullptr) {
    if (const auto changed = changes->find(id); changed != changes->end())
      return out = changed->second, true;
  }
  if (base == nullptr || !base->covers(id)) return false;
  const auto entry = static_cast<std::size_t>(id - base->first());
  if (members != nullptr && !members->contains(static_cast<std::uint32_t>(entry))) return false;
  out = base->value(entry);
  return true;
}

const ProjectedColumn* ProjectionSet::find(TypeId type, KeyId key) const {
  const auto found = relationship_columns.find(raw(key));
  if (found == relationship_columns.end()) return nullptr;
  for (const ProjectedColumn& column : found->second) {
    if (column.type == type) return &column;
  }
  return nullptr;
}

const ProjectedIndex* ProjectionSet::find(IndexId index) const {
  const auto found = indexes.find(raw(index));
  return found == indexes.end() ? nullptr : &found->second;
}

void ProjectionSlot::put(std::unique_ptr<const ProjectionSet> set) {
  const std::lock_guard lock(mutex_);
  current_.store(set.get(), std::memory_order_release);
  all_.push_back(std::move(set));
}

namespace {

void move_types(ProjectionSet& next, const Overlay& overlay) {
  for (const auto& [type, changes] : changes_by_type(overlay)) {
    const auto found = next.by_type.find(type);
    if (found == next.by_type.end()) {
      next.all_types.clear();
      continue;
    }
    const auto& before = found->second.toggles;
    auto toggles = toggled(before ? *before : std::vector<StepToggle>(), changes);
    if (changes.size() > kMaxToggles || toggles.size() > kMaxToggles) {
      next.by_type.erase(found);
      next.all_types.clear();
      continue;
    }
    found->second.toggles =
        toggles.empty() ? nullptr : std::make_shared<std::vector<StepToggle>>(std::move(toggles));
  }
}

/// Takes in what `value_of(change)` is for each entity that changed, where it differs. False when
/// that is too much.
template <typename Changed, typename ValueOf>
bool move_column(ProjectedColumn& column, const Changed& entities, ValueOf value_of) {
  if (entities.size() > kMaxToggles) return false;
  std::shared_ptr<ColumnChanges> changes;
  for (const auto& [id, change] : entities) {
    const std::optional<Value> value = value_of(change);
    if (!value) continue;
    Value before;
    if (column.read(id, before) && before == *value) continue;
    if (!changes)
      changes = column.changes ? std::make_shared<ColumnChanges>(*column.changes)
                               : std::make_shared<ColumnChanges>();
    (*changes)[id] = *value;
  }
  if (!changes) return true;
  column.changes = std::move(changes);
  return column.changes->size() <= kMaxToggles;
}

void move_columns(ProjectionSet& next, const Overlay& overlay) {
  absl::erase_if(next.node_columns, [&](auto& entry) {
    const KeyId key{entry.first};
    return !overlay.nodes.empty() &&
           !move_column(entry.second, overlay.nodes, [&](const EntityChange& change) {
             return change.deleted
                        ? Value()
                        : std::optional(NodeRecord(change.record).properties().value(key));
           });
  });
  if (overlay.relationships.empty()) return;
  for (auto& [key, columns] : next.relationship_columns) {
    std::erase_if(columns, [&, id = KeyId{key}](ProjectedColumn& column) {
      return !move_column(column, overlay.relationships,
                          [&](const EntityChange& change) -> std::optional<Value> {
                            const RelationshipRecord record(change.record);
                            if (record.endpoints().type != column.type) return std::nullopt;
                            return change.deleted ? Value() : record.properties().value(id);
                          });
    });
  }
}

}  // namespace

/// Takes in what the transaction changed of the indexes that are in memory.
void Projector::move_indexes(ProjectionSet& next, const Overlay& overlay) {
  for (const Index& index : overlay.dropped_indexes) next.indexes.erase(raw(index.id));
  if (next.indexes.empty()) return;
  absl::flat_hash_map<std::uint32_t, IndexChanges> changes;
  for (const auto& [entry, present] : overlay.index_entries.tree()) {
    const auto index = load_big<std::uint32_t>(entry.data() + 1);
    if (!next.indexes.contains(index)) continue;
    const std::uint64_t node = raw(node_of_entry(entry));
    if (node > UINT32_MAX) {
      next.indexes.erase(index);
      continue;
    }
    const std::string_view values = values_of_entry(entry).substr(kIndexPrefixSize);
    changes[index][values].emplace_back(static_cast<std::uint32_t>(node), present);
  }
  for (auto& [index, some] : changes) {
    const auto found = next.indexes.find(index);
    if (found != next.indexes.end() && !found->second.add(std::move(some)))
      next.indexes.erase(found);
  }
}

/// Many changes make a new base: to copy the bits takes less than to look through the changes.
void Projector::move_labels(ProjectionSet& next, const Overlay& overlay) {
  if (overlay.labels.empty()) return;
  absl::flat_hash_map<std::uint32_t, ProjectedLabel::Toggles> changes;
  for (const auto& [entry, present] : overlay.labels.tree()) {
    const auto found = next.labels.find(entry.group);
    if (found == next.labels.end()) {
      next.all_labels.clear();
      continue;
    }
    auto& list = changes[entry.group];
    if (list.empty() && found->second.toggles) list = *found->second.toggles;
    list.emplace_back(static_cast<std::uint32_t>(entry.entity), present);
  }
  for (auto& [label, list] : changes) {
    ProjectedLabel& entry = next.labels[label];
    if (list.size() <= kMaxToggles) {
      entry.toggles = std::make_shared<ProjectedLabel::Toggles>(std::move(list));
    } else {
      auto made = entry.base->with(list);
      const std::size_t bytes = made->words().size_bytes();
      entry = {accounted(std::move(made), bytes), nullptr};
    }
  }
}

std::unique_ptr<const ProjectionSet> Projector::after(const ProjectionSet& base,
                                                      const Overlay& overlay) {
  auto next = std::make_unique<ProjectionSet>(base);
  move_types(*next, overlay);
  move_labels(*next, overlay);
  move_indexes(*next, overlay);
  move_columns(*next, overlay);
  return next;
}

namespace {

/// A copy of what is projected, to be added to.
std::unique_ptr<ProjectionSet> copy_of(const State& state) {
  const ProjectionSet* before = state.projections.get();
  return before ? std::make_unique<ProjectionSet>(*before) : std::make_unique<ProjectionSet>();
}

}  // namespace

/// Also that all ids are narrow enough.
bool Projector::fits(const State& state, std::size_t bytes) const {
  const bool narrow =
      state.head.next_node < UINT32_MAX - 2 && state.head.next_relationship < UINT32_MAX;
  return narrow && used_->load() + bytes <= budget_;
}

void Projector::missed(const State& state, std::optional<TypeId> type, std::uint32_t walks) {
  if (type && raw(*type) >= kTypes) return;
  auto& misses = type ? misses_[raw(*type)] : misses_of_all_;
  const std::uint32_t before = misses.fetch_add(walks, std::memory_order_relaxed);
  const std::uint64_t count = std::uint64_t{before} + walks;
  if (count / kFewestWalks == before / kFewestWalks) return;
  const std::uint64_t steps = type ? state.counters.get({Count::RelationshipsOfType, raw(*type)})
                                   : state.head.relationships;
  if (count * kWalksPerStep < steps) return;
  const std::unique_lock lock(building_, std::try_to_lock);
  if (!lock) return;
  misses.store(0, std::memory_order_relaxed);
  if (type) return project(state, {&*type, 1});
  const auto types = types_of(state);
  if (types.size() <= kMaxTypesTogether) project(state, types);
}

void Projector::project(const State& state, std::span<const TypeId> types) {
  auto set = copy_of(state);
  bool changed = false;
  for (const TypeId type : types) changed = add_type(state, *set, type) || changed;
  if (changed) state.projections.put(std::move(set));
}

bool Projector::add_type(const State& state, ProjectionSet& set, TypeId type) {
  if (set.by_type.contains(raw(type))) return false;
  const std::uint64_t count = state.counters.get({Count::RelationshipsOfType, raw(type)});
  const std::size_t bytes = EdgeTable::bytes_for(state.head.next_node, count);
  auto built = fits(state, bytes) ? accounted(read_edges(state, type), bytes) : nullptr;
  if (built == nullptr) return false;
  set.by_type[raw(type)] = {std::move(built), nullptr};
  const auto all = types_of(state);
  const bool complete =
      std::all_of(all.begin(), all.end(), [&](TypeId id) { return set.by_type.contains(raw(id)); });
  if (complete) set.all_types = projected_types(set);
  return true;
}

std::shared_ptr<const EdgeTable> Projector::edges(const State& state, TypeId type, Effort effort) {
  const auto ready = [&]() -> std::shared_ptr<const EdgeTable> {
    const ProjectionSet* set = state.projections.get();
    const auto found = set ? set->by_type.find(raw(type)) : decltype(set->by_type.end())();
    if (set == nullptr || found == set->by_type.end() || found->second.toggles) return nullptr;
    return found->second.base;
  };
  if (auto known = ready(); known || effort == Effort::Present) return known;
  const std::lock_guard lock(building_);
  if (auto known = ready()) return known;
  auto set = copy_of(state);
  const auto found = set->by_type.find(raw(type));
  if (found == set->by_type.end()) {
    if (!add_type(state, *set, type)) return nullptr;
  } else {
    const std::size_t bytes =
        EdgeTable::bytes_for(state.head.next_node, found->second.base->size());
    if (!fits(state, bytes)) return nullptr;
    found->second = {accounted(merged(state, found->second), bytes), nullptr};
  }
  state.projections.put(std::move(set));
  return ready();
}

std::shared_ptr<const NodeSet> Projector::members(const State& state, LabelId label,
                                                  Effort effort) {
  const auto ready = [&]() -> std::shared_ptr<const NodeSet> {
    const ProjectionSet* set = state.projections.get();
    const auto found = set ? set->labels.find(raw(label)) : decltype(set->labels.end())();
    if (set == nullptr || found == set->labels.end() || found->second.toggles) return nullptr;
    return found->second.base;
  };
  if (auto known = ready()) return known;
  if (effort == Effort::Present && !often_missed(state, label)) return nullptr;
  const std::lock_guard lock(building_);
  if (auto known = ready()) return known;
  const auto bytes = static_cast<std::size_t>(state.head.next_node / 8);
  if (!fits(state, bytes)) return nullptr;
  auto set = copy_of(state);
  ProjectedLabel& entry = set->labels[raw(label)];
  entry = {
      accounted(entry.base ? entry.base->with(*entry.toggles) : read_members(state, label), bytes),
      nullptr};
  if (entry.base == nullptr) return nullptr;
  state.projections.put(std::move(set));
  return ready();
}

std::shared_ptr<const ValueColumn> Projector::column(const State& state, KeyId key, Effort effort) {
  const auto find = [&]() -> const ProjectedColumn* {
    const ProjectionSet* set = state.projections.get();
    const auto found = set ? set->node_columns.find(raw(key)) : decltype(set->node_columns.end())();
    return set == nullptr || found == set->node_columns.end() ? nullptr : &found->second;
  };
  const auto is_ready = [&](const ProjectedColumn* known) { return known && !known->changes; };
  if (const auto* known = find(); is_ready(known)) return known->base;
  if (effort == Effort::Present) return nullptr;
  const std::lock_guard lock(building_);
  const ProjectedColumn* known = find();
  if (is_ready(known)) return known->base;
  if (!fits(state, static_cast<std::size_t>(state.head.next_node * sizeof(std::int64_t))))
    return nullptr;
  auto made = known && known->base ? merged(*known) : read_column(state, key);
  if (made && made->size() < state.head.next_node && made != nullptr && known && known->base) {
    made = read_column(state, key);
  }
  auto set = copy_of(state);
  const std::size_t bytes = made ? made->memory() : 0;
  made = accounted(std::move(made), bytes);
  set->node_columns[raw(key)] = {made, nullptr, {}, nullptr};
  state.projections.put(std::move(set));
  return made;
}

std::shared_ptr<const ValueColumn> Projector::column(const State& state, TypeId type, KeyId key,
                                                     Effort effort) {
  const auto find = [&]() -> const ProjectedColumn* {
    const ProjectionSet* set = state.projections.get();
    return set ? set->find(type, key) : nullptr;
  };
  const auto is_ready = [&](const ProjectedColumn* known) { return known && !known->changes; };
  if (const auto* known = find(); is_ready(known)) return known->base;
  if (effort == Effort::Present) return nullptr;
  const auto table = edges(state, type, Effort::Build);
  if (table == nullptr) return nullptr;
  const std::lock_guard lock(building_);
  const ProjectedColumn* known = find();
  if (is_ready(known)) return known->base;
  if (!fits(state, table->size() * sizeof(std::int64_t))) return nullptr;
  auto [made, members] = read_column(state, *table, key);
  auto set = copy_of(state);
  const std::size_t bytes = made ? made->memory() : 0;
  made = accounted(std::move(made), bytes);
  auto& columns = set->relationship_columns[raw(key)];
  std::erase_if(columns, [&](const ProjectedColumn& column) { return column.type == type; });
  columns.push_back({made, nullptr, type, std::move(members)});
  state.projections.put(std::move(set));
  return made;
}

/// Counts one more question that found no members.
bool Projector::often_missed(const State& state, LabelId label) {
  const std::lock_guard lock(counting_);
  std::uint64_t& missed = missed_labels_[raw(label)];
  if (++missed * kNodesPerQuestion <
      static_cast<std::uint64_t>(state.counters.get({Count::NodesOfLabel, raw(label)})))
    return false;
  missed = 0;
  return true;
}

void Projector::missed(const State& state, KeyId key, std::size_t reads) {
  {
    const std::lock_guard lock(counting_);
    std::uint64_t& missed = missed_reads_[raw(key)];
    missed += reads;
    if (missed < kFewestReads || missed * kRecordsPerRead < state.head.next_node) return;
    missed = 0;
  }
  column(state, key, Effort::Build);
}

void Projector::missed(const State& state, TypeId type, KeyId key, std::size_t reads) {
  {
    const std::lock_guard lock(counting_);
    std::uint64_t& missed = missed_reads_[(std::uint64_t{raw(type)} + 1) << 32 | raw(key)];
    missed += reads;
    const std::uint64_t records = state.counters.get({Count::RelationshipsOfType, raw(type)});
    if (missed < kFewestReads || missed * kRecordsPerRead < records) return;
    missed = 0;
  }
  column(state, type, key, Effort::Build);
}

}  // namespace dossier::graph
