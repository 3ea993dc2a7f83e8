#include "graph/store/projection_read.h"

#include "graph/algorithm/parallel.h"
#include "graph/rocks/rocks.h"
#include "graph/store/column_builder.h"
#include "graph/store/record.h"
#include "graph/store/state.h"

#include <algorithm>
#include <atomic>

namespace dossier::graph {

namespace {

/// A column whose ids lie this much further apart than they are many is none.
constexpr std::uint64_t kMostSpread = 4;
/// What several threads read at a time; a multiple of 64, so that no two of them write to one word
/// of bits.
constexpr std::uint64_t kLeastRange = std::uint64_t{1} << 16;
constexpr std::size_t kRangesPerThread = 64;
constexpr std::size_t kStepsPerRecord =
    16;  ///< reading one record costs what so many steps of arithmetic do

struct IdRange {
  std::uint64_t begin, end;
};

std::vector<IdRange> cut(IdRange all, std::size_t threads) {
  const std::uint64_t share = (all.end - all.begin) / (threads * kRangesPerThread);
  const std::uint64_t size = std::max(kLeastRange, (share + 63) / 64 * 64);
  std::vector<IdRange> out;
  for (std::uint64_t at = all.begin; at < all.end; at += size)
    out.push_back({at, std::min(at + size, all.end)});
  return out;
}

/// Calls `read(cursor, range, part)` for ranges that cover `all`, on several threads; the parts in
/// order of their ranges.
template <typename Part, typename Read>
std::vector<Part> read_ranges(const State& state, rocks::Family family, IdRange all,
                              std::uint64_t records, Read read) {
  const std::size_t threads = threads_for(static_cast<std::size_t>(records) * kStepsPerRecord);
  const auto ranges = cut(all, threads);
  std::vector<Part> parts(ranges.size());
  std::atomic<std::size_t> next = 0;
  on_threads(std::min(threads, std::max<std::size_t>(ranges.size(), 1)), [&](std::size_t) {
    const auto cursor = state.database->cursor(family, rocks::Scope::Pass, state.snapshot.get());
    for (std::size_t i; (i = next.fetch_add(1)) < ranges.size();)
      read(*cursor, ranges[i], parts[i]);
  });
  return parts;
}

/// Calls `visit(id, value)` for the entries of one sort and group within a range, until it returns
/// false.
template <typename Visit>
void for_each_entry(rocks::Cursor& cursor, Tag tag, std::uint32_t group, IdRange range,
                    Visit visit) {
  const auto prefix = numbered_key(tag, group);
  for (bool more = cursor.seek(entry_key(tag, {group, range.begin})); more; more = cursor.next()) {
    if (!cursor.key().starts_with(prefix)) return;
    const std::uint64_t id = decode_entry(cursor.key()).entity;
    if (id >= range.end || !visit(id, cursor.value())) return;
  }
}

/// Calls `visit(id, record)` for the records of one kind within a range, until it returns false.
template <typename Id, typename Visit>
void for_each_record(rocks::Cursor& cursor, IdRange range, Visit visit) {
  const auto first = key_of(Id{range.begin});
  for (bool more = cursor.seek(first); more; more = cursor.next()) {
    const std::string_view key = cursor.key();
    if (key[0] != first.bytes[0]) return;
    const auto id = load_big<std::uint64_t>(key.data() + 1);
    if (id >= range.end || !visit(id, cursor.value())) return;
  }
}

/// The ids that entries of a group have: the first one, and behind all that there are.
IdRange ids_of(const State& state, Tag tag, std::uint32_t group, std::uint64_t end) {
  const auto prefix = numbered_key(tag, group);
  const auto cursor =
      state.database->cursor(rocks::Family::Entries, rocks::Scope::All, state.snapshot.get());
  if (!cursor->seek(prefix) || !cursor->key().starts_with(prefix)) return {end, end};
  return {decode_entry(cursor->key()).entity, end};
}

/// What a thread has read of a type.
struct LinkPart {
  std::vector<EdgeTable::Link> links;
  bool fits = true;
};

std::vector<EdgeTable::Link> joined(std::vector<LinkPart>& parts) {
  std::size_t size = 0;
  for (const LinkPart& part : parts) size += part.links.size();
  std::vector<EdgeTable::Link> out;
  out.reserve(size);
  for (LinkPart& part : parts) {
    out.insert(out.end(), part.links.begin(), part.links.end());
    std::vector<EdgeTable::Link>().swap(part.links);
  }
  return out;
}

/// What a thread has read of a column; null when the values do not make one.
using ColumnPart = std::shared_ptr<const ValueColumn>;

std::shared_ptr<const ValueColumn> joined(IdRange all, std::vector<ColumnPart>& parts) {
  if (std::any_of(parts.begin(), parts.end(),
                  [](const ColumnPart& part) { return part == nullptr; }))
    return nullptr;
  if (parts.size() == 1) return parts.front();
  ColumnBuilder builder(all.begin, static_cast<std::size_t>(all.end - all.begin));
  for (ColumnPart& part : parts) {
    if (!builder.append(*part, static_cast<std::size_t>(part->first() - all.begin))) return nullptr;
    part.reset();
  }
  return builder.finish();
}

/// The column of one property of the records of a range of ids for which `wanted(id)` holds.
template <typename Id, typename Record, typename Wanted>
std::shared_ptr<const ValueColumn> read_values(const State& state, IdRange all,
                                               std::uint64_t records, KeyId key, Wanted wanted) {
  auto parts = read_ranges<ColumnPart>(
      state, rocks::Family::Records, all, records,
      [&](rocks::Cursor& cursor, IdRange range, ColumnPart& part) {
        ColumnBuilder builder(range.begin, static_cast<std::size_t>(range.end - range.begin));
        bool fits = true;
        for_each_record<Id>(cursor, range, [&](std::uint64_t id, std::string_view bytes) {
          if (!wanted(id)) return true;
          const auto stored = Record(bytes).properties().find(key);
          return fits = !stored ||
                        builder.set_stored(static_cast<std::size_t>(id - range.begin), *stored);
        });
        if (fits) part = builder.finish();
      });
  return parts.empty() ? ColumnBuilder(all.begin, 0).finish() : joined(all, parts);
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

std::vector<LabelId> labels_of(const State& state) {
  std::vector<LabelId> out;
  state.counters.for_each([&](const CounterKey& key, std::int64_t count) {
    if (key.count == Count::NodesOfLabel && count > 0) out.push_back(LabelId{key.a});
  });
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const EdgeTable> read_edges(const State& state, TypeId type) {
  const auto count =
      static_cast<std::uint64_t>(state.counters.get({Count::RelationshipsOfType, raw(type)}));
  const std::uint64_t nodes = state.head.next_node;
  const IdRange all = ids_of(state, Tag::TypeEntry, raw(type), state.head.next_relationship);
  auto parts = read_ranges<LinkPart>(
      state, rocks::Family::Entries, all, count,
      [&](rocks::Cursor& cursor, IdRange range, LinkPart& part) {
        for_each_entry(cursor, Tag::TypeEntry, raw(type), range,
                       [&](std::uint64_t id, std::string_view ends) {
                         if (ends.size() != 16) return part.fits = false;
                         const auto start = load_little<std::uint64_t>(ends.data());
                         const auto end = load_little<std::uint64_t>(ends.data() + 8);
                         if (start >= nodes || end >= nodes) return part.fits = false;
                         part.links.push_back({static_cast<std::uint32_t>(start),
                                               static_cast<std::uint32_t>(end),
                                               static_cast<std::uint32_t>(id)});
                         return true;
                       });
      });
  if (std::any_of(parts.begin(), parts.end(), [](const LinkPart& part) { return !part.fits; }))
    return nullptr;
  return std::make_shared<EdgeTable>(static_cast<std::uint32_t>(nodes), joined(parts));
}

std::shared_ptr<const NodeSet> read_members(const State& state, LabelId label) {
  std::vector<std::uint64_t> words(static_cast<std::size_t>(state.head.next_node / 64 + 1));
  const auto count =
      static_cast<std::uint64_t>(state.counters.get({Count::NodesOfLabel, raw(label)}));
  IdRange all = ids_of(state, Tag::LabelEntry, raw(label), state.head.next_node);
  all.begin -= all.begin % 64;
  read_ranges<char>(state, rocks::Family::Entries, all, count,
                    [&](rocks::Cursor& cursor, IdRange range, char&) {
                      for_each_entry(cursor, Tag::LabelEntry, raw(label), range,
                                     [&](std::uint64_t node, std::string_view) {
                                       words[node / 64] |= std::uint64_t{1} << (node % 64);
                                       return true;
                                     });
                    });
  return std::make_shared<NodeSet>(std::move(words));
}

std::shared_ptr<const IndexTable> read_index(const State& state, IndexId index,
                                             const std::atomic<bool>& stopped) {
  const std::string prefix = index_prefix(index);
  const auto cursor =
      state.database->cursor(rocks::Family::Entries, rocks::Scope::Pass, state.snapshot.get());
  IndexTableBuilder builder(
      static_cast<std::size_t>(state.counters.get({Count::IndexEntries, raw(index)})));
  for (bool more = cursor->seek(prefix); more; more = cursor->next()) {
    const std::string_view entry = cursor->key();
    if (!entry.starts_with(prefix)) break;
    if (stopped) return nullptr;
    const std::string_view values = values_of_entry(entry).substr(kIndexPrefixSize);
    if (!builder.add(values, static_cast<std::uint32_t>(raw(node_of_entry(entry))))) return nullptr;
  }
  return builder.finish();
}

std::shared_ptr<const ValueColumn> read_column(const State& state, KeyId key) {
  const IdRange all{0, state.head.next_node};
  return read_values<NodeId, NodeRecord>(state, all, state.head.nodes, key,
                                         [](std::uint64_t) { return true; });
}

std::pair<std::shared_ptr<const ValueColumn>, std::shared_ptr<const NodeSet>> read_column(
    const State& state, const EdgeTable& edges, KeyId key) {
  if (edges.size() == 0) return {ColumnBuilder(0, 0).finish(), nullptr};
  const std::uint64_t first = edges.links().front().relationship;
  const std::uint64_t span = edges.links().back().relationship - first + 1;
  if (span > kMostSpread * edges.size() + 1024) return {};
  std::vector<std::uint64_t> members(static_cast<std::size_t>(span / 64 + 1));
  for (const EdgeTable::Link& link : edges.links()) {
    const std::uint64_t entry = link.relationship - first;
    members[entry / 64] |= std::uint64_t{1} << (entry % 64);
  }
  auto column = read_values<RelationshipId, RelationshipRecord>(
      state, {first, first + span}, edges.size(), key, [&](std::uint64_t id) {
        return (members[(id - first) / 64] >> ((id - first) % 64) & 1U) != 0;
      });
  if (column == nullptr) return {};
  if (span == edges.size()) return {std::move(column), nullptr};
  return {std::move(column), std::make_shared<NodeSet>(std::move(members))};
}

std::shared_ptr<const EdgeTable> merged(const State& state, const ProjectedType& projected) {
  std::vector<EdgeTable::Link> added;
  std::vector<std::uint32_t> removed;
  for (const auto& [step, present] : *projected.toggles) {
    if (step.incoming()) continue;
    const auto relationship = static_cast<std::uint32_t>(step.relationship);
    if (present) {
      added.push_back({static_cast<std::uint32_t>(step.node),
                       static_cast<std::uint32_t>(step.neighbour), relationship});
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
