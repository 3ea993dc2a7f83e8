#include "graph/store/view.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace dossier::graph {

namespace {

using rocks::Family;

template <typename Changes>
const EntityChange* change_of(const Changes& changes, std::uint64_t id) {
  const auto found = changes.find(id);
  return found == changes.end() ? nullptr : &found->second;
}

constexpr std::size_t kPropertyChunk = 256;

const ProjectedColumn* column_of(const ProjectionSet& set, NodeId, KeyId key) {
  const auto found = set.node_columns.find(raw(key));
  return found == set.node_columns.end() ? nullptr : &found->second;
}

/// The column that knows this relationship.
const ProjectedColumn* column_of(const ProjectionSet& set, RelationshipId id, KeyId key) {
  const auto found = set.relationship_columns.find(raw(key));
  if (found == set.relationship_columns.end()) return nullptr;
  Value ignored;
  for (const ProjectedColumn& column : found->second) {
    if (column.read(raw(id), ignored)) return &column;
  }
  return nullptr;
}

/// Reads properties from memory; gives the places of those that are not there.
template <typename Id>
class ProjectedReader {
 public:
  ProjectedReader(const State& state, KeyId key) : set_(state.projections.get()), key_(key) {}

  bool read(Id id, Value& out) {
    if (set_ == nullptr) return false;
    if (column_ != nullptr && column_->read(raw(id), out)) return true;
    column_ = column_of(*set_, id, key_);
    if (column_ == nullptr && std::is_same_v<Id, NodeId>) set_ = nullptr;
    return column_ != nullptr && column_->read(raw(id), out);
  }

 private:
  const ProjectionSet* set_;
  KeyId key_;
  const ProjectedColumn* column_ = nullptr;
};

/// Measures what the store takes: where it has to read the device, projecting pays after fewer
/// reads.
class Spent {
 public:
  /// How many times `unit` passed since the beginning; at least `least`.
  std::uint32_t in(std::chrono::nanoseconds unit, std::size_t least) const {
    const auto times = static_cast<std::size_t>((std::chrono::steady_clock::now() - begin_) / unit);
    return static_cast<std::uint32_t>(
        std::clamp(times, least, std::max<std::size_t>(least, kMost)));
  }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 20;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// What a walk and a read by key take when the blocks of files are in memory.
constexpr std::chrono::nanoseconds kWalkTime{4000};
constexpr std::chrono::nanoseconds kReadTime{2500};

TypeId type_of(const NodeRecord&) { return {}; }
TypeId type_of(const RelationshipRecord& record) { return record.endpoints().type; }

/// Tells that so many properties were read from the store.
void tell(const State& state, NodeId, TypeId, KeyId key, std::size_t reads) {
  if (state.projector != nullptr) state.projector->missed(state, key, reads);
}
void tell(const State& state, RelationshipId, TypeId type, KeyId key, std::size_t reads) {
  if (state.projector != nullptr) state.projector->missed(state, type, key, reads);
}

/// Reads more than this pass the cache by: who looks at much would push out what others look at
/// often.
constexpr std::size_t kFewReads = 512;

/// Calls `visit` with the stored record, by way of the cache. False when there is none.
template <typename Id, typename Visit>
bool read_record(const State& state, Id id, Visit visit) {
  const auto key = key_of(id);
  ReadCache& cache = state.caches->records;
  if (const auto known = cache.find(key, state.head.commit)) return visit(*known), true;
  return state.database->get(Family::Records, key, state.snapshot.get(),
                             [&](std::string_view bytes) {
                               visit(bytes);
                               cache.keep(key, state.head.commit, std::string(bytes));
                             });
}

template <typename Record, typename Id>
Value one_property(const State& state, Id id, KeyId key) {
  Value out;
  if (ProjectedReader<Id>(state, key).read(id, out)) return out;
  const auto take = [&](std::string_view bytes) { out = Record(bytes).properties().value(key); };
  const auto cache_key = key_of(id);
  if (const auto known = state.caches->records.find(cache_key, state.head.commit))
    return take(*known), out;
  TypeId type{};
  const Spent spent;
  const bool exists = state.database->get(
      Family::Records, cache_key, state.snapshot.get(), [&](std::string_view bytes) {
        take(bytes);
        type = type_of(Record(bytes));
        state.caches->records.keep(cache_key, state.head.commit, std::string(bytes));
      });
  if (exists) tell(state, id, type, key, spent.in(kReadTime, 1));
  return out;
}

/// Reads the property of the entities of one chunk. `changes` is null or holds what the transaction
/// changed; `cache` is null when it shall not be used.
template <typename Record, typename Id>
void chunk_properties(const State& state,
                      const absl::flat_hash_map<std::uint64_t, EntityChange>* changes,
                      ReadCache* cache, std::span<const Id> ids, KeyId key, std::span<Value> out) {
  std::array<FixedKey<9>, kPropertyChunk> keys;
  std::array<std::string_view, kPropertyChunk> views;
  std::array<std::uint32_t, kPropertyChunk> places;
  std::size_t count = 0;
  ProjectedReader<Id> projected(state, key);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const EntityChange* change = changes == nullptr ? nullptr : change_of(*changes, raw(ids[i]));
    if (change != nullptr) {
      out[i] = change->deleted ? Value() : Record(change->record).properties().value(key);
      continue;
    }
    if (projected.read(ids[i], out[i])) continue;
    keys[count] = key_of(ids[i]);
    const auto known = cache == nullptr ? nullptr : cache->find(keys[count], state.head.commit);
    out[i] = known == nullptr ? Value() : Record(*known).properties().value(key);
    if (known != nullptr) continue;
    views[count] = keys[count];
    places[count++] = static_cast<std::uint32_t>(i);
  }
  if (count == 0) return;
  TypeId type{};
  const auto take = [&](std::size_t i, std::string_view bytes) {
    const Record record(bytes);
    out[places[i]] = record.properties().value(key);
    type = type_of(record);
    if (cache != nullptr) cache->keep(views[i], state.head.commit, std::string(bytes));
  };
  const Spent spent;
  state.database->get_many(Family::Records, rocks::Scope::All, std::span(views).first(count),
                           state.snapshot.get(), take);
  tell(state, ids.front(), type, key, spent.in(kReadTime, count));
}

template <typename Record, typename Id>
void all_properties(const State& state,
                    const absl::flat_hash_map<std::uint64_t, EntityChange>* changes,
                    std::span<const Id> ids, KeyId key, std::span<Value> out) {
  ReadCache* const cache =
      changes == nullptr && ids.size() <= kFewReads ? &state.caches->records : nullptr;
  for (std::size_t at = 0; at < ids.size(); at += kPropertyChunk) {
    const std::size_t size = std::min(kPropertyChunk, ids.size() - at);
    chunk_properties<Record>(state, changes, cache, ids.subspan(at, size), key,
                             out.subspan(at, size));
  }
}

Adjacent adjacent_of(const Step& step) {
  return {RelationshipId{step.relationship}, NodeId{step.neighbour}, step.type(), !step.incoming()};
}

bool by_type_and_neighbour(const Adjacent& a, const Adjacent& b) {
  if (a.type != b.type) return a.type < b.type;
  if (a.neighbour != b.neighbour) return a.neighbour < b.neighbour;
  return a.relationship < b.relationship;
}

/// Calls `visit` with one filter for each type, or one for all of them.
template <typename Visit>
void for_each_type(StepFilter filter, std::span<const TypeId> types, Visit visit) {
  if (types.size() <= 1) {
    if (!types.empty()) filter.type = types.front();
    return visit(filter);
  }
  absl::InlinedVector<TypeId, 8> sorted(types.begin(), types.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const TypeId type : sorted) {
    filter.type = type;
    visit(filter);
  }
}

/// Longer neighbourhoods are not kept in the cache.
constexpr std::size_t kMostKeptSteps = 256;

void visit_kept(std::string_view steps, StepVisitor visit) {
  for (std::size_t at = 0; at < steps.size(); at += sizeof(Step)) {
    Step step;
    std::memcpy(&step, steps.data() + at, sizeof step);
    if (!visit(step)) return;
  }
}

/// Calls `visit` for each side that `direction` has, leaving first.
template <typename Visit>
void for_each_side(Direction direction, Visit visit) {
  if (direction != Direction::Incoming) visit(false);
  if (direction != Direction::Outgoing) visit(true);
}

/// In `Both` a self-loop was met on its leaving side.
bool repeats(Direction direction, const Step& step) {
  return direction == Direction::Both && step.incoming() && step.neighbour == step.node;
}

}  // namespace

bool View::node(NodeId node, NodeVisitor visit) const {
  if (overlay_ != nullptr) {
    if (const EntityChange* change = change_of(overlay_->nodes, raw(node))) {
      if (!change->deleted) visit(NodeRecord(change->record));
      return !change->deleted;
    }
  }
  const auto take = [&](std::string_view bytes) { visit(NodeRecord(bytes)); };
  if (overlay_ == nullptr) return read_record(*state_, node, take);
  return state_->database->get(Family::Records, key_of(node), state_->snapshot.get(), take);
}

bool View::relationship(RelationshipId relationship, RelationshipVisitor visit) const {
  if (overlay_ != nullptr) {
    if (const EntityChange* change = change_of(overlay_->relationships, raw(relationship))) {
      if (!change->deleted) visit(RelationshipRecord(change->record));
      return !change->deleted;
    }
  }
  const auto take = [&](std::string_view bytes) { visit(RelationshipRecord(bytes)); };
  if (overlay_ == nullptr) return read_record(*state_, relationship, take);
  return state_->database->get(Family::Records, key_of(relationship), state_->snapshot.get(), take);
}

void View::properties(std::span<const NodeId> nodes, KeyId key, std::span<Value> out) const {
  all_properties<NodeRecord>(*state_, overlay_ == nullptr ? nullptr : &overlay_->nodes, nodes, key,
                             out);
}

void View::properties(std::span<const RelationshipId> relationships, KeyId key,
                      std::span<Value> out) const {
  all_properties<RelationshipRecord>(
      *state_, overlay_ == nullptr ? nullptr : &overlay_->relationships, relationships, key, out);
}

Value View::property(NodeId node, KeyId key) const {
  if (const EntityChange* change =
          overlay_ == nullptr ? nullptr : change_of(overlay_->nodes, raw(node))) {
    return change->deleted ? Value() : NodeRecord(change->record).properties().value(key);
  }
  return one_property<NodeRecord>(*state_, node, key);
}

Value View::property(RelationshipId relationship, KeyId key) const {
  if (const EntityChange* change =
          overlay_ == nullptr ? nullptr : change_of(overlay_->relationships, raw(relationship))) {
    return change->deleted ? Value() : RelationshipRecord(change->record).properties().value(key);
  }
  return one_property<RelationshipRecord>(*state_, relationship, key);
}

void View::steps(const StepFilter& filter, StepVisitor visit) const {
  if (clean()) return state_steps(filter, visit);
  const StepChanges::Found own = overlay_->steps.find(filter);
  if (own.empty()) return state_steps(filter, visit);
  const auto stored = [&](auto&& visitor) { state_steps(filter, visitor); };
  merge_toggles(filter, own.begin(), own.end(), stored, visit);
}

void View::state_steps(const StepFilter& filter, StepVisitor visit) const {
  const ProjectionSet* projections = state_->projections.get();
  if (projections != nullptr && filter.type) {
    const auto found = projections->by_type.find(raw(*filter.type));
    if (found != projections->by_type.end()) return found->second.visit(filter, visit);
  }
  if (overlay_ != nullptr || filter.neighbour || raw(filter.from_type) != 0) {
    if (state_->projector != nullptr) state_->projector->missed(*state_, filter.type);
    return stored_steps(filter, visit);
  }
  kept_steps(filter, visit);
}

void View::kept_steps(const StepFilter& filter, StepVisitor visit) const {
  const auto first = step_key(first_step(filter));
  const auto key = std::string_view(first).substr(0, filter.type ? kStepTypeSize : kStepPrefixSize);
  if (const auto known = state_->caches->steps.find(key, state_->head.commit))
    return visit_kept(*known, visit);
  const Spent spent;
  std::string kept;
  bool stopped = false;
  stored_steps(filter, [&](const Step& step) {
    if (kept.size() < kMostKeptSteps * sizeof(Step))
      kept.append(reinterpret_cast<const char*>(&step), sizeof step);
    stopped = !visit(step);
    return !stopped;
  });
  if (!stopped && kept.size() < kMostKeptSteps * sizeof(Step)) {
    state_->caches->steps.keep(key, state_->head.commit, std::move(kept));
  }
  if (state_->projector != nullptr)
    state_->projector->missed(*state_, filter.type, spent.in(kWalkTime, 1));
}

void View::stored_steps(const StepFilter& filter, StepVisitor visit) const {
  const StepCursor cursor(*state_);
  const auto first = step_key(first_step(filter));
  for (bool more = cursor->seek(first); more; more = cursor->next()) {
    const Step step = decode_step(cursor->key());
    if (!matches(filter, step) || !visit(step)) return;
  }
}

std::span<const TypeId> View::types_to_walk(std::span<const TypeId> types) const {
  const ProjectionSet* projections = state_->projections.get();
  if (!types.empty() || projections == nullptr || !clean()) return types;
  return projections->all_types;
}

std::uint64_t View::count_steps(const StepFilter& filter) const {
  const ProjectionSet* projections = clean() && filter.type ? state_->projections.get() : nullptr;
  if (projections != nullptr) {
    const auto found = projections->by_type.find(raw(*filter.type));
    const auto known =
        found == projections->by_type.end() ? std::nullopt : found->second.degree(filter);
    if (known) return *known;
  }
  std::uint64_t count = 0;
  steps(filter, [&](const Step&) { return ++count, true; });
  return count;
}

void View::expand(NodeId node, Direction direction, std::span<const TypeId> types,
                  std::vector<Adjacent>& out) const {
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  auto middle = begin;
  for_each_side(direction, [&](bool incoming) {
    middle = static_cast<std::ptrdiff_t>(out.size());
    for_each_type({node, incoming}, types_to_walk(types), [&](const StepFilter& filter) {
      steps(filter, [&](const Step& step) {
        if (!repeats(direction, step)) out.push_back(adjacent_of(step));
        return true;
      });
    });
  });
  if (direction == Direction::Both) {
    std::inplace_merge(out.begin() + begin, out.begin() + middle, out.end(), by_type_and_neighbour);
  }
}

std::uint64_t View::degree(NodeId node, Direction direction, std::span<const TypeId> types) const {
  const auto walked = types_to_walk(types);
  std::uint64_t count = 0;
  for_each_side(direction, [&](bool incoming) {
    for_each_type({node, incoming}, walked,
                  [&](const StepFilter& filter) { count += count_steps(filter); });
  });
  if (direction != Direction::Both) return count;
  for_each_type_at(node, true, walked, [&](StepFilter filter) {
    filter.neighbour = node;  // a self-loop was counted on both sides
    count -= count_steps(filter);
  });
  return count;
}

std::optional<TypeId> View::next_type(NodeId node, bool incoming, TypeId from) const {
  std::optional<TypeId> found;
  steps({.node = node, .incoming = incoming, .from_type = from}, [&](const Step& step) {
    found = step.type();
    return false;
  });
  return found;
}

template <typename Visit>
void View::for_each_type_at(NodeId node, bool incoming, std::span<const TypeId> types,
                            Visit visit) const {
  if (!types.empty()) return for_each_type({node, incoming}, types, visit);
  auto type = next_type(node, incoming, TypeId{0});
  while (type) {
    visit(StepFilter{.node = node, .incoming = incoming, .type = *type});
    if (raw(*type) == UINT32_MAX) return;
    type = next_type(node, incoming, TypeId{raw(*type) + 1});
  }
}

void View::between(NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
                   std::vector<Adjacent>& out) const {
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  auto middle = begin;
  for_each_side(direction, [&](bool incoming) {
    middle = static_cast<std::ptrdiff_t>(out.size());
    for_each_type_at(from, incoming, types_to_walk(types), [&](StepFilter filter) {
      filter.neighbour = to;
      steps(filter, [&](const Step& step) {
        if (!repeats(direction, step)) out.push_back(adjacent_of(step));
        return true;
      });
    });
  });
  if (direction == Direction::Both) {
    std::inplace_merge(out.begin() + begin, out.begin() + middle, out.end(), by_type_and_neighbour);
  }
}

}  // namespace dossier::graph
