#include "query/plan/cost.h"

#include <algorithm>
#include <cmath>

namespace dossier::query::plan {

namespace {

/// Reading the properties of a node costs more than meeting it in a scan.
constexpr double kSeekCost = 2;
/// Strings that contain what is looked for, and what it costs to bring the lists of their parts
/// together.
constexpr double kTextShare = 0.05;
constexpr double kTextSeekCost = 20;
/// Levels of a walk without end that are reckoned with.
constexpr std::uint64_t kLevels = 6;
constexpr double kMostFanOut = 1e12;

bool is_lower(Sargable::Kind kind) {
  return kind == Sargable::Kind::Greater || kind == Sargable::Kind::GreaterOrEqual;
}
bool is_upper(Sargable::Kind kind) {
  return kind == Sargable::Kind::Less || kind == Sargable::Kind::LessOrEqual;
}

}  // namespace

CostModel::CostModel(const graph::Transaction& graph, const QueryGraph& query, const Tuning& tuning)
    : graph_(graph),
      tuning_(tuning),
      statistics_(graph.statistics()),
      query_(query),
      indexes_(graph.indexes()),
      nodes_(std::max(1.0, static_cast<double>(statistics_.nodes()))) {}

double CostModel::label_count(const std::string& label) const {
  const auto id = graph_.find_label(label);
  return id ? static_cast<double>(statistics_.nodes(*id)) : 0;
}

double CostModel::type_count(const Name& type) const {
  const auto id = graph_.find_type(type.text);
  return id ? static_cast<double>(statistics_.relationships(*id)) : 0;
}

bool CostModel::decidable(const std::vector<Slot>& needs, const SlotSet& own,
                          const SlotSet& bound) {
  return std::all_of(needs.begin(), needs.end(),
                     [&](Slot slot) { return !has(own, slot) || has(bound, slot); });
}

std::vector<const Predicate*> CostModel::labels_of(Slot node) const {
  std::vector<const Predicate*> found;
  for (const Predicate& predicate : query_.predicates) {
    if (!predicate.label.empty() && !predicate.needs.empty() && predicate.needs[0] == node) {
      found.push_back(&predicate);
    }
  }
  return found;
}

bool CostModel::has_label(Slot node, const std::string& label) const {
  for (const Predicate* predicate : labels_of(node)) {
    if (predicate->label == label) return true;
  }
  return false;
}

bool CostModel::becomes_decidable(
    std::size_t number, const SlotSet& before, const SlotSet& after,
    const std::vector<std::pair<std::size_t, std::size_t>>& taken) const {
  const Predicate& predicate = query_.predicates[number];
  const auto is_taken = [&](const auto& use) { return use.first == number; };
  if (predicate.applied || std::any_of(taken.begin(), taken.end(), is_taken)) return false;
  return decidable(predicate.needs, query_.own, after) &&
         !decidable(predicate.needs, query_.own, before);
}

double CostModel::pass(const SlotSet& before, const SlotSet& after,
                       const std::vector<std::pair<std::size_t, std::size_t>>& taken,
                       const Arrival& arrival) const {
  double all = 1;
  for (std::size_t i = 0; i < query_.predicates.size(); ++i) {
    if (becomes_decidable(i, before, after, taken)) all *= share(query_.predicates[i], arrival);
  }
  return all;
}

double CostModel::share(const Predicate& predicate, const Arrival& arrival) const {
  if (predicate.label.empty() || predicate.needs.empty()) return predicate.selectivity;
  const Slot node = predicate.needs[0];
  const auto label = graph_.find_label(predicate.label);
  const PatternHop* hop = arrival.hop;
  const bool ends =
      hop != nullptr && hop->kind == HopKind::Single && (hop->left == node || hop->right == node);
  if (label && ends && !hop->types.empty() && node != arrival.from)
    return label_share(arrival, node, *label);
  return std::min(1.0, (label_count(predicate.label) + 0.1) / nodes_);
}

/// How many relationships of a hop have the label at this end; all of them without a label.
double CostModel::steps_at(const PatternHop& hop, Slot end,
                           std::optional<graph::LabelId> label) const {
  using graph::Direction;
  double steps = 0;
  const auto add = [&](graph::TypeId type, Direction side) {
    steps += static_cast<double>(label ? statistics_.relationships(*label, type, side)
                                       : statistics_.relationships(type));
  };
  const bool starts = (hop.left == end) == (hop.direction == Direction::Outgoing);
  for (const Name& name : hop.types) {
    const auto type = graph_.find_type(name.text);
    if (!type) continue;
    if (starts || hop.direction == Direction::Both) add(*type, Direction::Outgoing);
    if (!starts || hop.direction == Direction::Both) add(*type, Direction::Incoming);
  }
  return steps;
}

/// Of the steps that were taken, how many end at a node with the label. Labels of both ends go
/// together as much as their numbers allow: who is located in a city is a person, and a comment in
/// a country.
double CostModel::label_share(const Arrival& arrival, Slot node, graph::LabelId label) const {
  double taken = steps_at(*arrival.hop, node, std::nullopt);
  if (arrival.from != execute::kNoSlot) {
    for (const Predicate* known : labels_of(arrival.from)) {
      const auto other = graph_.find_label(known->label);
      taken = std::min(taken, other ? steps_at(*arrival.hop, arrival.from, other) : 0);
    }
  }
  return std::min(1.0, (steps_at(*arrival.hop, node, label) + 0.01) / (taken + 0.01));
}

double CostModel::candidates(Slot node) const {
  double least = nodes_;
  for (const Predicate* predicate : labels_of(node))
    least = std::min(least, label_count(predicate->label));
  return std::max(1.0, least);
}

double CostModel::decided(const SlotSet& before, const SlotSet& after,
                          const std::vector<std::pair<std::size_t, std::size_t>>& taken) const {
  double count = 0;
  for (std::size_t i = 0; i < query_.predicates.size(); ++i) {
    if (becomes_decidable(i, before, after, taken)) ++count;
  }
  return count;
}

LeafAccess CostModel::leaf(Slot node, const SlotSet& bound) const {
  LeafAccess best;
  best.rows = best.cost = nodes_;
  for (std::size_t i = 0; i < query_.predicates.size(); ++i) {
    const Predicate& predicate = query_.predicates[i];
    if (predicate.label.empty() || predicate.needs.empty() || predicate.needs[0] != node) continue;
    const double rows = label_count(predicate.label);
    if (best.kind == LeafAccess::Kind::Label && rows >= best.rows) continue;
    best.kind = LeafAccess::Kind::Label;
    best.label = predicate.label;
    best.uses = {{i, 0}};
    best.rows = best.cost = rows;
  }
  try_indexes(node, bound, best);
  for (std::size_t i = 0; i < query_.predicates.size(); ++i) {
    const Predicate& predicate = query_.predicates[i];
    for (std::size_t k = 0; k < predicate.seeks.size() && !predicate.applied; ++k) {
      const Sargable& seek = predicate.seeks[k];
      if (seek.kind != Sargable::Kind::Id || seek.node != node) continue;
      if (!decidable(seek.value_needs, query_.own, bound)) continue;
      LeafAccess access;
      access.kind = LeafAccess::Kind::Id;
      access.uses = {{i, k}};
      return access;
    }
  }
  return best;
}

std::optional<LeafAccess> CostModel::relationship_seek(const PatternHop& hop,
                                                       const SlotSet& bound) const {
  std::optional<LeafAccess> best;
  if (!tuning_.use_indexes || !tuning_.optimise || hop.types.size() != 1) return best;
  for (const graph::Index& index : indexes_) {
    const graph::IndexDefinition& definition = index.definition;
    if (definition.entity != graph::EntityKind::Relationship ||
        definition.label != hop.types[0].text)
      continue;
    auto access = try_index(index, hop.slot, bound);
    if (!access || access->seek == SeekKind::Prefix || access->seek == SeekKind::Range) continue;
    if (hop.direction == graph::Direction::Both) access->rows *= 2;
    if (!best || access->cost < best->cost) best = std::move(access);
  }
  return best;
}

void CostModel::try_indexes(Slot node, const SlotSet& bound, LeafAccess& best) const {
  if (!tuning_.use_indexes) return;
  for (const graph::Index& index : indexes_) {
    const graph::IndexDefinition& definition = index.definition;
    if (definition.entity != graph::EntityKind::Node) continue;
    if (!has_label(node, definition.label)) continue;
    auto access = try_index(index, node, bound);
    if (access && access->cost < best.cost) best = std::move(*access);
  }
}

std::optional<std::pair<std::size_t, std::size_t>> CostModel::find_seek(Slot node,
                                                                        const std::string& key,
                                                                        const SlotSet& bound,
                                                                        auto accepts) const {
  for (std::size_t i = 0; i < query_.predicates.size(); ++i) {
    const auto& seeks = query_.predicates[i].seeks;
    for (std::size_t k = 0; k < seeks.size() && !query_.predicates[i].applied; ++k) {
      const Sargable& seek = seeks[k];
      if (seek.node != node || seek.key != key || !accepts(seek.kind)) continue;
      if (decidable(seek.value_needs, query_.own, bound)) return std::pair{i, k};
    }
  }
  return std::nullopt;
}

std::optional<LeafAccess> CostModel::try_index(const graph::Index& index, Slot node,
                                               const SlotSet& bound) const {
  const graph::IndexDefinition& definition = index.definition;
  if (definition.kind == graph::IndexKind::Text) return try_text_index(index, node, bound);
  if (!graph::finds(definition.kind)) return std::nullopt;
  const double entries = static_cast<double>(statistics_.entries(index.id));
  const double distinct = std::max(1.0, static_cast<double>(statistics_.distinct_values(index.id)));
  LeafAccess access;
  access.kind = LeafAccess::Kind::Index;
  access.index = index.id;
  access.index_shown = ":" + definition.label + "(" + definition.keys.front() + ")";
  const auto with = [&](SeekKind seek, double rows) {
    access.seek = seek;
    access.rows = std::max(rows, 0.01);
    access.cost = access.rows + kSeekCost;
    return access;
  };
  const auto find = [&](const std::string& key, auto accepts) {
    return find_seek(node, key, bound, accepts);
  };
  for (const std::string& key : definition.keys) {
    const auto use = find(key, [](Sargable::Kind kind) { return kind == Sargable::Kind::Equal; });
    if (!use) break;
    access.uses.push_back(*use);
  }
  if (!access.uses.empty()) {
    const bool whole = access.uses.size() == definition.keys.size();
    const double each = graph::is_unique(definition.kind) && whole ? 1 : entries / distinct;
    return with(SeekKind::Equal, each);
  }
  const std::string& key = definition.keys.front();
  if (const auto use = find(key, [](Sargable::Kind kind) { return kind == Sargable::Kind::In; })) {
    access.uses = {*use};
    return with(SeekKind::In, std::min(entries, 4 * entries / distinct));
  }
  if (const auto use =
          find(key, [](Sargable::Kind kind) { return kind == Sargable::Kind::Prefix; })) {
    access.uses = {*use};
    return with(SeekKind::Prefix, entries * 0.05);
  }
  if (const auto use = find(key, is_lower)) access.uses.push_back(*use);
  if (const auto use = find(key, is_upper)) access.uses.push_back(*use);
  if (access.uses.empty()) return std::nullopt;
  return with(SeekKind::Range, entries * (access.uses.size() == 2 ? 0.1 : 0.3));
}

std::optional<LeafAccess> CostModel::try_text_index(const graph::Index& index, Slot node,
                                                    const SlotSet& bound) const {
  constexpr std::pair<Sargable::Kind, SeekKind> kKinds[] = {
      {Sargable::Kind::Suffix, SeekKind::TextSuffix},
      {Sargable::Kind::Prefix, SeekKind::TextPrefix},
      {Sargable::Kind::Contains, SeekKind::Contains}};
  const std::string& key = index.definition.keys.front();
  for (const auto& [kind, seek] : kKinds) {
    const auto use = find_seek(node, key, bound,
                               [wanted = kind](Sargable::Kind other) { return other == wanted; });
    if (!use) continue;
    LeafAccess access;
    access.kind = LeafAccess::Kind::Index;
    access.index = index.id;
    access.index_shown = ":" + index.definition.label + "(" + key + ")";
    access.seek = seek;
    access.exact = false;
    access.uses = {*use};
    access.rows =
        std::max(0.01, kTextShare * static_cast<double>(graph_.text_totals(index.id).entities));
    access.cost = 2 * access.rows + kTextSeekCost;
    return access;
  }
  return std::nullopt;
}

double CostModel::degree(const PatternHop& hop, Slot from, graph::Direction direction) const {
  if (direction == graph::Direction::Both) {
    return degree(hop, from, graph::Direction::Outgoing) +
           degree(hop, from, graph::Direction::Incoming);
  }
  double total = 0;
  if (hop.types.empty()) return static_cast<double>(statistics_.relationships()) / nodes_;
  const auto labels = labels_of(from);
  for (const Name& type : hop.types) {
    const auto id = graph_.find_type(type.text);
    if (!id) continue;
    double each = static_cast<double>(statistics_.relationships(*id)) / nodes_;
    for (const Predicate* predicate : labels) {
      const auto label = graph_.find_label(predicate->label);
      if (!label) continue;
      const double with_label = static_cast<double>(statistics_.nodes(*label));
      each = static_cast<double>(statistics_.relationships(*label, *id, direction)) /
             std::max(1.0, with_label);
    }
    total += each;
  }
  return total;
}

double CostModel::fan_out(const PatternHop& hop, bool from_left) const {
  using graph::Direction;
  Direction direction = hop.direction;
  if (!from_left && direction != Direction::Both) {
    direction = direction == Direction::Outgoing ? Direction::Incoming : Direction::Outgoing;
  }
  const Slot from = from_left ? hop.left : hop.right;
  if (hop.kind == HopKind::Search) return 1;
  const double once = degree(hop, from, direction);
  if (hop.kind == HopKind::Single) return once;
  double total = 0;
  const std::uint64_t most = std::min(hop.most, std::max(hop.least, kLevels));
  for (std::uint64_t level = hop.least; level <= most && total < kMostFanOut; ++level) {
    total += std::pow(std::max(once, 0.01), static_cast<double>(level));
  }
  return std::min(total, kMostFanOut);
}

double CostModel::scan_rows(const PatternHop& hop) const {
  double total = 0;
  for (const Name& type : hop.types) total += type_count(type);
  if (hop.types.empty()) total = static_cast<double>(statistics_.relationships());
  return hop.direction == graph::Direction::Both ? 2 * total : total;
}

}  // namespace dossier::query::plan
