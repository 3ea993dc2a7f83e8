#pragma once

#include "graph/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::ingest {

/// A transaction addressed by names, with the ids of names at hand. Errors are thrown as by the
/// transaction.
class GraphEditor {
 public:
  explicit GraphEditor(graph::Transaction& transaction) : transaction_(transaction) {}

  graph::Transaction& transaction() noexcept { return transaction_; }

  /// The node of a label whose property has a value that is unique for the label.
  std::optional<NodeId> find(std::string_view label, std::string_view key, std::string_view value);
  NodeId create(std::string_view label, const Map& properties);

  Value get(NodeId node, std::string_view key);
  void set(NodeId node, std::string_view key, const Value& value);
  Value get(RelationshipId relationship, std::string_view key);
  void set(RelationshipId relationship, std::string_view key, const Value& value);
  std::string get_string(NodeId node, std::string_view key);
  std::vector<std::string> get_strings(NodeId node, std::string_view key);
  std::vector<std::string> get_strings(RelationshipId relationship, std::string_view key);

  RelationshipId connect(NodeId start, std::string_view type, NodeId end, const Map& properties);
  /// Relationships of a type at a node.
  std::vector<graph::Adjacent> around(NodeId node, graph::Direction direction,
                                      std::string_view type);
  std::vector<graph::Adjacent> between(NodeId start, std::string_view type, NodeId end);
  /// Deletes the node when nothing is attached to it.
  bool delete_if_alone(NodeId node);

 private:
  graph::KeyId key(std::string_view name);
  /// Nothing for a name that nothing has: reading adds no names.
  std::optional<graph::KeyId> known_key(std::string_view name);
  std::vector<graph::Property> properties_of(const Map& properties);

  graph::Transaction& transaction_;
  std::unordered_map<std::string, graph::KeyId> keys_;
  std::unordered_map<std::string, graph::IndexId> indexes_;
};

/// A list of strings as a value and back; what is no string is left out.
Value to_value(const std::vector<std::string>& strings);
std::vector<std::string> to_strings(const Value& value);

}  // namespace dossier::ingest
