#include "ingest/write/graph_editor.h"

#include "ingest/write/schema.h"

#include <array>

namespace dossier::ingest {

Value to_value(const std::vector<std::string>& strings) {
  List list;
  list.reserve(strings.size());
  for (const std::string& text : strings) list.emplace_back(text);
  return list;
}

std::vector<std::string> to_strings(const Value& value) {
  std::vector<std::string> out;
  if (!value.is_list()) return out;
  for (const Value& item : value.list()) {
    if (item.is_string()) out.emplace_back(item.string());
  }
  return out;
}

graph::KeyId GraphEditor::key(std::string_view name) {
  const auto found = keys_.find(std::string(name));
  if (found != keys_.end()) return found->second;
  return keys_.emplace(name, transaction_.key(name)).first->second;
}

std::vector<graph::Property> GraphEditor::properties_of(const Map& properties) {
  std::vector<graph::Property> out;
  for (const auto& [name, value] : properties) {
    if (!value.is_null()) out.push_back({key(name), value});
  }
  return out;
}

std::optional<NodeId> GraphEditor::find(std::string_view label, std::string_view key,
                                        std::string_view value) {
  const auto known = indexes_.find(std::string(label));
  if (known == indexes_.end()) {
    const auto index = find_unique(transaction_, label, key);
    if (!index) return {};
    indexes_.emplace(label, *index);
    return find(label, key, value);
  }
  const Value wanted(value);
  const auto cursor = transaction_.seek(known->second, {&wanted, 1});
  std::array<NodeId, 1> found{};
  if (cursor->next(found) == 0) return {};
  return found[0];
}

NodeId GraphEditor::create(std::string_view label, const Map& properties) {
  const graph::LabelId id = transaction_.label(label);
  return transaction_.create_node({&id, 1}, properties_of(properties));
}

std::optional<graph::KeyId> GraphEditor::known_key(std::string_view name) {
  const auto found = keys_.find(std::string(name));
  if (found != keys_.end()) return found->second;
  const auto id = transaction_.find_key(name);
  if (id) keys_.emplace(name, *id);
  return id;
}

Value GraphEditor::get(NodeId node, std::string_view name) {
  const auto id = known_key(name);
  return id ? transaction_.property(node, *id) : Value();
}

Value GraphEditor::get(RelationshipId relationship, std::string_view name) {
  const auto id = known_key(name);
  return id ? transaction_.property(relationship, *id) : Value();
}

void GraphEditor::set(NodeId node, std::string_view name, const Value& value) {
  if (!(get(node, name) == value)) transaction_.set_property(node, key(name), value);
}

void GraphEditor::set(RelationshipId relationship, std::string_view name, const Value& value) {
  if (!(get(relationship, name) == value))
    transaction_.set_property(relationship, key(name), value);
}

std::string GraphEditor::get_string(NodeId node, std::string_view name) {
  const Value value = get(node, name);
  return value.is_string() ? std::string(value.string()) : std::string();
}

std::vector<std::string> GraphEditor::get_strings(NodeId node, std::string_view name) {
  return to_strings(get(node, name));
}
std::vector<std::string> GraphEditor::get_strings(RelationshipId relationship,
                                                  std::string_view name) {
  return to_strings(get(relationship, name));
}

RelationshipId GraphEditor::connect(NodeId start, std::string_view type, NodeId end,
                                    const Map& properties) {
  return transaction_.create_relationship(start, transaction_.type(type), end,
                                          properties_of(properties));
}

std::vector<graph::Adjacent> GraphEditor::around(NodeId node, graph::Direction direction,
                                                 std::string_view type) {
  std::vector<graph::Adjacent> out;
  const auto id = transaction_.find_type(type);
  if (id) transaction_.expand(node, direction, {&*id, 1}, out);
  return out;
}

std::vector<graph::Adjacent> GraphEditor::between(NodeId start, std::string_view type, NodeId end) {
  std::vector<graph::Adjacent> out;
  const auto id = transaction_.find_type(type);
  if (id) transaction_.between(start, end, graph::Direction::Outgoing, {&*id, 1}, out);
  return out;
}

bool GraphEditor::delete_if_alone(NodeId node) {
  if (transaction_.degree(node, graph::Direction::Both, {}) > 0) return false;
  transaction_.delete_node(node);
  return true;
}

}  // namespace dossier::ingest
