#include "tests/graph/random_changes.h"

#include <catch2/catch.hpp>

namespace dossier::graph::test {

void RandomChanges::change(Transaction& transaction, NaiveGraph& naive) {
  if (pick(6) == 0) foresee(transaction, naive);
  switch (pick(12)) {
    case 0:
    case 1:
    case 2: return create_node(transaction, naive);
    case 3:
    case 4:
    case 5: return create_relationship(transaction, naive);
    case 6:
    case 7: return set_property<NodeId>(transaction, naive.nodes);
    case 8: return set_property<RelationshipId>(transaction, naive.relationships);
    case 9: return toggle_label(transaction, naive);
    case 10: return delete_relationship(transaction, naive);
    default: return delete_node(transaction, naive);
  }
}

/// A hint that must change nothing: some nodes that are there, each perhaps twice.
void RandomChanges::foresee(Transaction& transaction, const NaiveGraph& naive) {
  std::vector<NodeId> nodes;
  for (const auto& [id, node] : naive.nodes) nodes.insert(nodes.begin(), pick(3), NodeId{id});
  transaction.foresee_changes(nodes);
}

std::vector<Property> RandomChanges::properties(Transaction& transaction,
                                                std::map<std::string, Value>& made) {
  std::vector<Property> out;
  for (std::size_t key = 0; key < words_.keys.size(); ++key) {
    if (pick(2) == 0) continue;
    made[words_.keys[key]] = words_.value(*this, key);
    out.insert(out.begin(), {transaction.key(words_.keys[key]), made[words_.keys[key]]});
  }
  return out;
}

void RandomChanges::create_node(Transaction& transaction, NaiveGraph& naive) {
  NaiveNode node;
  std::vector<LabelId> labels;
  for (const std::string& label : words_.labels) {
    if (pick(2) == 0) continue;
    node.labels.insert(label);
    labels.push_back(transaction.label(label));
  }
  const NodeId id = transaction.create_node(labels, properties(transaction, node.properties));
  REQUIRE((naive.nodes.empty() || naive.nodes.rbegin()->first < raw(id)));
  naive.nodes[raw(id)] = node;
}

void RandomChanges::create_relationship(Transaction& transaction, NaiveGraph& naive) {
  if (naive.nodes.empty()) return;
  NaiveRelationship made{
      any(naive.nodes), any(naive.nodes), words_.types[pick(words_.types.size())], {}};
  if (pick(5) == 0) made.end = made.start;
  const auto held = properties(transaction, made.properties);
  const auto id = transaction.create_relationship(NodeId{made.start}, transaction.type(made.type),
                                                  NodeId{made.end}, held);
  naive.relationships[raw(id)] = made;
}

template <typename Id, typename M>
void RandomChanges::set_property(Transaction& transaction, M& entities) {
  if (entities.empty()) return;
  const std::uint64_t id = any(entities);
  const std::size_t key = pick(words_.keys.size());
  const Value fresh = pick(4) == 0 ? Value() : words_.value(*this, key);
  auto& held = entities[id].properties;
  const auto old = held.find(words_.keys[key]);
  const Value before = old == held.end() ? Value() : old->second;
  REQUIRE(transaction.set_property(Id{id}, transaction.key(words_.keys[key]), fresh) ==
          !(before == fresh));
  if (fresh.is_null()) {
    held.erase(words_.keys[key]);
  } else {
    held[words_.keys[key]] = fresh;
  }
}

void RandomChanges::toggle_label(Transaction& transaction, NaiveGraph& naive) {
  if (naive.nodes.empty()) return;
  const std::uint64_t id = any(naive.nodes);
  const std::string& label = words_.labels[pick(words_.labels.size())];
  if (naive.nodes[id].labels.erase(label) == 1) {
    REQUIRE(transaction.remove_label(NodeId{id}, transaction.label(label)));
  } else {
    naive.nodes[id].labels.insert(label);
    REQUIRE(transaction.add_label(NodeId{id}, transaction.label(label)));
  }
}

void RandomChanges::delete_relationship(Transaction& transaction, NaiveGraph& naive) {
  if (naive.relationships.empty()) return;
  const std::uint64_t id = any(naive.relationships);
  transaction.delete_relationship(RelationshipId{id});
  naive.relationships.erase(id);
}

void RandomChanges::delete_node(Transaction& transaction, NaiveGraph& naive) {
  if (naive.nodes.size() < words_.fewest_nodes) return;
  const std::uint64_t id = any(naive.nodes);
  const auto attached = naive.relationships_of(id);
  if (pick(2) == 0) {
    REQUIRE(transaction.detach_delete_node(NodeId{id}) == attached.size());
  } else {
    transaction.delete_node(NodeId{id});  // before its relationships, on purpose
    for (const std::uint64_t relationship : attached)
      transaction.delete_relationship(RelationshipId{relationship});
  }
  for (const std::uint64_t relationship : attached) naive.relationships.erase(relationship);
  naive.nodes.erase(id);
}

}  // namespace dossier::graph::test
