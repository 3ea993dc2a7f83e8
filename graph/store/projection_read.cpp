#include "graph/store/projection_read.h"

#include <algorithm>

#include "graph/rocks/rocks.h"
#include "graph/store/column_builder.h"
#include "graph/store/record.h"
#include "graph/store/state.h"

namespace dossier::graph {

namespace {

/// A column whose ids lie this much further apart than they are many is none.
constexpr std::uint64_t kMostSpread = 4;

std::unique_ptr<rocks::Cursor> cursor_of(const State& state, rocks::Family family) {
  return state.database->cursor(family, rocks::Scope::All, state.snapshot.get());
}

std::uint64_t id_of(const rocks::Cursor& cursor) { return load_big<std::uint64_t>(cursor.key().data() + 1); }

/// Calls `visit(id, record)` for the records of one kind from `id` on, until it returns false.
template <Tag tag, typename Id, typename Visit>
void for_each_record(const State& state, Id from, Visit visit) {
  const auto cursor = cursor_of(state, rocks::Family::Records);
  for (bool more = cursor->seek(key_of(from)); more; more = cursor->next()) {
    if (cursor->key()[0] != static_cast<char>(tag) || !visit(id_of(*cursor), cursor->value())) return;
  }
}

}  // namespace

std::vector<TypeId> types_of(const State& state) {
  std::vector<TypeId> out;
  state.counters.for_each([&](const CounterKey& key, std::int64_t count) {
    if (key.count == Count::RelationshipsOfType && count > 0) out.push_back(TypeId{key.a});
  });
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const EdgeTable> read_edges(const State& state, TypeId type) {
  std::vector<EdgeTable::Link> links;
  links.reserve(static_cast<std::size_t>(state.counters.get({Count::RelationshipsOfType, raw(type)})));
  const auto prefix = numbered_key(Tag::TypeEntry, raw(type));
  const auto cursor = cursor_of(state, rocks::Family::Entries);
  for (bool more = cursor->seek(prefix); more && cursor->key().starts_with(prefix); more = cursor->next()) {
    const std::string_view ends = cursor->value();
    if (ends.size() != 16) return nullptr;
    const auto start = load_little<std::uint64_t>(ends.data());
    const auto end = load_little<std::uint64_t>(ends.data() + 8);
    if (start >= state.head.next_node || end >= state.head.next_node) return nullptr;
    links.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                     static_cast<std::uint32_t>(decode_entry(cursor->key()).entity)});
  }
  return std::make_shared<EdgeTable>(static_cast<std::uint32_t>(state.head.next_node), std::move(links));
}

std::shared_ptr<const NodeSet> read_members(const State& state, LabelId label) {
  std::vector<std::uint64_t> words(static_cast<std::size_t>(state.head.next_node / 64 + 1));
  const auto prefix = numbered_key(Tag::LabelEntry, raw(label));
  const auto cursor = cursor_of(state, rocks::Family::Entries);
  for (bool more = cursor->seek(prefix); more && cursor->key().starts_with(prefix); more = cursor->next()) {
    const std::uint64_t node = decode_entry(cursor->key()).entity;
    if (node / 64 >= words.size()) return nullptr;
    words[node / 64] |= std::uint64_t{1} << (node % 64);
  }
  return std::make_shared<NodeSet>(std::move(words));
}

std::shared_ptr<const ValueColumn> read_column(const State& state, KeyId key) {
  ColumnBuilder builder(0, static_cast<std::size_t>(state.head.next_node));
  bool fits = true;
  for_each_record<Tag::Node>(state, NodeId{0}, [&](std::uint64_t id, std::string_view record) {
    if (id >= state.head.next_node) return fits = false;
    return fits = builder.set(static_cast<std::size_t>(id), NodeRecord(record).properties().value(key));
  });
  return fits ? builder.finish() : nullptr;
}

std::pair<std::shared_ptr<const ValueColumn>, std::shared_ptr<const NodeSet>> read_column(const State& state,
                                                                                            const EdgeTable& edges,
                                                                                            KeyId key) {
  if (edges.size() == 0) return {ColumnBuilder(0, 0).finish(), nullptr};
  const std::uint64_t first = edges.links().front().relationship;
  const std::uint64_t span = edges.links().back().relationship - first + 1;
  if (span > kMostSpread * edges.size() + 1024) return {};
  std::vector<std::uint64_t> members(static_cast<std::size_t>(span / 64 + 1));
  for (const EdgeTable::Link& link : edges.links()) {
    const std::uint64_t entry = link.relationship - first;
    members[entry / 64] |= std::uint64_t{1} << (entry % 64);
  }
  ColumnBuilder builder(first, static_cast<std::size_t>(span));
  bool fits = true;
  for_each_record<Tag::Relationship>(state, RelationshipId{first}, [&](std::uint64_t id, std::string_view record) {
    const std::uint64_t entry = id - first;
    if (entry >= span) return false;
    if ((members[entry / 64] >> (entry % 64) & 1U) == 0) return true;
    return fits = builder.set(static_cast<std::size_t>(entry), RelationshipRecord(record).properties().value(key));
  });
  if (!fits) return {};
  if (span == edges.size()) return {builder.finish(), nullptr};
  return {builder.finish(), std::make_shared<NodeSet>(std::move(members))};
}

std::shared_ptr<const EdgeTable> merged(const State& state, const ProjectedType& projected) {
  std::vector<EdgeTable::Link> added;
  std::vector<std::uint32_t> removed;
  for (const auto& [step, present] : *projected.toggles) {
    if (step.incoming()) continue;
    const auto relationship = static_cast<std::uint32_t>(step.relationship);
    if (present) {
      added.push_back({static_cast<std::uint32_t>(step.node), static_cast<std::uint32_t>(step.neighbour), relationship});
    } else {
      removed.push_back(relationship);
    }
  }
  const auto by_relationship = [](const EdgeTable::Link& a, const EdgeTable::Link& b) {
    return a.relationship < b.relationship;
  };
  std::sort(added.begin(), added.end(), by_relationship);
  std::sort(removed.begin(), removed.end());
  return projected.base->with(static_cast<std::uint32_t>(state.head.next_node), added, removed);
}

std::shared_ptr<const ValueColumn> merged(const ProjectedColumn& projected) {
  const std::uint64_t first = projected.base->first();
  std::size_t size = projected.base->size();
  for (const auto& [id, value] : *projected.changes) {
    if (id < first) return nullptr;
    size = std::max(size, static_cast<std::size_t>(id - first + 1));
  }
  if (size > 2 * projected.base->size() + 4096) return nullptr;
  ColumnBuilder builder(*projected.base, size);
  for (const auto& [id, value] : *projected.changes) {
    if (!builder.set(static_cast<std::size_t>(id - first), value)) return nullptr;
  }
  return builder.finish();
}

}  // namespace dossier::graph
