#include "graph/store/projection.h"

#include <algorithm>

#include "graph/rocks/rocks.h"
#include "graph/store/overlay.h"
#include "graph/store/state.h"

namespace dossier::graph {

namespace {

constexpr std::size_t kMaxToggles = 1024;
constexpr std::uint64_t kWalksPerStep = 32;  ///< one walk costs what projecting so many steps does
constexpr std::uint64_t kFewestWalks = 64;
constexpr std::size_t kMaxTypesTogether = 64;

std::vector<StepToggle> toggled(const std::vector<StepToggle>& before, const std::vector<StepToggle>& changes) {
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
  for (const auto& [step, present] : overlay.steps.tree()) {
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
  return {raw(filter.node), Step::pack(filter.incoming, raw(filter.type.value_or(filter.from_type))),
          filter.neighbour ? raw(*filter.neighbour) : 0, 0};
}

bool matches(const StepFilter& filter, const Step& step) {
  return step.node == raw(filter.node) && step.incoming() == filter.incoming &&
         (!filter.type || step.type() == *filter.type) &&
         (!filter.neighbour || step.neighbour == raw(*filter.neighbour));
}

std::size_t TypeProjection::bytes_for(std::uint64_t nodes, std::uint64_t relationships) {
  return static_cast<std::size_t>(2 * ((nodes + 2) * sizeof(std::uint32_t) + relationships * sizeof(Neighbour)));
}

/// Counting sort by node, then each neighbourhood is sorted by itself.
TypeProjection::TypeProjection(std::uint32_t nodes, std::span<const Link> links,
                               std::shared_ptr<std::atomic<std::size_t>> account)
    : account_(std::move(account)), bytes_(bytes_for(nodes, links.size())) {
  account_->fetch_add(bytes_);
  for (const bool incoming : {false, true}) {
    Side& side = sides_[incoming];
    side.offsets.assign(std::size_t{nodes} + 2, 0);
    side.neighbours.resize(links.size());
    for (const Link& link : links) ++side.offsets[(incoming ? link.end : link.start) + 2];
    for (std::size_t i = 2; i < side.offsets.size(); ++i) side.offsets[i] += side.offsets[i - 1];
    for (const Link& link : links) {
      const std::uint32_t place = side.offsets[(incoming ? link.end : link.start) + 1]++;
      side.neighbours[place] = {incoming ? link.start : link.end, link.relationship};
    }
    side.offsets.pop_back();
    for (std::size_t i = 0; i + 1 < side.offsets.size(); ++i) {
      std::sort(side.neighbours.begin() + side.offsets[i], side.neighbours.begin() + side.offsets[i + 1]);
    }
  }
}

TypeProjection::~TypeProjection() { account_->fetch_sub(bytes_); }

std::span<const TypeProjection::Neighbour> TypeProjection::neighbours(const StepFilter& filter) const {
  const Side& side = sides_[filter.incoming];
  const std::uint64_t node = raw(filter.node);
  if (node + 1 >= side.offsets.size()) return {};
  const std::span all(side.neighbours.data() + side.offsets[node], side.offsets[node + 1] - side.offsets[node]);
  if (!filter.neighbour) return all;
  const auto wanted = raw(*filter.neighbour);
  const auto begin = std::partition_point(all.begin(), all.end(), [&](const Neighbour& n) { return n.node < wanted; });
  const auto end = std::partition_point(begin, all.end(), [&](const Neighbour& n) { return n.node == wanted; });
  return {begin, end};
}

void Projected::visit(const StepFilter& filter, StepVisitor visit) const {
  Step step = first_step(filter);
  const auto visit_base = [&](auto&& visitor) {
    for (const TypeProjection::Neighbour& neighbour : base->neighbours(filter)) {
      step.neighbour = neighbour.node;
      step.relationship = neighbour.relationship;
      if (!visitor(step)) return;
    }
  };
  if (toggles == nullptr) return visit_base(visit);
  const auto own = std::lower_bound(toggles->begin(), toggles->end(), step,
                                    [](const StepToggle& toggle, const Step& key) { return toggle.first < key; });
  merge_toggles(filter, own, toggles->end(), visit_base, visit);
}

std::optional<std::uint64_t> Projected::degree(const StepFilter& filter) const {
  if (toggles != nullptr) return std::nullopt;
  return base->neighbours(filter).size();
}

void ProjectionSlot::put(std::unique_ptr<const ProjectionSet> set) {
  const std::lock_guard lock(mutex_);
  current_.store(set.get(), std::memory_order_release);
  all_.push_back(std::move(set));
}

std::unique_ptr<const ProjectionSet> Projector::after(const ProjectionSet& base, const Overlay& overlay) {
  auto next = std::make_unique<ProjectionSet>(base);
  for (const auto& [type, changes] : changes_by_type(overlay)) {
    const auto found = next->by_type.find(type);
    if (found == next->by_type.end()) {
      next->all_types.clear();
      continue;
    }
    const auto& before = found->second.toggles;
    auto toggles = toggled(before ? *before : std::vector<StepToggle>(), changes);
    if (changes.size() > kMaxToggles || toggles.size() > kMaxToggles) {
      next->by_type.erase(found);
      next->all_types.clear();
      continue;
    }
    found->second.toggles = toggles.empty() ? nullptr : std::make_shared<std::vector<StepToggle>>(std::move(toggles));
  }
  return next;
}

void Projector::missed(const State& state, std::optional<TypeId> type) {
  if (type && raw(*type) >= kTypes) return;
  auto& misses = type ? misses_[raw(*type)] : misses_of_all_;
  const std::uint32_t count = misses.fetch_add(1, std::memory_order_relaxed) + 1;
  if (count < kFewestWalks || count % kFewestWalks != 0) return;
  const std::uint64_t steps =
      type ? state.counters.get({Count::RelationshipsOfType, raw(*type)}) : state.head.relationships;
  if (count * kWalksPerStep < steps) return;
  const std::unique_lock lock(building_, std::try_to_lock);
  if (!lock) return;
  misses.store(0, std::memory_order_relaxed);
  if (type) return project(state, {&*type, 1});
  const auto types = types_of(state);
  if (types.size() <= kMaxTypesTogether) project(state, types);
}

std::vector<TypeId> Projector::types_of(const State& state) const {
  std::vector<TypeId> out;
  state.counters.for_each([&](const CounterKey& key, std::int64_t count) {
    if (key.count == Count::RelationshipsOfType && count > 0) out.push_back(TypeId{key.a});
  });
  std::sort(out.begin(), out.end());
  return out;
}

void Projector::project(const State& state, std::span<const TypeId> types) {
  const ProjectionSet* before = state.projections.get();
  auto set = before ? std::make_unique<ProjectionSet>(*before) : std::make_unique<ProjectionSet>();
  bool changed = false;
  for (const TypeId type : types) {
    if (set->by_type.contains(raw(type))) continue;
    auto built = build(state, type);
    if (built == nullptr) continue;
    set->by_type[raw(type)] = {std::move(built), nullptr};
    changed = true;
  }
  if (!changed) return;
  const auto all = types_of(state);
  const bool complete = std::all_of(all.begin(), all.end(), [&](TypeId type) { return set->by_type.contains(raw(type)); });
  if (complete) set->all_types = projected_types(*set);
  state.projections.put(std::move(set));
}

/// Null when the projection would not fit the budget or its 32-bit numbers.
std::shared_ptr<const TypeProjection> Projector::build(const State& state, TypeId type) const {
  const std::uint64_t count = state.counters.get({Count::RelationshipsOfType, raw(type)});
  const bool narrow = state.head.next_node < UINT32_MAX - 2 && state.head.next_relationship < UINT32_MAX;
  if (!narrow || used_->load() + TypeProjection::bytes_for(state.head.next_node, count) > budget_) return nullptr;
  std::vector<TypeProjection::Link> links;
  links.reserve(static_cast<std::size_t>(count));
  const auto prefix = numbered_key(Tag::TypeEntry, raw(type));
  const auto cursor = state.database->cursor(rocks::Family::Entries, rocks::Scope::All, state.snapshot.get());
  for (bool more = cursor->seek(prefix); more && cursor->key().starts_with(prefix); more = cursor->next()) {
    const std::string_view ends = cursor->value();
    if (ends.size() != 16) return nullptr;
    const auto start = load_little<std::uint64_t>(ends.data());
    const auto end = load_little<std::uint64_t>(ends.data() + 8);
    if (start >= state.head.next_node || end >= state.head.next_node) return nullptr;
    links.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                     static_cast<std::uint32_t>(decode_entry(cursor->key()).entity)});
  }
  return std::make_shared<TypeProjection>(static_cast<std::uint32_t>(state.head.next_node), links, used_);
}

}  // namespace dossier::graph
