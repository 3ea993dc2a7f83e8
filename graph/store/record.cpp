#include "graph/store/record.h"

#include "graph/store/bytes.h"
#include "graph/store/value_codec.h"
#include "graph/value/interruptible.h"

#include <algorithm>

#include <dossier/error.h>

namespace dossier::graph {

namespace {

constexpr std::size_t kEntrySize = 8;          // key id, end of the value
constexpr std::size_t kNodeHead = 4;           // label count, property count
constexpr std::size_t kRelationshipHead = 22;  // start, end, type, property count

[[noreturn]] void corrupted() {
  throw Exception({Code::Corrupted,
                   "a stored record is not readable",
                   {},
                   {},
                   "run `dossier check --deep` on the database and restore a backup",
                   {}});
}

std::uint32_t load32(std::string_view bytes, std::size_t at) {
  return load_little<std::uint32_t>(bytes.data() + at);
}
std::uint16_t load16(std::string_view bytes, std::size_t at) {
  return load_little<std::uint16_t>(bytes.data() + at);
}

void require_count(std::size_t count, std::string_view what) {
  if (count <= kMaxFieldCount) return;
  throw Exception({Code::LimitExceeded, "an entity has more than 65535 " + std::string(what)});
}

/// Collects stored values and their directory.
class TableBuilder {
 public:
  void add(KeyId key, std::string_view encoded) {
    append_long(values_, encoded);
    close(key);
  }

  void add(KeyId key, const Value& value) {
    encode_value(values_, value);
    close(key);
  }

  std::uint16_t count() const { return static_cast<std::uint16_t>(directory_.size() / kEntrySize); }

  void append_to(std::string& out) const {
    require_count(directory_.size() / kEntrySize, "properties");
    out += directory_;
    append_long(out, values_);
  }

 private:
  void close(KeyId key) {
    if (values_.size() > kMaxValueBytes) {
      throw Exception({Code::LimitExceeded, "the properties of an entity take more than 256 MB"});
    }
    append_little(directory_, raw(key));
    append_little(directory_, static_cast<std::uint32_t>(values_.size()));
  }

  std::string directory_;
  std::string values_;
};

TableBuilder table_of(std::span<const Property> properties) {
  TableBuilder builder;
  for (const Property& property : properties) builder.add(property.key, property.value);
  return builder;
}

TableBuilder table_with(const PropertyTable& table, KeyId key, const Value& value) {
  TableBuilder builder;
  std::size_t i = 0;
  for (; i < table.size() && table.key(i) < key; ++i) builder.add(table.key(i), table.encoded(i));
  if (!value.is_null()) builder.add(key, value);
  if (i < table.size() && table.key(i) == key) ++i;
  for (; i < table.size(); ++i) builder.add(table.key(i), table.encoded(i));
  return builder;
}

TableBuilder table_copy(const PropertyTable& table) {
  TableBuilder builder;
  for (std::size_t i = 0; i < table.size(); ++i) builder.add(table.key(i), table.encoded(i));
  return builder;
}

std::string assemble(std::span<const LabelId> labels, const TableBuilder& table) {
  require_count(labels.size(), "labels");
  std::string out;
  append_little(out, static_cast<std::uint16_t>(labels.size()));
  append_little(out, table.count());
  for (const LabelId label : labels) append_little(out, raw(label));
  table.append_to(out);
  return out;
}

std::string assemble(const Endpoints& endpoints, const TableBuilder& table) {
  std::string out;
  append_little(out, raw(endpoints.start));
  append_little(out, raw(endpoints.end));
  append_little(out, raw(endpoints.type));
  append_little(out, table.count());
  table.append_to(out);
  return out;
}

std::vector<LabelId> labels_of(const NodeRecord& record) {
  std::vector<LabelId> out(record.label_count());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = record.label(i);
  return out;
}

}  // namespace

PropertyTable::PropertyTable(std::string_view bytes, std::size_t count) : count_(count) {
  if (bytes.size() < count * kEntrySize) corrupted();
  directory_ = bytes.substr(0, count * kEntrySize);
  values_ = bytes.substr(count * kEntrySize);
}

KeyId PropertyTable::key(std::size_t i) const { return KeyId{load32(directory_, i * kEntrySize)}; }

std::string_view PropertyTable::encoded(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : load32(directory_, (i - 1) * kEntrySize + 4);
  const std::size_t end = load32(directory_, i * kEntrySize + 4);
  if (begin > end || end > values_.size()) corrupted();
  return values_.substr(begin, end - begin);
}

std::optional<std::string_view> PropertyTable::find(KeyId key) const {
  std::size_t low = 0;
  std::size_t high = count_;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (this->key(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == count_ || this->key(low) != key) return std::nullopt;
  return encoded(low);
}

Value PropertyTable::value(KeyId key) const {
  const auto found = find(key);
  return found ? decode_value(*found) : Value();
}

void PropertyTable::append_to(std::vector<Property>& out) const {
  for (std::size_t i = 0; i < count_; ++i) out.push_back({key(i), decode_value(encoded(i))});
}

NodeRecord::NodeRecord(std::string_view bytes) {
  if (bytes.size() < kNodeHead) corrupted();
  label_count_ = load16(bytes, 0);
  const std::size_t property_count = load16(bytes, 2);
  if (bytes.size() < kNodeHead + label_count_ * 4) corrupted();
  labels_ = bytes.substr(kNodeHead, label_count_ * 4);
  properties_ = PropertyTable(bytes.substr(kNodeHead + label_count_ * 4), property_count);
}

LabelId NodeRecord::label(std::size_t i) const { return LabelId{load32(labels_, i * 4)}; }

bool NodeRecord::has_label(LabelId label) const {
  for (std::size_t i = 0; i < label_count_; ++i) {
    if (this->label(i) == label) return true;
  }
  return false;
}

RelationshipRecord::RelationshipRecord(std::string_view bytes) {
  if (bytes.size() < kRelationshipHead) corrupted();
  endpoints_.start = NodeId{load_little<std::uint64_t>(bytes.data())};
  endpoints_.end = NodeId{load_little<std::uint64_t>(bytes.data() + 8)};
  endpoints_.type = TypeId{load32(bytes, 16)};
  properties_ = PropertyTable(bytes.substr(kRelationshipHead), load16(bytes, 20));
}

std::vector<Property> normalised(std::span<const Property> properties) {
  std::vector<Property> out(properties.begin(), properties.end());
  for (const Property& property : out) require_storable(property.value);
  std::stable_sort(out.begin(), out.end(),
                   [](const Property& a, const Property& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool replaced = i + 1 < out.size() && out[i + 1].key == out[i].key;
    if (replaced || out[i].value.is_null()) continue;
    if (kept != i) out[kept] = std::move(out[i]);
    ++kept;
  }
  out.resize(kept);
  return out;
}

std::vector<LabelId> normalised(std::span<const LabelId> labels) {
  std::vector<LabelId> out(labels.begin(), labels.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string encode_node(std::span<const LabelId> labels, std::span<const Property> properties) {
  return assemble(labels, table_of(properties));
}

std::string encode_relationship(const Endpoints& endpoints, std::span<const Property> properties) {
  return assemble(endpoints, table_of(properties));
}

std::string with_property(const NodeRecord& record, KeyId key, const Value& value) {
  return assemble(labels_of(record), table_with(record.properties(), key, value));
}

std::string with_property(const RelationshipRecord& record, KeyId key, const Value& value) {
  return assemble(record.endpoints(), table_with(record.properties(), key, value));
}

std::string with_labels(const NodeRecord& record, std::span<const LabelId> labels) {
  return assemble(labels, table_copy(record.properties()));
}

}  // namespace dossier::graph
