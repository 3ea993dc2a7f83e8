#include "graph/store/check.h"

#include "graph/store/expected_keys.h"
#include "graph/store/verify.h"

#include <algorithm>
#include <map>

#include <absl/hash/hash.h>
#include <dossier/error.h>

namespace dossier::graph {

namespace {

using rocks::Family;
using rocks::Scope;

constexpr std::size_t kMaxFindings = 100;

struct Stopped {};

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes.substr(0, 64)) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string entity_name(std::string_view key) {
  const std::string number = std::to_string(load_big<std::uint64_t>(key.data() + 1));
  return (key[0] == static_cast<char>(Tag::Node) ? "node " : "relationship ") + number;
}

/// A sum over a set of keys and values that is the same for the same set in any order.
class SetSum {
 public:
  void add(std::string_view key, std::string_view value) {
    sum_ += absl::HashOf(key, value);
    ++size_;
  }
  std::uint64_t size() const { return size_; }
  friend bool operator==(const SetSum&, const SetSum&) = default;

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t size_ = 0;
};

/// Walks over everything once and compares sums; only where they differ a second walk looks for the
/// culprits.
class Checker {
 public:
  Checker(const Engine& engine, const State& state, const std::function<bool(double)>& progress)
      : engine_(engine), state_(state), progress_(progress) {}

  CheckReport run() {
    check_records();
    check_keys(Family::Adjacency);
    check_keys(Family::Entries);
    check_counts();
    for (const Family family : {Family::Adjacency, Family::Entries}) {
      if (expected_[family] == stored_[family]) continue;
      find_missing(family);
      find_foreign(family);
    }
    report_.index_entries = index_entries_;
    return std::move(report_);
  }

 private:
  void find(std::string where, std::string what) {
    if (report_.findings.size() < kMaxFindings)
      report_.findings.push_back({std::move(where), std::move(what)});
  }

  void advance() {
    if (++walked_ % 65'536 != 0 || !progress_) return;
    const double total =
        5.0 * static_cast<double>(state_.head.nodes + 2 * state_.head.relationships) + 1;
    if (!progress_(std::min(0.99, static_cast<double>(walked_) / total))) throw Stopped{};
  }

  template <typename Visit>
  void walk(Family family, Visit visit) {
    const auto cursor = state_.database->cursor(family, Scope::All, state_.snapshot.get());
    for (bool more = cursor->seek({}); more; more = cursor->next()) {
      visit(cursor->key(), cursor->value());
      advance();
    }
  }

  void check_records() {
    label_sets_.assign(1, {});
    walk(Family::Records, [&](std::string_view key, std::string_view value) {
      try {
        check_record(key, value);
      } catch (const Exception& exception) {
        find(key.size() == 9 ? entity_name(key) : hex(key), exception.error().message);
      }
    });
    if (report_.nodes != state_.head.nodes)
      find("head", "counts " + std::to_string(state_.head.nodes) + " nodes, " +
                       std::to_string(report_.nodes) + " are stored");
    if (report_.relationships != state_.head.relationships)
      find("head", "counts " + std::to_string(state_.head.relationships) + " relationships, " +
                       std::to_string(report_.relationships) + " are stored");
  }

  void check_record(std::string_view key, std::string_view value) {
    if (key.size() != 9) return find(hex(key), "is not the key of a record");
    const auto id = load_big<std::uint64_t>(key.data() + 1);
    if (key[0] == static_cast<char>(Tag::Node)) return check_node(NodeId{id}, NodeRecord(value));
    if (key[0] == static_cast<char>(Tag::Relationship)) {
      return check_relationship(RelationshipId{id}, RelationshipRecord(value));
    }
    find(hex(key), "is not the key of a record");
  }

  void check_node(NodeId node, const NodeRecord& record) {
    ++report_.nodes;
    if (raw(node) >= state_.head.next_node)
      return find("node " + std::to_string(raw(node)), "has a number that was never given");
    std::vector<LabelId> labels;
    for (std::size_t i = 0; i < record.label_count(); ++i) {
      labels.push_back(record.label(i));
      ++counts_[{Count::NodesOfLabel, raw(record.label(i))}];
      check_name(NameKind::Label, raw(record.label(i)), "node", raw(node));
      check_constraints(EntityKind::Node, raw(record.label(i)), record.properties());
    }
    if (std::adjacent_find(labels.begin(), labels.end(), std::greater_equal<>()) != labels.end()) {
      find("node " + std::to_string(raw(node)), "has labels out of order");
    }
    check_properties(record.properties(), "node", raw(node));
    remember_labels(raw(node), labels);
    expected_keys(*state_.catalog, node, record,
                  [&](Family family, std::string_view key, std::string_view value) {
                    expect(family, key, value);
                  });
  }

  void check_relationship(RelationshipId relationship, const RelationshipRecord& record) {
    ++report_.relationships;
    const std::uint64_t id = raw(relationship);
    const Endpoints& ends = record.endpoints();
    if (id >= state_.head.next_relationship)
      find("relationship " + std::to_string(id), "has a number that was never given");
    check_name(NameKind::Type, raw(ends.type), "relationship", id);
    check_properties(record.properties(), "relationship", id);
    check_constraints(EntityKind::Relationship, raw(ends.type), record.properties());
    ++counts_[{Count::RelationshipsOfType, raw(ends.type)}];
    count_end(ends.start, Count::LeavingLabel, ends.type, id);
    count_end(ends.end, Count::ReachingLabel, ends.type, id);
    expected_keys(*state_.catalog, relationship, record,
                  [&](Family family, std::string_view key, std::string_view value) {
                    expect(family, key, value);
                  });
  }

  void expect(Family family, std::string_view key, std::string_view value) {
    expected_[family].add(key, value);
    if (family != Family::Entries || key[0] != static_cast<char>(Tag::IndexEntry)) return;
    const IndexId id{load_big<std::uint32_t>(key.data() + 1)};
    if (index_ == nullptr || index_->index.id != id) index_ = state_.catalog->find(id);
    count_entry(index_->index, key, 1, counts_);
  }

  void count_end(NodeId node, Count count, TypeId type, std::uint64_t relationship) {
    const std::uint32_t set = raw(node) < sets_of_nodes_.size() ? sets_of_nodes_[raw(node)] : 0;
    if (set == 0) {
      return find("relationship " + std::to_string(relationship),
                  "ends at node " + std::to_string(raw(node)) + ", which does not exist");
    }
    for (const LabelId label : label_sets_[set]) ++counts_[{count, raw(label), raw(type)}];
  }

  void remember_labels(std::uint64_t node, const std::vector<LabelId>& labels) {
    const auto [at, fresh] =
        sets_.try_emplace(labels, static_cast<std::uint32_t>(label_sets_.size()));
    if (fresh) label_sets_.push_back(labels);
    if (node >= sets_of_nodes_.size()) sets_of_nodes_.resize(static_cast<std::size_t>(node) + 1);
    sets_of_nodes_[node] = at->second;
  }

  void check_name(NameKind kind, std::uint32_t id, std::string_view what, std::uint64_t entity) {
    if (id < engine_.names(kind).size()) return;
    find(std::string(what) + ' ' + std::to_string(entity), "uses a name that does not exist");
  }

  void check_properties(const PropertyTable& properties, std::string_view what,
                        std::uint64_t entity) {
    std::vector<Property> decoded;
    properties.append_to(decoded);
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      ++counts_[{Count::EntitiesWithKey, raw(decoded[i].key)}];
      check_name(NameKind::Key, raw(decoded[i].key), what, entity);
      if (i == 0 || decoded[i - 1].key < decoded[i].key) continue;
      find(std::string(what) + ' ' + std::to_string(entity), "has properties out of order");
    }
  }

  void check_constraints(EntityKind entity, std::uint32_t group, const PropertyTable& properties) {
    for (const std::size_t at : state_.catalog->on(entity, group)) {
      const CatalogIndex& index = state_.catalog->indexes()[at];
      if (index.demands()) require_fit(index.index, properties);
    }
  }

  void check_keys(Family family) {
    std::string previous;
    walk(family, [&](std::string_view key, std::string_view value) {
      stored_[family].add(key, value);
      if (key.empty() || key[0] != static_cast<char>(Tag::IndexEntry) || family != Family::Entries)
        return;
      ++index_entries_;
      check_unique(previous, key);
      previous = key;
    });
  }

  void check_unique(std::string_view previous, std::string_view key) {
    if (key.size() < 13 || previous.size() != key.size() ||
        values_of_entry(previous) != values_of_entry(key))
      return;
    const CatalogIndex* index =
        state_.catalog->find(IndexId{load_big<std::uint32_t>(key.data() + 1)});
    if (index == nullptr || !is_unique(index->index.definition.kind)) return;
    const bool node = index->index.definition.entity == EntityKind::Node;
    find((node ? "node " : "relationship ") + std::to_string(raw(node_of_entry(key))),
         "breaks the constraint " + index->index.definition.name);
  }

  void check_counts() {
    state_.counters.for_each(
        [&](const CounterKey& key, std::int64_t count) { counts_[key] -= count; });
    for (const auto& [key, difference] : counts_) {
      if (difference == 0) continue;
      find("counter " + hex(counter_key(key)), "is wrong by " + std::to_string(-difference));
    }
  }

  /// Keys that a record demands and that are not there.
  void find_missing(Family wanted) {
    walk(Family::Records, [&](std::string_view owner, std::string_view bytes) {
      visit_expected(
          owner, bytes, [&](Family family, std::string_view key, std::string_view value) {
            if (family != wanted) return;
            bool same = false;
            state_.database->get(family, key, state_.snapshot.get(),
                                 [&](std::string_view stored) { same = stored == value; });
            if (!same) find(entity_name(owner), "lacks the entry " + hex(key));
          });
    });
  }

  /// Keys that no record demands.
  void find_foreign(Family wanted) {
    walk(wanted, [&](std::string_view key, std::string_view value) {
      const std::string owner = owner_of(*state_.catalog, wanted, key);
      bool demanded = false;
      state_.database->get(
          Family::Records, owner, state_.snapshot.get(), [&](std::string_view bytes) {
            visit_expected(
                owner, bytes,
                [&](Family family, std::string_view other, std::string_view other_value) {
                  demanded = demanded || (family == wanted && other == key && other_value == value);
                });
          });
      if (!demanded) find("entry " + hex(key), "belongs to nothing");
    });
  }

  void visit_expected(std::string_view owner, std::string_view bytes, KeyVisitor visit) {
    if (owner.size() != 9) return;
    const auto id = load_big<std::uint64_t>(owner.data() + 1);
    try {
      if (owner[0] == static_cast<char>(Tag::Node)) {
        expected_keys(*state_.catalog, NodeId{id}, NodeRecord(bytes), visit);
      } else {
        expected_keys(*state_.catalog, RelationshipId{id}, RelationshipRecord(bytes), visit);
      }
    } catch (const Exception&) {
      return;  // reported by the first walk
    }
  }

  const Engine& engine_;
  const State& state_;
  const std::function<bool(double)>& progress_;
  CheckReport report_;
  std::uint64_t walked_ = 0;
  std::uint64_t index_entries_ = 0;
  std::map<Family, SetSum> expected_, stored_;
  CounterDelta counts_;
  const CatalogIndex* index_ = nullptr;  ///< of the last entry
  std::map<std::vector<LabelId>, std::uint32_t> sets_;
  std::vector<std::vector<LabelId>> label_sets_;
  std::vector<std::uint32_t> sets_of_nodes_;  ///< number of the label set of each node, 0 for none
};

}  // namespace

CheckReport check_state(const Engine& engine, const State& state,
                        const std::function<bool(double)>& progress) {
  try {
    return Checker(engine, state, progress).run();
  } catch (const Stopped&) {
    throw Exception({Code::Cancelled, "the check was stopped"});
  }
}

}  // namespace dossier::graph
