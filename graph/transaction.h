#pragma once

#include "graph/ids.h"
#include "graph/memory.h"
#include "graph/schema.h"
#include "graph/statistics.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <absl/functional/function_ref.h>
#include <dossier/error.h>
#include <dossier/value.h>

namespace dossier::graph {

/// A stream of node ids. Valid while its transaction is open. Nodes that the transaction writes
/// after the cursor was opened may or may not appear: who writes while reading, reads first.
class NodeCursor {
 public:
  virtual ~NodeCursor() = default;
  /// Fills the front of `out`; returns how many, 0 at the end.
  virtual std::size_t next(std::span<NodeId> out) = 0;
};

/// A stream of relationships with their endpoints; rules as for NodeCursor.
class RelationshipCursor {
 public:
  virtual ~RelationshipCursor() = default;
  virtual std::size_t next(std::span<RelationshipId> ids, std::span<Endpoints> endpoints) = 0;
};

/// A consistent view of the graph, and the changes made through it. Reads see the snapshot taken
/// at `begin` plus the transaction's own writes. Changes become visible to others, all at once,
/// by `commit`; without it the destructor drops them.
///
/// Writing transactions are serialised: the first write takes the store's writer lock, and fails
/// with Code::Conflict when another transaction has committed since this one's snapshot.
///
/// Errors that end the transaction (I/O, corruption, conflict, limits) are thrown as
/// dossier::Exception from reads and writes alike; afterwards only rollback and destruction are
/// allowed.
///
/// Thread-safety: one thread at a time, except that const reads of a transaction without own
/// writes may run on several threads at once.
class Transaction {
 public:
  virtual ~Transaction() = default;

  virtual bool writable() const = 0;
  /// Number of the last commit that this snapshot holds.
  virtual std::uint64_t snapshot() const = 0;
  /// True once anything was written.
  virtual bool dirty() const = 0;
  /// Stores all changes in one atomic write (synced unless the store was opened otherwise).
  /// Fails with OutcomeUnknown when the disk failed during the sync. Closes the transaction.
  virtual Status commit() = 0;
  /// Throws what `commit` would fail with because of the changes made since the last call:
  /// DeleteConnectedNode, ConstraintViolated, or DeletedEntityAccess for a relationship at a node
  /// that was gone before the snapshot. Call it at the end of a statement, so that the error names
  /// the right one.
  virtual void verify() = 0;
  /// The place in the text of a query that asks for the changes from now on: what `verify` throws
  /// because of them carries it.
  virtual void set_place(Span where) = 0;
  /// Drops all changes and closes the transaction. Harmless when closed already.
  virtual void rollback() noexcept = 0;

  // Names. `find_` returns nothing for a name never used; the others add it when it is new.
  virtual std::optional<LabelId> find_label(std::string_view name) const = 0;
  virtual std::optional<TypeId> find_type(std::string_view name) const = 0;
  virtual std::optional<KeyId> find_key(std::string_view name) const = 0;
  virtual LabelId label(std::string_view name) = 0;
  virtual TypeId type(std::string_view name) = 0;
  virtual KeyId key(std::string_view name) = 0;
  /// The view lives as long as the store.
  virtual std::string_view name(LabelId id) const = 0;
  virtual std::string_view name(TypeId id) const = 0;
  virtual std::string_view name(KeyId id) const = 0;
  /// Every name that is in use by at least one entity of the snapshot, sorted.
  virtual std::vector<std::string_view> labels() const = 0;
  virtual std::vector<std::string_view> types() const = 0;
  virtual std::vector<std::string_view> keys() const = 0;

  // Reading nodes. An id that does not exist has no labels, no properties, no neighbours.
  virtual bool exists(NodeId node) const = 0;
  /// Replaces the content of `out`; sorted by id.
  virtual void labels(NodeId node, std::vector<LabelId>& out) const = 0;
  virtual bool has_label(NodeId node, LabelId label) const = 0;
  /// Null when the node lacks the property.
  virtual Value property(NodeId node, KeyId key) const = 0;
  /// Replaces the content of `out`; sorted by key id.
  virtual void properties(NodeId node, std::vector<Property>& out) const = 0;
  /// One property of many nodes: out[i] belongs to nodes[i]. Faster than one by one.
  virtual void properties(std::span<const NodeId> nodes, KeyId key, std::span<Value> out) const = 0;

  // Reading relationships.
  virtual bool exists(RelationshipId relationship) const = 0;
  virtual std::optional<Endpoints> endpoints(RelationshipId relationship) const = 0;
  virtual Value property(RelationshipId relationship, KeyId key) const = 0;
  virtual void properties(RelationshipId relationship, std::vector<Property>& out) const = 0;
  virtual void properties(std::span<const RelationshipId> relationships, KeyId key,
                          std::span<Value> out) const = 0;

  // Walking.
  /// Appends the steps from `node` in `direction` along `types` (empty: all). A self-loop is one
  /// step in each single direction and one step in `Both`. Order: by type, then neighbour.
  virtual void expand(NodeId node, Direction direction, std::span<const TypeId> types,
                      std::vector<Adjacent>& out) const = 0;
  /// Number of steps that `expand` would append, without reading relationships one by one where
  /// possible.
  virtual std::uint64_t degree(NodeId node, Direction direction,
                               std::span<const TypeId> types) const = 0;
  /// Appends the steps from `from` to `to` only.
  virtual void between(NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
                       std::vector<Adjacent>& out) const = 0;

  // Scanning, in ascending id order.
  virtual std::unique_ptr<NodeCursor> scan_nodes() const = 0;
  virtual std::unique_ptr<NodeCursor> scan_label(LabelId label) const = 0;
  virtual std::unique_ptr<RelationshipCursor> scan_relationships() const = 0;
  virtual std::unique_ptr<RelationshipCursor> scan_type(TypeId type) const = 0;

  // Parts of the snapshot in memory, for those who look at much of it. Null when the part is not
  // there and `effort` does not ask for it, when it does not fit the memory for such parts, and
  // once this transaction has changed anything.
  virtual std::shared_ptr<const EdgeTable> edges(TypeId type, Effort effort) const = 0;
  virtual std::shared_ptr<const NodeSet> members(LabelId label, Effort effort) const = 0;
  /// One property of all nodes; ids that no node has are null in it. Null also when its values are
  /// of several kinds, or of one that columns do not have.
  virtual std::shared_ptr<const ValueColumn> node_column(KeyId key, Effort effort) const = 0;
  /// The same of all relationships of a type.
  virtual std::shared_ptr<const ValueColumn> relationship_column(TypeId type, KeyId key,
                                                                 Effort effort) const = 0;

  // Indexes and constraints.
  virtual std::vector<Index> indexes() const = 0;
  /// Nodes whose first keys equal `values` (as many as are given).
  virtual std::unique_ptr<NodeCursor> seek(IndexId index, std::span<const Value> values) const = 0;
  /// The same for many seeks at once, which is faster: values[i * width] to values[i * width +
  /// width - 1] are those of seek i. Its nodes stand at nodes[ranges[i].first] to
  /// nodes[ranges[i].second]. Replaces the content of both.
  virtual void seek_many(IndexId index, std::span<const Value> values, std::size_t width,
                         std::vector<NodeId>& nodes,
                         std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges) const = 0;
  /// Tells of seeks that will be made one by one between changes, so that the store is asked for
  /// all of them together. It is a hint: what they find stays the same. Replaces `found` by what
  /// they would find before the first change of the transaction.
  virtual void foresee(IndexId index, std::span<const Value> values, std::size_t width,
                       std::vector<NodeId>& found) = 0;
  /// Tells of nodes that are likely to be changed one by one, so that the store is asked for all of
  /// them together; a hint likewise. Throws what a change would where none is possible.
  virtual void foresee_changes(std::span<const NodeId> nodes) = 0;
  /// Nodes whose first keys equal `values` and whose next key lies within `bounds`, ascending by
  /// that key.
  virtual std::unique_ptr<NodeCursor> seek(IndexId index, std::span<const Value> values,
                                           const Bounds& bounds) const = 0;
  /// Nodes whose first key is a string that starts with `prefix`, ascending.
  virtual std::unique_ptr<NodeCursor> seek_prefix(IndexId index, std::string_view prefix) const = 0;
  /// Relationships whose first keys equal `values`, of an index on relationships.
  virtual std::unique_ptr<RelationshipCursor> seek_relationships(
      IndexId index, std::span<const Value> values) const = 0;

  /// Nodes of a Text index that may have a fitting string, each once: all that do, and few others.
  virtual std::unique_ptr<NodeCursor> seek_text(IndexId index, TextMatch match,
                                                std::string_view part) const = 0;
  /// The same of a Text index on relationships.
  virtual std::unique_ptr<RelationshipCursor> seek_text_relationships(
      IndexId index, TextMatch match, std::string_view part) const = 0;
  /// The words of a Fulltext index that begin with `prefix` in the order of their bytes, each with
  /// one posting after the other, until `visit` returns false. With Reach::Word only the word that
  /// is `prefix` itself.
  using PostingVisitor = absl::FunctionRef<bool(std::string_view word, const Posting& posting)>;
  enum class Reach : std::uint8_t { Word, Beginning };
  virtual void postings(IndexId index, std::string_view prefix, Reach reach,
                        PostingVisitor visit) const = 0;
  virtual TextTotals text_totals(IndexId index) const = 0;

  virtual const Statistics& statistics() const = 0;

  // Writing. Each throws Code::ReadOnly on a read-only transaction.
  virtual NodeId create_node(std::span<const LabelId> labels,
                             std::span<const Property> properties) = 0;
  virtual RelationshipId create_relationship(NodeId start, TypeId type, NodeId end,
                                             std::span<const Property> properties) = 0;
  /// A null value removes the property. Throws InvalidPropertyType for maps, nodes,
  /// relationships, paths and lists that hold such or null. Returns whether anything changed.
  virtual bool set_property(NodeId node, KeyId key, const Value& value) = 0;
  virtual bool set_property(RelationshipId relationship, KeyId key, const Value& value) = 0;
  virtual bool add_label(NodeId node, LabelId label) = 0;
  virtual bool remove_label(NodeId node, LabelId label) = 0;
  /// Throws DeleteConnectedNode at commit when relationships of the node are left then:
  /// within one transaction the order of deletions does not matter.
  virtual void delete_node(NodeId node) = 0;
  /// Deletes the node and its relationships; returns how many relationships.
  virtual std::uint64_t detach_delete_node(NodeId node) = 0;
  virtual void delete_relationship(RelationshipId relationship) = 0;

  // Changing the schema. Building an index scans the label within this transaction.
  /// Throws IndexExists for a name or definition that exists, ConstraintViolated when the data
  /// breaks the constraint. What `progress` throws goes through; the transaction has to be rolled
  /// back then.
  virtual IndexId create_index(const IndexDefinition& definition,
                               const IndexProgress& progress = {}) = 0;
  /// False when there is none of that name.
  virtual bool drop_index(std::string_view name) = 0;
};

}  // namespace dossier::graph
