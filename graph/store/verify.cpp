#include "graph/store/verify.h"

#include "graph/store/cursors.h"
#include "graph/store/value_codec.h"
#include "graph/value/interruptible.h"

#include <algorithm>
#include <string>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

/// Steps of a few nanoseconds that looking at one entity takes.
constexpr std::size_t kStepsOfCheck = 256;

bool has_steps(const View& view, NodeId node) {
  bool found = false;
  for (const bool incoming : {false, true}) {
    view.steps({node, incoming}, [&](const Step&) {
      found = true;
      return false;
    });
  }
  return found;
}

/// The last change is looked at first: where several made what is wrong, it is the one that did.
template <typename T, typename Check>
void verify_each(const std::vector<std::pair<T, Span>>& changed, Check check) {
  LongWork work;
  for (auto at = changed.rbegin(); at != changed.rend(); ++at) {
    work.step(kStepsOfCheck);
    try {
      check(at->first);
    } catch (const Exception& failure) {
      Error error = failure.error();
      if (error.where.empty()) error.where = at->second;
      throw Exception(std::move(error));
    }
  }
}

void verify_deletions(const View& view, const Overlay& overlay) {
  verify_each(overlay.unverified_deletions, [&](NodeId node) {
    if (!has_steps(view, node)) return;
    throw Exception({Code::DeleteConnectedNode,
                     "a node that still has relationships cannot be deleted",
                     {},
                     {},
                     "delete its relationships too: `DETACH DELETE`",
                     {}});
  });
}

void verify_unique(const View& view, const Overlay& overlay) {
  verify_each(overlay.unverified_unique, [&](const std::string& entry) {
    const auto toggle = overlay.index_entries.tree().find(entry);
    const bool gone_again = toggle == overlay.index_entries.tree().end() || !toggle->second;
    const CatalogIndex* index =
        overlay.catalog->find(IndexId{load_big<std::uint32_t>(entry.data() + 1)});
    if (!gone_again && index != nullptr) require_unique(view, index->index, entry);
  });
}

template <typename Record>
void require_all_keys(const Catalog& catalog, EntityKind entity, std::uint32_t group,
                      const Record& record) {
  for (const std::size_t at : catalog.on(entity, group)) {
    const CatalogIndex& index = catalog.indexes()[at];
    if (index.demands()) require_fit(index.index, record.properties());
  }
}

void verify_keys(const View& view, const Overlay& overlay) {
  verify_each(overlay.unverified_nodes, [&](NodeId node) {
    view.node(node, [&](const NodeRecord& record) {
      for (std::size_t i = 0; i < record.label_count(); ++i) {
        require_all_keys(*overlay.catalog, EntityKind::Node, raw(record.label(i)), record);
      }
    });
  });
  verify_each(overlay.unverified_relationships, [&](RelationshipId relationship) {
    view.relationship(relationship, [&](const RelationshipRecord& record) {
      require_all_keys(*overlay.catalog, EntityKind::Relationship, raw(record.endpoints().type),
                       record);
    });
  });
}

}  // namespace

void require_unique(const View& view, const Index& index, std::string_view entry) {
  const std::string_view values = values_of_entry(entry);
  const auto others = scan_index(view, std::string(values), after_prefix(values));
  std::array<NodeId, 2> found{};
  if (others->next(found) < 2) return;
  const bool node = index.definition.entity == EntityKind::Node;
  throw Exception(
      {Code::ConstraintViolated,
       std::string(node ? "two nodes with the label `" : "two relationships of the type `") +
           index.definition.label + "` have the same value for `" + index.definition.keys.front() +
           '`',
       {},
       {},
       "the constraint `" + index.definition.name + "` does not allow it",
       {}});
}

namespace {

std::string holder(const Index& index) {
  const bool node = index.definition.entity == EntityKind::Node;
  return (node ? "a node with the label `" : "a relationship of the type `") +
         index.definition.label + '`';
}

[[noreturn]] void refuse(const Index& index, std::string message) {
  throw Exception({Code::ConstraintViolated,
                   std::move(message),
                   {},
                   {},
                   "the constraint `" + index.definition.name + "` demands it",
                   {}});
}

std::uint32_t bit_of(const Value& value) {
  return value.is_null() ? 0 : std::uint32_t{1} << (static_cast<unsigned>(value.kind()) - 1);
}

bool is_of(const PropertyType& type, const Value& value) {
  if ((type.kinds & bit_of(value)) == 0) return false;
  if (!value.is_list()) return true;
  const List& list = value.list();
  return std::all_of(list.begin(), list.end(),
                     [&](const Value& one) { return (type.elements & bit_of(one)) != 0; });
}

}  // namespace

void require_fit(const Index& index, const PropertyTable& properties) {
  for (std::size_t i = 0; i < index.keys.size(); ++i) {
    const auto stored = properties.find(index.keys[i]);
    const std::string& key = index.definition.keys[i];
    if (!stored && is_mandatory(index.definition.kind)) {
      refuse(index, holder(index) + " lacks the property `" + key + '`');
    }
    if (!stored || index.definition.kind != IndexKind::Type) continue;
    if (!is_of(index.definition.type, decode_value(*stored))) {
      refuse(index, holder(index) + " has a value of another type for `" + key + '`');
    }
  }
}

void verify(const View& view, Overlay& overlay) {
  verify_deletions(view, overlay);
  verify_unique(view, overlay);
  verify_keys(view, overlay);
  overlay.unverified_deletions.clear();
  overlay.unverified_unique.clear();
  overlay.unverified_nodes.clear();
  overlay.unverified_relationships.clear();
}

}  // namespace dossier::graph
