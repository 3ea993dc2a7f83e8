#pragma once

#include "graph/store.h"
#include "ingest/pipeline.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dossier::test {

inline std::unique_ptr<graph::Store> empty_store() {
  return graph::Store::open(":memory:").value();
}

/// The whole graph as sorted lines without ids: equal for graphs that no query could tell apart by
/// content.
inline std::vector<std::string> dump(graph::Store& store) {
  const auto transaction = store.begin_read();
  const auto properties = [&](auto id) {
    std::vector<graph::Property> raw;
    transaction->properties(id, raw);
    Map map;
    for (const graph::Property& property : raw)
      map.set(std::string(transaction->name(property.key)), property.value);
    return to_literal(Value(std::move(map)));
  };
  std::map<NodeId, std::string> nodes;
  std::vector<std::string> lines;
  const auto cursor = transaction->scan_nodes();
  std::vector<NodeId> batch(64);
  while (const std::size_t count = cursor->next(batch)) {
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<graph::LabelId> labels;
      transaction->labels(batch[i], labels);
      std::string line;
      for (const graph::LabelId label : labels) line += ":" + std::string(transaction->name(label));
      nodes[batch[i]] = line + properties(batch[i]);
      lines.push_back(nodes[batch[i]]);
    }
  }
  const auto relationships = transaction->scan_relationships();
  std::vector<RelationshipId> ids(64);
  std::vector<graph::Endpoints> ends(64);
  while (const std::size_t count = relationships->next(ids, ends)) {
    for (std::size_t i = 0; i < count; ++i) {
      lines.push_back(nodes[ends[i].start] + " -[" + std::string(transaction->name(ends[i].type)) +
                      properties(ids[i]) + "]-> " + nodes[ends[i].end]);
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Lines of a dump that hold a text.
inline std::vector<std::string> lines_with(const std::vector<std::string>& lines,
                                           const std::string& text) {
  std::vector<std::string> out;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(out),
               [&](const std::string& line) { return line.find(text) != std::string::npos; });
  return out;
}

inline std::string facts(graph::Store& store, const std::string& document = {},
                         bool explain = false) {
  std::string out;
  ingest::print_facts(store, document, explain, [&](const std::string& line) {
    out += line + "\n";
  }).value();
  return out;
}

}  // namespace dossier::test
