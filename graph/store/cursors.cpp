#include "graph/store/cursors.h"

#include "graph/store/index_codec.h"
#include "graph/store/merged_keys.h"
#include "graph/store/table_seek.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace dossier::graph {

namespace {

using rocks::Family;
using rocks::Scope;

/// Entries of one label or type: the keys are compared as pairs of numbers.
template <Tag tag>
struct EntryCodec {
  using Key = Entry;
  static Entry decode(std::string_view key) {
    constexpr Entry kBeyond{UINT32_MAX, UINT64_MAX};
    return key[0] == static_cast<char>(tag) ? decode_entry(key) : kBeyond;
  }
};

struct IndexCodec {
  using Key = std::string;
  static std::string decode(std::string_view key) { return std::string(key); }
};

template <Tag tag>
MergedKeys<EntryCodec<tag>> entries_of(const View& view, const Toggles<Entry>* toggles,
                                       std::uint32_t group) {
  const Entry first{group, 0};
  return {view.state(), toggles, entry_key(tag, first), first, Entry{group, UINT64_MAX}};
}

class LabelCursor final : public NodeCursor {
 public:
  LabelCursor(const View& view, LabelId label)
      : keys_(entries_of<Tag::LabelEntry>(view, view.overlay() ? &view.overlay()->labels : nullptr,
                                          raw(label))) {}

  std::size_t next(std::span<NodeId> out) override {
    std::size_t filled = 0;
    if (out.empty()) return 0;
    keys_.run([&](const Entry& entry, std::string_view) {
      out[filled++] = NodeId{entry.entity};
      return filled < out.size();
    });
    return filled;
  }

 private:
  MergedKeys<EntryCodec<Tag::LabelEntry>> keys_;
};

class TypeCursor final : public RelationshipCursor {
 public:
  TypeCursor(const View& view, TypeId type)
      : view_(view),
        type_(type),
        keys_(entries_of<Tag::TypeEntry>(view, view.overlay() ? &view.overlay()->types : nullptr,
                                         raw(type))) {}

  std::size_t next(std::span<RelationshipId> ids, std::span<Endpoints> endpoints) override {
    std::size_t filled = 0;
    if (ids.empty()) return 0;
    keys_.run([&](const Entry& entry, std::string_view value) {
      ids[filled] = RelationshipId{entry.entity};
      endpoints[filled] = endpoints_of(entry, value);
      return ++filled < ids.size();
    });
    return filled;
  }

 private:
  Endpoints endpoints_of(const Entry& entry, std::string_view value) const {
    if (value.size() == 16) {
      return {NodeId{load_little<std::uint64_t>(value.data())},
              NodeId{load_little<std::uint64_t>(value.data() + 8)}, type_};
    }
    Endpoints out{};
    view_.relationship(RelationshipId{entry.entity},
                       [&](const RelationshipRecord& record) { out = record.endpoints(); });
    return out;
  }

  View view_;
  TypeId type_;
  MergedKeys<EntryCodec<Tag::TypeEntry>> keys_;
};

/// Stored entries of an index in [begin, end).
class IndexCursor final : public NodeCursor {
 public:
  IndexCursor(const View& view, std::string_view begin, std::string end)
      : cursor_(view.state()), end_(std::move(end)) {
    settle(cursor_->seek(begin));
  }

  std::size_t next(std::span<NodeId> out) override {
    std::size_t filled = 0;
    while (filled < out.size() && more_) {
      out[filled++] = node_of_entry(cursor_->key());
      settle(cursor_->next());
    }
    return filled;
  }

  bool more() const { return more_; }
  const State& state() const { return cursor_.state(); }

 private:
  void settle(bool found) { more_ = found && (end_.empty() || cursor_->key() < end_); }

  EntryCursor cursor_;
  std::string end_;
  bool more_ = false;
};

/// The same, which the cache keeps under a key when there are few nodes.
class KeptSeek final : public NodeCursor {
 public:
  KeptSeek(const View& view, std::string key, KeyRange range)
      : key_(std::move(key)), entries_(view, range.begin, std::move(range.end)) {}

  std::size_t next(std::span<NodeId> out) override {
    const std::size_t count = entries_.next(out);
    if (done_) return count;
    if (seen_.size() < kMostKept) append(out.first(count));
    if (entries_.more()) return count;
    done_ = true;
    if (seen_.size() < kMostKept)
      entries_.state().caches->seeks.keep(key_, entries_.state().head.commit, std::move(seen_));
    return count;
  }

 private:
  static constexpr std::size_t kMostKept = 512 * sizeof(NodeId);

  void append(std::span<const NodeId> nodes) {
    seen_.append(reinterpret_cast<const char*>(nodes.data()), nodes.size_bytes());
  }

  std::string key_;
  IndexCursor entries_;
  std::string seen_;
  bool done_ = false;
};

/// Nodes that the cache knows.
class KnownNodes final : public NodeCursor {
 public:
  explicit KnownNodes(ReadCache::Content content) : content_(std::move(content)) {}

  std::size_t next(std::span<NodeId> out) override {
    const std::size_t count = std::min(out.size(), content_->size() / sizeof(NodeId) - at_);
    std::memcpy(out.data(), content_->data() + at_ * sizeof(NodeId), count * sizeof(NodeId));
    at_ += count;
    return count;
  }

 private:
  ReadCache::Content content_;
  std::size_t at_ = 0;
};

/// The same with the toggles of a transaction on top.
class MergedIndexCursor final : public NodeCursor {
 public:
  MergedIndexCursor(const View& view, const std::string& begin, std::string end)
      : keys_(view.state(), view.overlay() ? &view.overlay()->index_entries : nullptr, begin, begin,
              std::move(end)) {}

  std::size_t next(std::span<NodeId> out) override {
    std::size_t filled = 0;
    if (out.empty()) return 0;
    keys_.run([&](const std::string& entry, std::string_view) {
      out[filled++] = node_of_entry(entry);
      return filled < out.size();
    });
    return filled;
  }

 private:
  MergedKeys<IndexCodec> keys_;
};

/// Relationships by number, with the ends of each from its record.
class NumberedRelationships final : public RelationshipCursor {
 public:
  NumberedRelationships(const View& view, std::unique_ptr<NodeCursor> numbers)
      : view_(view), numbers_(std::move(numbers)) {}

  std::size_t next(std::span<RelationshipId> ids, std::span<Endpoints> endpoints) override {
    entities_.resize(ids.size());
    const std::size_t found = numbers_->next(entities_);
    for (std::size_t i = 0; i < found; ++i) {
      ids[i] = RelationshipId{raw(entities_[i])};
      view_.relationship(
          ids[i], [&](const RelationshipRecord& record) { endpoints[i] = record.endpoints(); });
    }
    return found;
  }

 private:
  View view_;
  std::unique_ptr<NodeCursor> numbers_;
  std::vector<NodeId> entities_;  ///< numbers of relationships here
};

class ListedNodes final : public NodeCursor {
 public:
  explicit ListedNodes(std::vector<NodeId> nodes) : nodes_(std::move(nodes)) {}

  std::size_t next(std::span<NodeId> out) override {
    const std::size_t count = std::min(out.size(), nodes_.size() - at_);
    std::copy_n(nodes_.begin() + static_cast<std::ptrdiff_t>(at_), count, out.begin());
    at_ += count;
    return count;
  }

 private:
  std::vector<NodeId> nodes_;
  std::size_t at_ = 0;
};

class NoNodes final : public NodeCursor {
 public:
  std::size_t next(std::span<NodeId>) override { return 0; }
};

/// Entities of the state by ascending key, then those the transaction created: their ids are
/// greater.
template <typename Id, Tag tag>
class EntityScan {
 public:
  EntityScan(const View& view, const absl::flat_hash_map<std::uint64_t, EntityChange>* changes,
             const std::vector<Id>* created)
      : changes_(changes),
        created_(created),
        cursor_(view.state().database->cursor(Family::Records, Scope::All,
                                              view.state().snapshot.get())) {
    stored_ = cursor_->seek(key_of(Id{0}));
  }

  /// Calls `visit(id, stored record or "")` until it returns false.
  template <typename Visit>
  void run(Visit visit) {
    while (stored_) {
      if (cursor_->key()[0] != static_cast<char>(tag)) break;
      const Id id{load_big<std::uint64_t>(cursor_->key().data() + 1)};
      const bool more = visit_if_alive(id, cursor_->value(), visit);
      stored_ = cursor_->next();
      if (!more) return;
    }
    stored_ = false;
    while (created_ != nullptr && place_ < created_->size()) {
      if (!visit_if_alive((*created_)[place_++], {}, visit)) return;
    }
  }

 private:
  template <typename Visit>
  bool visit_if_alive(Id id, std::string_view stored, Visit visit) {
    if (changes_ == nullptr) return visit(id, stored);
    const auto change = changes_->find(raw(id));
    if (change == changes_->end()) return visit(id, stored);
    return change->second.deleted || visit(id, std::string_view(change->second.record));
  }

  const absl::flat_hash_map<std::uint64_t, EntityChange>* changes_;
  const std::vector<Id>* created_;
  std::unique_ptr<rocks::Cursor> cursor_;
  bool stored_ = false;
  std::size_t place_ = 0;
};

class AllNodes final : public NodeCursor {
 public:
  explicit AllNodes(const View& view)
      : scan_(view, view.overlay() ? &view.overlay()->nodes : nullptr,
              view.overlay() ? &view.overlay()->created_nodes : nullptr) {}

  std::size_t next(std::span<NodeId> out) override {
    std::size_t filled = 0;
    if (out.empty()) return 0;
    scan_.run([&](NodeId node, std::string_view) {
      out[filled++] = node;
      return filled < out.size();
    });
    return filled;
  }

 private:
  EntityScan<NodeId, Tag::Node> scan_;
};

class AllRelationships final : public RelationshipCursor {
 public:
  explicit AllRelationships(const View& view)
      : scan_(view, view.overlay() ? &view.overlay()->relationships : nullptr,
              view.overlay() ? &view.overlay()->created_relationships : nullptr) {}

  std::size_t next(std::span<RelationshipId> ids, std::span<Endpoints> endpoints) override {
    std::size_t filled = 0;
    if (ids.empty()) return 0;
    scan_.run([&](RelationshipId relationship, std::string_view record) {
      ids[filled] = relationship;
      endpoints[filled] = RelationshipRecord(record).endpoints();
      return ++filled < ids.size();
    });
    return filled;
  }

 private:
  EntityScan<RelationshipId, Tag::Relationship> scan_;
};

bool all_equatable(std::span<const Value> values) {
  for (const Value& value : values) {
    if (!is_equatable(value)) return false;
  }
  return true;
}

std::string seek_prefix_of(IndexId index, std::span<const Value> values) {
  std::string out = index_prefix(index);
  for (const Value& value : values) encode_ordered(out, value);
  return out;
}

}  // namespace

std::unique_ptr<NodeCursor> scan_nodes(const View& view) {
  return std::make_unique<AllNodes>(view);
}

std::unique_ptr<RelationshipCursor> scan_relationships(const View& view) {
  return std::make_unique<AllRelationships>(view);
}

std::unique_ptr<NodeCursor> scan_label(const View& view, LabelId label) {
  return std::make_unique<LabelCursor>(view, label);
}

std::unique_ptr<RelationshipCursor> scan_type(const View& view, TypeId type) {
  return std::make_unique<TypeCursor>(view, type);
}

std::unique_ptr<RelationshipCursor> scan_relationship_index(const View& view, std::string begin,
                                                            std::string end) {
  return number_relationships(view, scan_index(view, std::move(begin), std::move(end)));
}

std::unique_ptr<RelationshipCursor> number_relationships(const View& view,
                                                         std::unique_ptr<NodeCursor> numbers) {
  return std::make_unique<NumberedRelationships>(view, std::move(numbers));
}

std::unique_ptr<NodeCursor> list_nodes(std::vector<NodeId> nodes) {
  return std::make_unique<ListedNodes>(std::move(nodes));
}

std::unique_ptr<NodeCursor> scan_index(const View& view, std::string begin, std::string end) {
  if (view.overlay() == nullptr || view.overlay()->index_entries.empty()) {
    return std::make_unique<IndexCursor>(view, begin, std::move(end));
  }
  return std::make_unique<MergedIndexCursor>(view, std::move(begin), std::move(end));
}

namespace {

/// By way of the cache, where the range has this key.
std::unique_ptr<NodeCursor> seek_kept(const View& view, std::string key, KeyRange range) {
  const State& state = view.state();
  auto content = state.caches->seeks.find(key, state.head.commit);
  if (content != nullptr) return std::make_unique<KnownNodes>(std::move(content));
  return std::make_unique<KeptSeek>(view, std::move(key), std::move(range));
}

}  // namespace

std::unique_ptr<NodeCursor> seek_index(const View& view, IndexId index,
                                       std::span<const Value> values) {
  const State& state = view.state();
  if (const TableSeek table(view, index, values.size()); table) {
    std::vector<NodeId> nodes;
    const std::string key = seek_key(index, values);
    if (!key.empty()) table.find(TableSeek::hash(key), key, nodes);
    return list_nodes(std::move(nodes));
  }
  KeyRange range = equal_range(index, values);
  if (range.empty()) return no_nodes();
  const CatalogIndex* known = state.catalog->find(index);
  if (known == nullptr || known->index.keys.size() != values.size()) {
    return scan_index(view, std::move(range.begin), std::move(range.end));
  }
  const auto begin = std::chrono::steady_clock::now();
  std::string key = range.begin;
  auto cursor = view.overlay() == nullptr
                    ? seek_kept(view, std::move(key), std::move(range))
                    : scan_index(view, std::move(range.begin), std::move(range.end));
  if (state.projector != nullptr)
    state.projector->missed(state, index, 1, std::chrono::steady_clock::now() - begin);
  return cursor;
}

std::unique_ptr<NodeCursor> seek_range(const View& view, KeyRange range) {
  if (range.empty()) return no_nodes();
  if (view.overlay() != nullptr)
    return scan_index(view, std::move(range.begin), std::move(range.end));
  std::string key = 'r' + range.begin + range.end;  // no key of an entry begins so
  append_big(key, std::uint64_t{range.begin.size()});
  append_big(key,
             view.state().head.commit);  // nobody tells the cache which ranges a commit changes
  return seek_kept(view, std::move(key), std::move(range));
}

std::unique_ptr<NodeCursor> no_nodes() { return std::make_unique<NoNodes>(); }

std::string seek_key(IndexId index, std::span<const Value> values) {
  return all_equatable(values) ? seek_prefix_of(index, values) : std::string();
}

KeyRange equal_range(IndexId index, std::span<const Value> values) {
  std::string begin = seek_key(index, values);
  if (begin.empty()) return {};
  std::string end = after_prefix(begin);
  return {std::move(begin), std::move(end)};
}

KeyRange bounded_range(IndexId index, std::span<const Value> values, const Bounds& bounds) {
  if (!bounds.lower && !bounds.upper) return equal_range(index, values);
  const bool comparable = all_equatable(values) && (!bounds.lower || is_equatable(*bounds.lower)) &&
                          (!bounds.upper || is_equatable(*bounds.upper));
  if (!comparable) return {};
  const std::string prefix = seek_prefix_of(index, values);
  const std::string kind = prefix + ordered_kind(bounds.lower ? *bounds.lower : *bounds.upper);
  if (bounds.upper && ordered_kind(*bounds.upper) != kind.back()) return {};
  KeyRange range{kind, after_prefix(kind)};
  if (bounds.lower) {
    std::string lower = prefix;
    encode_ordered(lower, *bounds.lower);
    range.begin = bounds.lower_inclusive ? lower : after_prefix(lower);
  }
  if (bounds.upper) {
    std::string upper = prefix;
    encode_ordered(upper, *bounds.upper);
    range.end = bounds.upper_inclusive ? after_prefix(upper) : upper;
  }
  return range.begin < range.end ? range : KeyRange{};
}

KeyRange prefix_range(IndexId index, std::string_view prefix) {
  std::string begin = index_prefix(index);
  encode_ordered_prefix(begin, prefix);
  std::string end = after_prefix(begin);
  return {std::move(begin), std::move(end)};
}

}  // namespace dossier::graph
