#pragma once

#include "graph/ids.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Labels or properties of one entity.
constexpr std::size_t kMaxFieldCount = 65'535;

/// The properties of a stored entity: a directory of key ids (ascending) and ends, then the values.
/// Finding one property decodes only that one. Views bytes that live elsewhere.
class PropertyTable {
 public:
  PropertyTable() = default;
  /// `bytes` begins with the directory of `count` entries. Throws Corrupted when it does not fit.
  PropertyTable(std::string_view bytes, std::size_t count);

  std::size_t size() const { return count_; }
  KeyId key(std::size_t i) const;
  /// The stored form of the i-th value. Throws Corrupted when its place lies outside.
  std::string_view encoded(std::size_t i) const;
  /// The stored form of a property, or nothing.
  std::optional<std::string_view> find(KeyId key) const;
  /// The value of a property, or null.
  Value value(KeyId key) const;
  void append_to(std::vector<Property>& out) const;

 private:
  std::string_view directory_;
  std::string_view values_;
  std::size_t count_ = 0;
};

/// A node as stored. Views bytes that live elsewhere. Throws Corrupted for what cannot be one.
class NodeRecord {
 public:
  NodeRecord() = default;
  explicit NodeRecord(std::string_view bytes);

  std::size_t label_count() const { return label_count_; }
  LabelId label(std::size_t i) const;
  bool has_label(LabelId label) const;
  const PropertyTable& properties() const { return properties_; }

 private:
  std::string_view labels_;
  std::size_t label_count_ = 0;
  PropertyTable properties_;
};

/// A relationship as stored.
class RelationshipRecord {
 public:
  RelationshipRecord() = default;
  explicit RelationshipRecord(std::string_view bytes);

  const Endpoints& endpoints() const { return endpoints_; }
  const PropertyTable& properties() const { return properties_; }

 private:
  Endpoints endpoints_{};
  PropertyTable properties_;
};

/// Properties put in order: ascending key ids, the last of several values of a key wins, nulls left
/// out. Throws InvalidPropertyType and LimitExceeded as `require_storable` does.
std::vector<Property> normalised(std::span<const Property> properties);
/// Labels put in order, without repetition.
std::vector<LabelId> normalised(std::span<const LabelId> labels);

/// Stored forms. REQUIRE: normalised labels and properties.
std::string encode_node(std::span<const LabelId> labels, std::span<const Property> properties);
std::string encode_relationship(const Endpoints& endpoints, std::span<const Property> properties);

/// The same record with one property replaced, added or, for null, removed.
std::string with_property(const NodeRecord& record, KeyId key, const Value& value);
std::string with_property(const RelationshipRecord& record, KeyId key, const Value& value);
/// The same record with other labels.
std::string with_labels(const NodeRecord& record, std::span<const LabelId> labels);

}  // namespace dossier::graph
