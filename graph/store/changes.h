#pragma once

#include "graph/store/overlay.h"
#include "graph/store/view.h"

#include <array>
#include <optional>
#include <span>

namespace dossier::graph {

/// Makes the changes of one transaction in its overlay, with everything that depends on them:
/// adjacency, entries of labels, types and indexes, and counts. Throws DeletedEntityAccess for
/// entities that do not exist or no longer do. Nothing reaches the store before the commit.
class Changes {
 public:
  Changes(const State& state, Overlay& overlay) : view_(state, &overlay), overlay_(overlay) {}

  NodeId create_node(std::span<const LabelId> labels, std::span<const Property> properties);
  RelationshipId create_relationship(NodeId start, TypeId type, NodeId end,
                                     std::span<const Property> properties);
  bool set_property(NodeId node, KeyId key, const Value& value);
  bool set_property(RelationshipId relationship, KeyId key, const Value& value);
  bool add_label(NodeId node, LabelId label);
  bool remove_label(NodeId node, LabelId label);
  void delete_node(NodeId node);
  std::uint64_t detach_delete_node(NodeId node);
  void delete_relationship(RelationshipId relationship);
  /// Reads what is stored of nodes that are likely to be changed next.
  void foresee(std::span<const NodeId> nodes) {
    overlay_.foreseen.read(view_.state(), overlay_, nodes);
  }

 private:
  /// The change record of an entity, made from the stored one when this is the first change.
  EntityChange& writable(NodeId node);
  EntityChange& writable(RelationshipId relationship);
  /// `key`: the only property in which the records differ, or nothing.
  void replace(NodeId node, EntityChange& change, std::string record,
               std::optional<KeyId> key = {});

  void count(Count count, std::uint32_t a, std::uint32_t b, std::int64_t by);
  void count_properties(const PropertyTable& properties, std::int64_t by);
  void count_relationship(const Endpoints& endpoints, std::int8_t by);
  void count_label_steps(NodeId node, LabelId label, std::int64_t by);
  void link(RelationshipId relationship, const Endpoints& endpoints);
  void unlink(RelationshipId relationship, const Endpoints& endpoints);

  /// Moves the index entries of an entity from one record to another; null stands for none. `key`:
  /// the only property in which they differ, or nothing.
  void reindex(NodeId node, const NodeRecord* before, const NodeRecord* after,
               std::optional<KeyId> key = {});
  void reindex(RelationshipId relationship, const RelationshipRecord* before,
               const RelationshipRecord* after, std::optional<KeyId> key = {});
  template <typename Id, typename Record>
  void move_entries(EntityKind kind, Id entity, const Record* before, const Record* after,
                    std::optional<KeyId> key);
  void remove_entry(const Index& index, const std::string& entry);
  void add_entry(const Index& index, const std::string& entry);
  /// Remembers what was changed of that which a constraint demands.
  void note_for_verification(NodeId node, const NodeRecord* before, const NodeRecord& after);

  View view_;
  Overlay& overlay_;
};

/// The steps of both sides of a relationship.
std::array<Step, 2> steps_of(RelationshipId relationship, const Endpoints& endpoints);

}  // namespace dossier::graph
