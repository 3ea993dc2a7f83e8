#include "graph/store/schema_changes.h"

#include "graph/store/cursors.h"
#include "graph/store/verify.h"
#include "graph/text/analyzer.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kScanBatch = 1024;

bool same_definition(const Index& a, const Index& b) {
  return a.definition.kind == b.definition.kind && a.definition.entity == b.definition.entity &&
         a.label == b.label && a.keys == b.keys && a.definition.type == b.definition.type &&
         a.further == b.further;
}

void refuse_existing(const Catalog& catalog, const Index& index) {
  for (const CatalogIndex& other : catalog.indexes()) {
    const bool same_name = other.index.definition.name == index.definition.name;
    if (!same_name && !same_definition(other.index, index)) continue;
    throw Exception(
        {Code::IndexExists, same_name ? "there already is an index or constraint with the name `" +
                                            index.definition.name + '`'
                                      : "the index or constraint `" + other.index.definition.name +
                                            "` is the same already"});
  }
}

void refuse_unusable(const Index& index) {
  std::vector<std::uint32_t> groups = index.further;
  groups.push_back(index.label);
  std::sort(groups.begin(), groups.end());
  if (std::adjacent_find(groups.begin(), groups.end()) != groups.end()) {
    throw Exception({Code::InvalidArgumentValue, "an index names each label or type once"});
  }
  if (index.keys.empty() || index.keys.size() > 16) {
    throw Exception(
        {Code::InvalidArgumentValue, "an index has between one and sixteen properties"});
  }
  const bool of_words = index.definition.kind == IndexKind::Fulltext;
  if (index.definition.kind == IndexKind::Text && index.keys.size() > 1) {
    throw Exception({Code::InvalidArgumentValue, "a text index has one property"});
  }
  if (!of_words || Analyzer::find(index.definition.analyzer) != nullptr) return;
  std::string known;
  for (const std::string_view name : Analyzer::names())
    known += (known.empty() ? "" : ", ") + std::string(name);
  throw Exception({Code::InvalidArgumentValue,
                   "there is no analyzer `" + index.definition.analyzer + '`',
                   {},
                   {},
                   "it is one of " + known});
}

/// Readings of the entities that an index is of: how far they are is told batch by batch.
class Readings {
 public:
  Readings(const View& view, const Index& index, std::uint64_t times, const IndexProgress& progress)
      : progress_(progress), total_(times * entities(view, index)) {}

  void add(std::size_t count) {
    done_ += count;
    if (progress_) progress_(std::min(done_, total_), total_);
  }

 private:
  static std::uint64_t entities(const View& view, const Index& index) {
    const bool node = index.definition.entity == EntityKind::Node;
    const Count counted = node ? Count::NodesOfLabel : Count::RelationshipsOfType;
    std::uint64_t total = entities(view, {counted, index.label});
    for (const std::uint32_t further : index.further) total += entities(view, {counted, further});
    return total;
  }
  static std::uint64_t entities(const View& view, const CounterKey& key) {
    auto count = static_cast<std::int64_t>(view.state().counters.get(key));
    const auto changed = view.overlay()->counters.find(key);
    if (changed != view.overlay()->counters.end()) count += changed->second;
    return static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0));
  }

  const IndexProgress& progress_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
};

template <typename Visit>
void for_each_node(const View& view, LabelId label, Readings& readings, Visit visit) {
  const auto cursor = scan_label(view, label);
  std::vector<NodeId> nodes(kScanBatch);
  for (std::size_t count = 0; (count = cursor->next(nodes)) > 0;) {
    for (std::size_t i = 0; i < count; ++i) {
      view.node(nodes[i], [&](const NodeRecord& record) { visit(nodes[i], record); });
    }
    readings.add(count);
  }
}

template <typename Visit>
void for_each_relationship(const View& view, TypeId type, Readings& readings, Visit visit) {
  const auto cursor = scan_type(view, type);
  std::vector<RelationshipId> ids(kScanBatch);
  std::vector<Endpoints> endpoints(kScanBatch);
  for (std::size_t count = 0; (count = cursor->next(ids, endpoints)) > 0;) {
    for (std::size_t i = 0; i < count; ++i) {
      view.relationship(ids[i], [&](const RelationshipRecord& record) { visit(ids[i], record); });
    }
    readings.add(count);
  }
}

void check_existing(const View& view, const Index& index, Readings& readings) {
  if (index.definition.entity == EntityKind::Node) {
    return for_each_node(
        view, LabelId{index.label}, readings,
        [&](NodeId, const NodeRecord& record) { require_fit(index, record.properties()); });
  }
  for_each_relationship(view, TypeId{index.label}, readings,
                        [&](RelationshipId, const RelationshipRecord& record) {
                          require_fit(index, record.properties());
                        });
}

// What an entry takes until the commit, and in it.
constexpr std::size_t kEntryBytes = 200;
constexpr std::size_t kEntryCopies = 3;

/// The node has a label of the index that stands before the further one of this number.
bool has_earlier_label(const Index& index, std::size_t number, const NodeRecord& record) {
  const auto first = index.further.begin();
  return record.has_label(LabelId{index.label}) ||
         std::any_of(first, first + static_cast<std::ptrdiff_t>(number),
                     [&](std::uint32_t label) { return record.has_label(LabelId{label}); });
}

void build_entries(const View& view, Overlay& overlay, const Index& index, Readings& readings) {
  const auto add = [&](const auto& entity, const auto& record) {
    for (const std::string& entry : index_entries(index, entity, record)) {
      overlay.charge(kEntryBytes + kEntryCopies * entry.size());
      overlay.index_entries.add(entry);
      count_entry(index, entry, 1, overlay.counters);
    }
  };
  if (index.definition.entity == EntityKind::Relationship) {
    for_each_relationship(view, TypeId{index.label}, readings, add);
    for (const std::uint32_t type : index.further)
      for_each_relationship(view, TypeId{type}, readings, add);
    return;
  }
  for_each_node(view, LabelId{index.label}, readings, add);
  for (std::size_t i = 0; i < index.further.size(); ++i) {
    for_each_node(view, LabelId{index.further[i]}, readings,
                  [&](NodeId node, const NodeRecord& record) {
                    if (!has_earlier_label(index, i, record)) add(node, record);
                  });
  }
}

/// All entries of a new index are in the overlay, in order: equal values stand side by side.
void check_unique(const View& view, const Overlay& overlay, const Index& index) {
  const std::string prefix = index_prefix(index.id);
  const auto& tree = overlay.index_entries.tree();
  const std::string* previous = nullptr;
  for (auto at = tree.lower_bound(prefix); at != tree.end() && at->first.starts_with(prefix);
       ++at) {
    if (previous != nullptr && values_of_entry(*previous) == values_of_entry(at->first)) {
      require_unique(view, index, at->first);
    }
    previous = &at->first;
  }
}

std::shared_ptr<const Catalog> with_index(const Catalog& catalog, const Index& index) {
  auto indexes = catalog.indexes();
  indexes.push_back({index, std::make_shared<Sketch>()});
  return std::make_shared<Catalog>(std::move(indexes));
}

std::shared_ptr<const Catalog> without_index(const Catalog& catalog, IndexId id) {
  auto indexes = catalog.indexes();
  std::erase_if(indexes, [id](const CatalogIndex& entry) { return entry.index.id == id; });
  return std::make_shared<Catalog>(std::move(indexes));
}

void forget_own_entries(Overlay& overlay, IndexId id) {
  const std::string prefix = index_prefix(id);
  std::vector<std::string> own;
  const auto& tree = overlay.index_entries.tree();
  for (auto at = tree.lower_bound(prefix); at != tree.end() && at->first.starts_with(prefix);
       ++at) {
    if (at->second) own.push_back(at->first);
  }
  for (const std::string& entry : own) overlay.index_entries.remove(entry);
}

}  // namespace

IndexId create_index(const View& view, Overlay& overlay, Index index,
                     const IndexProgress& progress) {
  refuse_unusable(index);
  index.id = IndexId{overlay.head.next_index};
  if (index.definition.name.empty())
    index.definition.name = "index_" + std::to_string(raw(index.id));
  refuse_existing(*overlay.catalog, index);
  ++overlay.head.next_index;
  const CatalogIndex entry{index, nullptr};
  const std::uint64_t times = (entry.demands() ? 1U : 0U) + (entry.has_entries() ? 1U : 0U);
  Readings readings(view, index, times, progress);
  if (entry.demands()) check_existing(view, index, readings);
  if (entry.has_entries()) build_entries(view, overlay, index, readings);
  if (is_unique(index.definition.kind)) check_unique(view, overlay, index);
  overlay.catalog = with_index(*overlay.catalog, index);
  overlay.created_indexes.push_back(index.id);
  return index.id;
}

bool drop_index(const View& view, Overlay& overlay, std::string_view name) {
  const CatalogIndex* found = overlay.catalog->find(name);
  if (found == nullptr) return false;
  const Index index = found->index;
  overlay.catalog = without_index(*overlay.catalog, index.id);
  forget_own_entries(overlay, index.id);
  for (const std::uint32_t of : {0U, kTextsOfIndex, kWordsOfIndex}) {
    const CounterKey counted{Count::IndexEntries, raw(index.id), of};
    if (const auto stored = view.state().counters.get(counted);
        stored != 0 || overlay.counters.contains(counted)) {
      overlay.counters[counted] = -static_cast<std::int64_t>(stored);
    }
  }
  if (std::erase(overlay.created_indexes, index.id) == 0) overlay.dropped_indexes.push_back(index);
  return true;
}

}  // namespace dossier::graph
