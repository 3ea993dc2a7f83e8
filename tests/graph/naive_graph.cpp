#include "tests/graph/naive_graph.h"

#include "graph/text/analyzer.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

namespace dossier::graph::test {

namespace {

using Steps = std::vector<std::tuple<std::string, std::uint64_t, std::uint64_t, bool>>;

template <typename Id>
std::map<std::string, Value> properties_of(const Transaction& transaction, Id id) {
  std::vector<Property> stored;
  transaction.properties(id, stored);
  std::map<std::string, Value> out;
  for (const Property& property : stored)
    out[std::string(transaction.name(property.key))] = property.value;
  REQUIRE(
      std::is_sorted(stored.begin(), stored.end(), [](auto& a, auto& b) { return a.key < b.key; }));
  return out;
}

std::set<std::string> labels_of(const Transaction& transaction, NodeId node) {
  std::vector<LabelId> stored;
  transaction.labels(node, stored);
  std::set<std::string> out;
  for (const LabelId label : stored) out.emplace(transaction.name(label));
  return out;
}

std::vector<std::uint64_t> drain(NodeCursor& cursor) {
  std::vector<NodeId> batch(7);
  std::vector<std::uint64_t> out;
  for (std::size_t count = 0; (count = cursor.next(batch)) > 0;) {
    for (std::size_t i = 0; i < count; ++i) out.push_back(raw(batch[i]));
  }
  return out;
}

std::vector<std::uint64_t> drain(RelationshipCursor& cursor, const NaiveGraph& expected) {
  std::vector<RelationshipId> ids(5);
  std::vector<Endpoints> endpoints(5);
  std::vector<std::uint64_t> out;
  for (std::size_t count = 0; (count = cursor.next(ids, endpoints)) > 0;) {
    for (std::size_t i = 0; i < count; ++i) {
      out.push_back(raw(ids[i]));
      const auto& relationship = expected.relationships.at(raw(ids[i]));
      REQUIRE(raw(endpoints[i].start) == relationship.start);
      REQUIRE(raw(endpoints[i].end) == relationship.end);
    }
  }
  return out;
}

Steps expected_steps(const NaiveGraph& graph, std::uint64_t node, Direction direction,
                     const std::set<std::string>& types) {
  Steps out;
  for (const auto& [id, relationship] : graph.relationships) {
    if (!types.empty() && !types.contains(relationship.type)) continue;
    const bool loop = relationship.start == relationship.end;
    if (relationship.start == node && direction != Direction::Incoming) {
      out.emplace_back(relationship.type, relationship.end, id, true);
    }
    if (relationship.end == node && direction != Direction::Outgoing &&
        !(loop && direction == Direction::Both)) {
      out.emplace_back(relationship.type, relationship.start, id, false);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

Steps steps_of(const Transaction& transaction, const std::vector<Adjacent>& adjacent) {
  Steps out;
  for (const Adjacent& step : adjacent) {
    out.emplace_back(transaction.name(step.type), raw(step.neighbour), raw(step.relationship),
                     step.outgoing);
  }
  return out;
}

void require_ordered(const std::vector<Adjacent>& steps) {
  REQUIRE(std::is_sorted(steps.begin(), steps.end(), [](const Adjacent& a, const Adjacent& b) {
    return std::tie(a.type, a.neighbour) < std::tie(b.type, b.neighbour);
  }));
}

void require_same_steps(const Transaction& transaction, const NaiveGraph& expected,
                        std::uint64_t node, const std::set<std::string>& types) {
  std::vector<TypeId> ids;
  for (const std::string& type : types) {
    if (const auto id = transaction.find_type(type)) ids.push_back(*id);
  }
  if (ids.size() != types.size()) return;
  for (const Direction direction : {Direction::Outgoing, Direction::Incoming, Direction::Both}) {
    std::vector<Adjacent> adjacent;
    transaction.expand(NodeId{node}, direction, ids, adjacent);
    require_ordered(adjacent);
    Steps actual = steps_of(transaction, adjacent);
    std::sort(actual.begin(), actual.end());
    const Steps wanted = expected_steps(expected, node, direction, types);
    REQUIRE(actual == wanted);
    REQUIRE(transaction.degree(NodeId{node}, direction, ids) == wanted.size());
    if (wanted.empty()) continue;
    const std::uint64_t other = std::get<1>(wanted[wanted.size() / 2]);
    std::vector<Adjacent> between;
    transaction.between(NodeId{node}, NodeId{other}, direction, ids, between);
    Steps only;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(only),
                 [&](auto& s) { return std::get<1>(s) == other; });
    actual = steps_of(transaction, between);
    std::sort(actual.begin(), actual.end());
    REQUIRE(actual == only);
  }
}

void require_same_counts(const Transaction& transaction, const NaiveGraph& expected) {
  const Statistics& statistics = transaction.statistics();
  REQUIRE(statistics.nodes() == expected.nodes.size());
  REQUIRE(statistics.relationships() == expected.relationships.size());
  std::map<std::string, std::uint64_t> labels, types, keys;
  std::map<std::tuple<std::string, std::string, bool>, std::uint64_t> pairs;
  for (const auto& [id, node] : expected.nodes) {
    for (const auto& label : node.labels) ++labels[label];
    for (const auto& property : node.properties) ++keys[property.first];
  }
  for (const auto& [id, relationship] : expected.relationships) {
    ++types[relationship.type];
    for (const auto& property : relationship.properties) ++keys[property.first];
    for (const auto& label : expected.nodes.at(relationship.start).labels)
      ++pairs[{label, relationship.type, true}];
    for (const auto& label : expected.nodes.at(relationship.end).labels)
      ++pairs[{label, relationship.type, false}];
  }
  const auto names = [](const auto& counts) {
    std::vector<std::string_view> out;
    for (const auto& entry : counts) out.push_back(entry.first);
    return out;
  };
  REQUIRE(transaction.labels() == names(labels));
  REQUIRE(transaction.types() == names(types));
  REQUIRE(transaction.keys() == names(keys));
  for (const auto& [label, count] : labels) {
    const LabelId id = *transaction.find_label(label);
    REQUIRE(statistics.nodes(id) == count);
    for (const auto& [type, total] : types) {
      const TypeId type_id = *transaction.find_type(type);
      REQUIRE(statistics.relationships(type_id) == total);
      const auto leaving = pairs[std::tuple(label, type, true)];
      const auto reaching = pairs[std::tuple(label, type, false)];
      REQUIRE(statistics.relationships(id, type_id, Direction::Outgoing) == leaving);
      REQUIRE(statistics.relationships(id, type_id, Direction::Incoming) == reaching);
    }
  }
}

void require_same_scans(const Transaction& transaction, const NaiveGraph& expected) {
  std::vector<std::uint64_t> all;
  std::map<std::string, std::vector<std::uint64_t>> by_label, by_type;
  for (const auto& [id, node] : expected.nodes) {
    all.push_back(id);
    for (const auto& label : node.labels) by_label[label].push_back(id);
  }
  REQUIRE(drain(*transaction.scan_nodes()) == all);
  for (const auto& [label, ids] : by_label) {
    REQUIRE(drain(*transaction.scan_label(*transaction.find_label(label))) == ids);
  }
  all.clear();
  for (const auto& [id, relationship] : expected.relationships) {
    all.push_back(id);
    by_type[relationship.type].push_back(id);
  }
  REQUIRE(drain(*transaction.scan_relationships(), expected) == all);
  for (const auto& [type, ids] : by_type) {
    REQUIRE(drain(*transaction.scan_type(*transaction.find_type(type)), expected) == ids);
  }
}

/// Bits of a value that openCypher compares as equal to others: 1 and 1.0.
bool equal_in_index(const Value& a, const Value& b) {
  return a.is_number() && b.is_number() ? a.number() == b.number() : a == b;
}

void require_same_index(const Transaction& transaction, const NaiveGraph& expected,
                        const Index& index) {
  const std::string& key = index.definition.keys.front();
  std::uint64_t entries = 0;
  for (const auto& [id, node] : expected.nodes) {
    const auto property = node.properties.find(key);
    if (!node.labels.contains(index.definition.label) || property == node.properties.end())
      continue;
    ++entries;
    std::vector<std::uint64_t> wanted;
    for (const auto& [other_id, other] : expected.nodes) {
      const auto found = other.properties.find(key);
      if (!other.labels.contains(index.definition.label) || found == other.properties.end())
        continue;
      if (equal_in_index(found->second, property->second)) wanted.push_back(other_id);
    }
    REQUIRE(drain(*transaction.seek(index.id, std::span(&property->second, 1))) == wanted);
  }
  REQUIRE(transaction.statistics().entries(index.id) == entries);
  const Bounds numbers{Value(3), Value(7.5), false, true};
  std::vector<std::uint64_t> wanted;
  for (const auto& [id, node] : expected.nodes) {
    const auto property = node.properties.find(key);
    if (!node.labels.contains(index.definition.label) || property == node.properties.end())
      continue;
    const Value& value = property->second;
    if (value.is_number() && value.number() > 3 && value.number() <= 7.5) wanted.push_back(id);
  }
  auto found = drain(*transaction.seek(index.id, {}, numbers));
  std::sort(found.begin(), found.end());
  REQUIRE(found == wanted);
}

/// Candidates are all that fit, each once, and of those with the label only.
void require_same_texts(const Transaction& transaction, const NaiveGraph& expected,
                        const Index& index) {
  const std::string& key = index.definition.keys.front();
  for (const std::string_view part : {"", "x", "wor", "rd w"}) {
    const auto found = drain(*transaction.seek_text(index.id, TextMatch::Contains, part));
    REQUIRE(std::is_sorted(found.begin(), found.end()));
    REQUIRE(std::adjacent_find(found.begin(), found.end()) == found.end());
    std::set<std::uint64_t> strings, wanted;
    for (const auto& [id, node] : expected.nodes) {
      const auto property = node.properties.find(key);
      const bool has =
          node.labels.contains(index.definition.label) && property != node.properties.end();
      if (!has || !property->second.is_string()) continue;
      strings.insert(id);
      if (property->second.string().find(part) != std::string_view::npos) wanted.insert(id);
    }
    REQUIRE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()));
    REQUIRE(std::includes(strings.begin(), strings.end(), found.begin(), found.end()));
  }
}

/// How often a word stands in the texts of a node.
std::uint32_t occurrences(const NaiveNode& node, const Index& index, std::string_view sought,
                          bool& any) {
  std::uint32_t count = 0;
  const auto look = [&](const Value& text) {
    if (!text.is_string()) return;
    any = true;
    Analyzer::find(index.definition.analyzer)->words(text.string(), [&](std::string_view word) {
      count += word == sought;
    });
  };
  for (const std::string& key : index.definition.keys) {
    const auto property = node.properties.find(key);
    if (property == node.properties.end()) continue;
    if (property->second.is_list()) {
      for (const Value& element : property->second.list()) look(element);
    } else {
      look(property->second);
    }
  }
  return count;
}

void require_same_words(const Transaction& transaction, const NaiveGraph& expected,
                        const Index& index) {
  std::map<std::uint64_t, std::uint32_t> wanted, found;
  std::uint64_t texts = 0;
  for (const auto& [id, node] : expected.nodes) {
    bool labelled = node.labels.contains(index.definition.label), any = false;
    for (const std::string& label : index.definition.further)
      labelled = labelled || node.labels.contains(label);
    if (!labelled) continue;
    if (const std::uint32_t count = occurrences(node, index, "word", any); count > 0)
      wanted[id] = count;
    texts += any;
  }
  transaction.postings(index.id, "word", Transaction::Reach::Word,
                       [&](std::string_view, const Posting& posting) {
                         found[posting.entity] = posting.frequency;
                         return true;
                       });
  REQUIRE(found == wanted);
  REQUIRE(transaction.text_totals(index.id).entities == texts);
}

}  // namespace

std::vector<std::uint64_t> NaiveGraph::relationships_of(std::uint64_t node) const {
  std::vector<std::uint64_t> out;
  for (const auto& [id, relationship] : relationships) {
    if (relationship.start == node || relationship.end == node) out.push_back(id);
  }
  return out;
}

void require_same(const Transaction& transaction, const NaiveGraph& expected) {
  for (const auto& [id, node] : expected.nodes) {
    REQUIRE(transaction.exists(NodeId{id}));
    REQUIRE(labels_of(transaction, NodeId{id}) == node.labels);
    REQUIRE(properties_of(transaction, NodeId{id}) == node.properties);
    require_same_steps(transaction, expected, id, {});
    require_same_steps(transaction, expected, id, {"R"});
    require_same_steps(transaction, expected, id, {"T", "R"});
  }
  for (const auto& [id, relationship] : expected.relationships) {
    const auto endpoints = transaction.endpoints(RelationshipId{id});
    REQUIRE(endpoints.has_value());
    REQUIRE(transaction.name(endpoints->type) == relationship.type);
    REQUIRE(properties_of(transaction, RelationshipId{id}) == relationship.properties);
  }
  if (const auto key = transaction.find_key("k")) {
    std::vector<NodeId> nodes;
    for (const auto& entry : expected.nodes) nodes.insert(nodes.begin(), NodeId{entry.first});
    nodes.push_back(NodeId{999'999});
    std::vector<Value> values(nodes.size());
    transaction.properties(nodes, *key, values);
    for (std::size_t i = 0; i < nodes.size(); ++i)
      REQUIRE(values[i] == transaction.property(nodes[i], *key));
  }
  require_same_counts(transaction, expected);
  require_same_scans(transaction, expected);
  for (const Index& index : transaction.indexes()) {
    if (index.definition.entity != EntityKind::Node) continue;
    if (finds(index.definition.kind)) require_same_index(transaction, expected, index);
    if (index.definition.kind == IndexKind::Text) require_same_texts(transaction, expected, index);
    if (index.definition.kind == IndexKind::Fulltext)
      require_same_words(transaction, expected, index);
  }
}

}  // namespace dossier::graph::test
