#include "graph/store/changes.h"

#include "graph/store/endpoint_counts.h"
#include "graph/store/value_codec.h"

#include <algorithm>
#include <iterator>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

[[noreturn]] void refuse_missing(std::string_view kind) {
  throw Exception(
      {Code::DeletedEntityAccess, "the " + std::string(kind) + " does not exist any more"});
}

/// Whether a node that this transaction did not touch exists is found out when its relationships
/// are counted.
void refuse_deleted(const Overlay& overlay, NodeId node) {
  if (raw(node) >= overlay.head.next_node) refuse_missing("node");
  const auto change = overlay.nodes.find(raw(node));
  if (change != overlay.nodes.end() && change->second.deleted) refuse_missing("node");
}

// What a change takes in the overlay, in the batch of the commit and in the store's memory until
// that is on the device.
constexpr std::size_t kNodeBytes = 400;
constexpr std::size_t kRelationshipBytes = 800;
constexpr std::size_t kEntryBytes = 200;
constexpr std::size_t kCopies = 3;

std::string encoded(const Value& value) {
  std::string out;
  if (!value.is_null()) encode_value(out, value);
  return out;
}

/// Whether the property has this value already, byte by byte.
bool has_value(const PropertyTable& properties, KeyId key, const Value& value) {
  const auto stored = properties.find(key);
  if (!stored) return value.is_null();
  return !value.is_null() && *stored == encoded(value);
}

}  // namespace

std::array<Step, 2> steps_of(RelationshipId relationship, const Endpoints& endpoints) {
  const std::uint32_t type = raw(endpoints.type);
  return {
      Step{raw(endpoints.start), Step::pack(false, type), raw(endpoints.end), raw(relationship)},
      Step{raw(endpoints.end), Step::pack(true, type), raw(endpoints.start), raw(relationship)}};
}

NodeId Changes::create_node(std::span<const LabelId> labels, std::span<const Property> properties) {
  const auto sorted_labels = normalised(labels);
  const NodeId node{overlay_.head.next_node};
  std::string bytes = encode_node(sorted_labels, normalised(properties));
  overlay_.charge(kNodeBytes + kCopies * bytes.size());
  const NodeRecord record(bytes);
  reindex(node, nullptr, &record);
  ++overlay_.head.next_node;
  ++overlay_.head.nodes;
  for (const LabelId label : sorted_labels) {
    overlay_.labels.add({raw(label), raw(node)});
    count(Count::NodesOfLabel, raw(label), 0, 1);
  }
  count_properties(record.properties(), 1);
  overlay_.created_nodes.push_back(node);
  overlay_.nodes[raw(node)] = {std::move(bytes), true, false};
  return node;
}

RelationshipId Changes::create_relationship(NodeId start, TypeId type, NodeId end,
                                            std::span<const Property> properties) {
  const Endpoints endpoints{start, end, type};
  refuse_deleted(overlay_, start);
  refuse_deleted(overlay_, end);
  std::string bytes = encode_relationship(endpoints, normalised(properties));
  overlay_.charge(kRelationshipBytes + kCopies * bytes.size());
  const RelationshipId relationship{overlay_.head.next_relationship};
  const RelationshipRecord record(bytes);
  reindex(relationship, nullptr, &record);
  count_relationship(endpoints, 1);
  ++overlay_.head.next_relationship;
  ++overlay_.head.relationships;
  count_properties(record.properties(), 1);
  link(relationship, endpoints);
  overlay_.created_relationships.push_back(relationship);
  overlay_.relationships[raw(relationship)] = {std::move(bytes), true, false};
  return relationship;
}

bool Changes::set_property(NodeId node, KeyId key, const Value& value) {
  require_storable(value);
  EntityChange& change = writable(node);
  const NodeRecord record(change.record);
  if (has_value(record.properties(), key, value)) return false;
  const bool had = record.properties().find(key).has_value();
  replace(node, change, with_property(record, key, value), key);
  count(Count::EntitiesWithKey, raw(key), 0, (value.is_null() ? 0 : 1) - (had ? 1 : 0));
  return true;
}

bool Changes::set_property(RelationshipId relationship, KeyId key, const Value& value) {
  require_storable(value);
  EntityChange& change = writable(relationship);
  const RelationshipRecord record(change.record);
  if (has_value(record.properties(), key, value)) return false;
  const bool had = record.properties().find(key).has_value();
  std::string bytes = with_property(record, key, value);
  overlay_.charge(kCopies * bytes.size());
  const RelationshipRecord after(bytes);
  reindex(relationship, &record, &after, key);
  change.record = std::move(bytes);
  count(Count::EntitiesWithKey, raw(key), 0, (value.is_null() ? 0 : 1) - (had ? 1 : 0));
  return true;
}

bool Changes::add_label(NodeId node, LabelId label) {
  settle_counts(view_.state(), overlay_);
  EntityChange& change = writable(node);
  const NodeRecord record(change.record);
  if (record.has_label(label)) return false;
  LabelSet labels;
  for (std::size_t i = 0; i < record.label_count(); ++i) labels.push_back(record.label(i));
  labels.insert(std::upper_bound(labels.begin(), labels.end(), label), label);
  replace(node, change, with_labels(record, labels));
  overlay_.labels.add({raw(label), raw(node)});
  count(Count::NodesOfLabel, raw(label), 0, 1);
  count_label_steps(node, label, 1);
  return true;
}

bool Changes::remove_label(NodeId node, LabelId label) {
  settle_counts(view_.state(), overlay_);
  EntityChange& change = writable(node);
  const NodeRecord record(change.record);
  if (!record.has_label(label)) return false;
  LabelSet labels;
  for (std::size_t i = 0; i < record.label_count(); ++i) {
    if (record.label(i) != label) labels.push_back(record.label(i));
  }
  replace(node, change, with_labels(record, labels));
  overlay_.labels.remove({raw(label), raw(node)});
  count(Count::NodesOfLabel, raw(label), 0, -1);
  count_label_steps(node, label, -1);
  return true;
}

void Changes::delete_node(NodeId node) {
  const auto known = overlay_.nodes.find(raw(node));
  if (known != overlay_.nodes.end() && known->second.deleted) return;
  EntityChange& change = writable(node);
  const NodeRecord record(change.record);
  reindex(node, &record, nullptr);
  for (std::size_t i = 0; i < record.label_count(); ++i) {
    overlay_.labels.remove({raw(record.label(i)), raw(node)});
    count(Count::NodesOfLabel, raw(record.label(i)), 0, -1);
  }
  count_properties(record.properties(), -1);
  change.deleted = true;
  --overlay_.head.nodes;
  overlay_.unverified_deletions.emplace_back(node, overlay_.place);
}

std::uint64_t Changes::detach_delete_node(NodeId node) {
  std::vector<Adjacent> steps;
  view_.expand(node, Direction::Both, {}, steps);
  for (const Adjacent& step : steps) delete_relationship(step.relationship);
  delete_node(node);
  return steps.size();
}

void Changes::delete_relationship(RelationshipId relationship) {
  const auto known = overlay_.relationships.find(raw(relationship));
  if (known != overlay_.relationships.end() && known->second.deleted) return;
  EntityChange& change = writable(relationship);
  const RelationshipRecord record(change.record);
  reindex(relationship, &record, nullptr);
  count_properties(record.properties(), -1);
  count_relationship(record.endpoints(), -1);
  unlink(relationship, record.endpoints());
  change.deleted = true;
  --overlay_.head.relationships;
}

EntityChange& Changes::writable(NodeId node) {
  const auto known = overlay_.nodes.find(raw(node));
  if (known != overlay_.nodes.end()) {
    if (known->second.deleted) refuse_missing("node");
    return known->second;
  }
  std::string bytes;
  const bool found = overlay_.foreseen.take(node, bytes) ||
                     view_.state().database->get(rocks::Family::Records, key_of(node),
                                                 view_.state().snapshot.get(),
                                                 [&](std::string_view stored) { bytes = stored; });
  if (!found) refuse_missing("node");
  overlay_.charge(kNodeBytes + kCopies * bytes.size());
  return overlay_.nodes[raw(node)] = {std::move(bytes), false, false};
}

EntityChange& Changes::writable(RelationshipId relationship) {
  const auto known = overlay_.relationships.find(raw(relationship));
  if (known != overlay_.relationships.end()) {
    if (known->second.deleted) refuse_missing("relationship");
    return known->second;
  }
  std::string bytes;
  const bool found = view_.state().database->get(rocks::Family::Records, key_of(relationship),
                                                 view_.state().snapshot.get(),
                                                 [&](std::string_view stored) { bytes = stored; });
  if (!found) refuse_missing("relationship");
  overlay_.charge(kRelationshipBytes + kCopies * bytes.size());
  return overlay_.relationships[raw(relationship)] = {std::move(bytes), false, false};
}

void Changes::replace(NodeId node, EntityChange& change, std::string record,
                      std::optional<KeyId> key) {
  const NodeRecord before(change.record);
  const NodeRecord after(record);
  overlay_.charge(kCopies * record.size());
  reindex(node, &before, &after, key);
  change.record = std::move(record);
}

void Changes::count(Count count, std::uint32_t a, std::uint32_t b, std::int64_t by) {
  if (by != 0) overlay_.counters[{count, a, b}] += by;
}

void Changes::count_properties(const PropertyTable& properties, std::int64_t by) {
  for (std::size_t i = 0; i < properties.size(); ++i)
    count(Count::EntitiesWithKey, raw(properties.key(i)), 0, by);
}

void Changes::count_relationship(const Endpoints& endpoints, std::int8_t by) {
  const std::uint32_t type = raw(endpoints.type);
  count(Count::RelationshipsOfType, type, 0, by);
  overlay_.uncounted.push_back({raw(endpoints.start), type, false, by});
  overlay_.uncounted.push_back({raw(endpoints.end), type, true, by});
}

void Changes::count_label_steps(NodeId node, LabelId label, std::int64_t by) {
  for (const bool incoming : {false, true}) {
    view_.steps({node, incoming}, [&](const Step& step) {
      count(incoming ? Count::ReachingLabel : Count::LeavingLabel, raw(label), raw(step.type()),
            by);
      return true;
    });
  }
}

void Changes::link(RelationshipId relationship, const Endpoints& endpoints) {
  for (const Step& step : steps_of(relationship, endpoints)) overlay_.steps.add(step);
  overlay_.types.add({raw(endpoints.type), raw(relationship)});
}

void Changes::unlink(RelationshipId relationship, const Endpoints& endpoints) {
  for (const Step& step : steps_of(relationship, endpoints)) overlay_.steps.remove(step);
  overlay_.types.remove({raw(endpoints.type), raw(relationship)});
}

namespace {

/// Takes what both have away from both.
void keep_differences(IndexEntries& from, IndexEntries& to) {
  IndexEntries gone, come;
  std::set_difference(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(gone));
  std::set_difference(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(come));
  from = std::move(gone);
  to = std::move(come);
}

/// A property that the index is about is another one now, or is there no longer.
bool differ(const Index& index, const PropertyTable& before, const PropertyTable& after) {
  return std::any_of(index.keys.begin(), index.keys.end(),
                     [&](KeyId key) { return before.find(key) != after.find(key); });
}

std::size_t bytes_of(const IndexEntries& entries) {
  std::size_t bytes = 0;
  for (const std::string& entry : entries) bytes += kEntryBytes + kCopies * entry.size();
  return bytes;
}

}  // namespace

template <typename Id, typename Record>
void Changes::move_entries(EntityKind kind, Id entity, const Record* before, const Record* after,
                           std::optional<KeyId> key) {
  struct Move {
    const Index* index;
    IndexEntries from, to;
  };
  absl::InlinedVector<Move, 4> moves;
  for (const CatalogIndex& entry : overlay_.catalog->indexes()) {
    const Index& index = entry.index;
    if (index.definition.entity != kind || !entry.has_entries()) continue;
    if (key && std::find(index.keys.begin(), index.keys.end(), *key) == index.keys.end()) continue;
    IndexEntries from = before == nullptr ? IndexEntries() : index_entries(index, entity, *before);
    IndexEntries to = after == nullptr ? IndexEntries() : index_entries(index, entity, *after);
    if (from == to) continue;
    if (from.size() + to.size() > 2) keep_differences(from, to);
    moves.push_back({&index, std::move(from), std::move(to)});
  }
  for (const Move& move : moves) overlay_.charge(bytes_of(move.from) + bytes_of(move.to));
  for (Move& move : moves) {  // all entries fit: nothing throws from here on
    for (const std::string& entry : move.from) remove_entry(*move.index, entry);
    for (const std::string& entry : move.to) add_entry(*move.index, entry);
  }
}

void Changes::reindex(NodeId node, const NodeRecord* before, const NodeRecord* after,
                      std::optional<KeyId> key) {
  if (!overlay_.catalog->concerns(EntityKind::Node)) return;
  move_entries(EntityKind::Node, node, before, after, key);
  if (after != nullptr) note_for_verification(node, before, *after);
}

void Changes::reindex(RelationshipId relationship, const RelationshipRecord* before,
                      const RelationshipRecord* after, std::optional<KeyId> key) {
  if (!overlay_.catalog->concerns(EntityKind::Relationship)) return;
  move_entries(EntityKind::Relationship, relationship, before, after, key);
  if (after == nullptr) return;
  for (const std::size_t at :
       overlay_.catalog->on(EntityKind::Relationship, raw(after->endpoints().type))) {
    const CatalogIndex& index = overlay_.catalog->indexes()[at];
    if (!index.demands() ||
        (before != nullptr && !differ(index.index, before->properties(), after->properties())))
      continue;
    return void(overlay_.unverified_relationships.emplace_back(relationship, overlay_.place));
  }
}

void Changes::remove_entry(const Index& index, const std::string& entry) {
  overlay_.index_entries.remove(entry);
  count_entry(index, entry, -1, overlay_.counters);
}

void Changes::add_entry(const Index& index, const std::string& entry) {
  overlay_.index_entries.add(entry);
  count_entry(index, entry, 1, overlay_.counters);
  if (is_unique(index.definition.kind))
    overlay_.unverified_unique.emplace_back(entry, overlay_.place);
}

void Changes::note_for_verification(NodeId node, const NodeRecord* before,
                                    const NodeRecord& after) {
  for (std::size_t i = 0; i < after.label_count(); ++i) {
    const bool fresh = before == nullptr || !before->has_label(after.label(i));
    for (const std::size_t at : overlay_.catalog->on(EntityKind::Node, raw(after.label(i)))) {
      const CatalogIndex& index = overlay_.catalog->indexes()[at];
      if (!index.demands() ||
          (!fresh && !differ(index.index, before->properties(), after.properties())))
        continue;
      return void(overlay_.unverified_nodes.emplace_back(node, overlay_.place));
    }
  }
}

}  // namespace dossier::graph
