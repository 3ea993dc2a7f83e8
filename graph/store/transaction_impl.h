#pragma once

#include "graph/store/changes.h"
#include "graph/store/engine.h"
#include "graph/store/foreseen_seeks.h"
#include "graph/store/transaction_statistics.h"
#include "graph/store/view.h"
#include "graph/transaction.h"

#include <atomic>
#include <memory>

namespace dossier::graph {

enum class Role : std::uint8_t {
  Reader,     ///< never writes
  Writer,     ///< may write; takes the writer lock with its first write
  Exclusive,  ///< holds the writer lock from the beginning
};

class TransactionImpl final : public Transaction {
 public:
  /// Role::Exclusive REQUIRES that the caller holds the writer lock; the transaction gives it back.
  TransactionImpl(std::shared_ptr<Engine> engine, std::shared_ptr<const State> state, Role role);
  ~TransactionImpl() override;

  bool writable() const override { return role_ != Role::Reader; }
  std::uint64_t snapshot() const override { return state_->head.commit; }
  bool dirty() const override { return overlay_ != nullptr && !overlay_->empty(); }
  Status commit() override;
  void verify() override;
  void set_place(Span where) override { place_ = where; }
  void rollback() noexcept override;

  std::optional<LabelId> find_label(std::string_view name) const override;
  std::optional<TypeId> find_type(std::string_view name) const override;
  std::optional<KeyId> find_key(std::string_view name) const override;
  LabelId label(std::string_view name) override;
  TypeId type(std::string_view name) override;
  KeyId key(std::string_view name) override;
  std::string_view name(LabelId id) const override;
  std::string_view name(TypeId id) const override;
  std::string_view name(KeyId id) const override;
  std::vector<std::string_view> labels() const override;
  std::vector<std::string_view> types() const override;
  std::vector<std::string_view> keys() const override;

  bool exists(NodeId node) const override;
  void labels(NodeId node, std::vector<LabelId>& out) const override;
  bool has_label(NodeId node, LabelId label) const override;
  Value property(NodeId node, KeyId key) const override;
  void properties(NodeId node, std::vector<Property>& out) const override;
  void properties(std::span<const NodeId> nodes, KeyId key, std::span<Value> out) const override;

  bool exists(RelationshipId relationship) const override;
  std::optional<Endpoints> endpoints(RelationshipId relationship) const override;
  Value property(RelationshipId relationship, KeyId key) const override;
  void properties(RelationshipId relationship, std::vector<Property>& out) const override;
  void properties(std::span<const RelationshipId> relationships, KeyId key,
                  std::span<Value> out) const override;

  void expand(NodeId node, Direction direction, std::span<const TypeId> types,
              std::vector<Adjacent>& out) const override;
  std::uint64_t degree(NodeId node, Direction direction,
                       std::span<const TypeId> types) const override;
  void between(NodeId from, NodeId to, Direction direction, std::span<const TypeId> types,
               std::vector<Adjacent>& out) const override;

  std::unique_ptr<NodeCursor> scan_nodes() const override;
  std::unique_ptr<NodeCursor> scan_label(LabelId label) const override;
  std::unique_ptr<RelationshipCursor> scan_relationships() const override;
  std::unique_ptr<RelationshipCursor> scan_type(TypeId type) const override;

  std::shared_ptr<const EdgeTable> edges(TypeId type, Effort effort) const override;
  std::shared_ptr<const NodeSet> members(LabelId label, Effort effort) const override;
  std::shared_ptr<const ValueColumn> node_column(KeyId key, Effort effort) const override;
  std::shared_ptr<const ValueColumn> relationship_column(TypeId type, KeyId key,
                                                         Effort effort) const override;

  std::vector<Index> indexes() const override;
  std::unique_ptr<NodeCursor> seek(IndexId index, std::span<const Value> values) const override;
  void seek_many(IndexId index, std::span<const Value> values, std::size_t width,
                 std::vector<NodeId>& nodes,
                 std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges) const override;
  void foresee(IndexId index, std::span<const Value> values, std::size_t width,
               std::vector<NodeId>& found) override;
  void foresee_changes(std::span<const NodeId> nodes) override { changes().foresee(nodes); }
  std::unique_ptr<NodeCursor> seek(IndexId index, std::span<const Value> values,
                                   const Bounds& bounds) const override;
  std::unique_ptr<NodeCursor> seek_prefix(IndexId index, std::string_view prefix) const override;
  std::unique_ptr<RelationshipCursor> seek_relationships(
      IndexId index, std::span<const Value> values) const override;

  std::unique_ptr<NodeCursor> seek_text(IndexId index, TextMatch match,
                                        std::string_view part) const override;
  std::unique_ptr<RelationshipCursor> seek_text_relationships(IndexId index, TextMatch match,
                                                              std::string_view part) const override;
  void postings(IndexId index, std::string_view prefix, Reach reach,
                PostingVisitor visit) const override;
  TextTotals text_totals(IndexId index) const override;

  const Statistics& statistics() const override { return statistics_; }

  NodeId create_node(std::span<const LabelId> labels,
                     std::span<const Property> properties) override;
  RelationshipId create_relationship(NodeId start, TypeId type, NodeId end,
                                     std::span<const Property> properties) override;
  bool set_property(NodeId node, KeyId key, const Value& value) override;
  bool set_property(RelationshipId relationship, KeyId key, const Value& value) override;
  bool add_label(NodeId node, LabelId label) override;
  bool remove_label(NodeId node, LabelId label) override;
  void delete_node(NodeId node) override;
  std::uint64_t detach_delete_node(NodeId node) override;
  void delete_relationship(RelationshipId relationship) override;

  IndexId create_index(const IndexDefinition& definition, const IndexProgress& progress) override;
  bool drop_index(std::string_view name) override;

 private:
  View view() const;
  bool has_memory() const;
  const Catalog& catalog() const;
  /// The changes, after the writer lock is held. Throws ReadOnly, TransactionClosed and Conflict.
  Changes changes();
  Overlay& writable_overlay();
  void require_open() const;
  std::optional<std::uint32_t> find_name(NameKind kind, std::string_view name) const;
  std::uint32_t add_name(NameKind kind, std::string_view name);
  std::string_view name_of(NameKind kind, std::uint32_t id) const;
  std::vector<std::string_view> names_in_use(NameKind kind, Count count) const;
  void close() noexcept;

  std::shared_ptr<Engine> engine_;
  std::shared_ptr<const State> state_;
  std::unique_ptr<Overlay> overlay_;  ///< null before the first write
  ForeseenSeeks foreseen_;
  TransactionStatistics statistics_;
  Span place_;  ///< of the changes that come next
  Role role_;
  bool holds_writer_ = false;
  bool closed_ = false;
};

}  // namespace dossier::graph
