#include <algorithm>

#include <dossier/export.h>

namespace dossier {

namespace {

/// Walks values of any depth without recursion.
class Collector {
 public:
  void add(const Value& root) {
    pending_.push_back(&root);
    while (!pending_.empty()) {
      const Value& value = *pending_.back();
      pending_.pop_back();
      visit(value);
    }
  }

  Subgraph take() {
    keep_unique(graph_.nodes);
    keep_unique(graph_.relationships);
    return std::move(graph_);
  }

 private:
  void visit(const Value& value) {
    if (value.is_node() && value.is_complete()) graph_.nodes.push_back(value.node());
    if (value.is_relationship() && value.is_complete())
      graph_.relationships.push_back(value.relationship());
    if (value.is_list()) push(value.list());
    if (value.is_map()) {
      for (const auto& entry : value.map()) pending_.push_back(&entry.second);
    }
    if (value.is_path()) {
      push(value.path().nodes);
      push(value.path().relationships);
    }
  }

  void push(const std::vector<Value>& values) {
    for (const Value& value : values) pending_.push_back(&value);
  }

  template <typename Entity>
  static void keep_unique(std::vector<Entity>& entities) {
    std::stable_sort(entities.begin(), entities.end(),
                     [](const Entity& a, const Entity& b) { return a.id < b.id; });
    const auto same = [](const Entity& a, const Entity& b) { return a.id == b.id; };
    entities.erase(std::unique(entities.begin(), entities.end(), same), entities.end());
  }

  std::vector<const Value*> pending_;
  Subgraph graph_;
};

}  // namespace

Subgraph subgraph(const ResultSet& result) {
  Collector collector;
  for (const Row row : result) {
    for (const Value& value : row) collector.add(value);
  }
  return collector.take();
}

}  // namespace dossier
