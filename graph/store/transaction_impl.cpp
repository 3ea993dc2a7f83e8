#include "graph/store/transaction_impl.h"

#include "graph/store/endpoint_counts.h"
#include "graph/store/schema_changes.h"
#include "graph/store/verify.h"

#include <algorithm>

namespace dossier::graph {

TransactionImpl::TransactionImpl(std::shared_ptr<Engine> engine, std::shared_ptr<const State> state,
                                 Role role)
    : engine_(std::move(engine)),
      state_(std::move(state)),
      statistics_(state_, overlay_),
      role_(role),
      holds_writer_(role == Role::Exclusive) {}

TransactionImpl::~TransactionImpl() { rollback(); }

Status TransactionImpl::commit() {
  if (closed_) return Error{Code::TransactionClosed, "the transaction was closed before"};
  if (!dirty()) {
    const std::uint64_t seen = state_->head.commit;
    close();
    return role_ == Role::Reader ? Status() : engine_->await_durable(seen);
  }
  try {
    verify();
  } catch (const Exception& exception) {
    close();
    return exception.error();
  }
  holds_writer_ = false;  // the engine gives it back
  Status status = engine_->commit(*state_, *overlay_);
  close();
  return status;
}

void TransactionImpl::verify() {
  if (overlay_ == nullptr) return;
  settle_counts(*state_, *overlay_);
  graph::verify(view(), *overlay_);
}

void TransactionImpl::rollback() noexcept { close(); }

void TransactionImpl::close() noexcept {
  closed_ = true;
  engine_->discard(std::move(overlay_));
  if (!std::exchange(holds_writer_, false)) return;
  engine_->end_write();
}

void TransactionImpl::require_open() const {
  if (closed_) throw Exception({Code::TransactionClosed, "the transaction was closed before"});
}

Overlay& TransactionImpl::writable_overlay() {
  require_open();
  if (overlay_ != nullptr) return *overlay_;
  if (role_ == Role::Reader) {
    throw Exception({Code::ReadOnly, "the transaction was opened for reading only"});
  }
  if (!holds_writer_) {
    engine_->begin_write(*state_);
    holds_writer_ = true;
  }
  overlay_ = std::make_unique<Overlay>();
  overlay_->head = state_->head;
  overlay_->catalog = state_->catalog;
  overlay_->bytes_allowed = engine_->transaction_bytes();
  return *overlay_;
}

Changes TransactionImpl::changes() {
  Overlay& overlay = writable_overlay();
  overlay.place = place_;
  return Changes(*state_, overlay);
}

View TransactionImpl::view() const {
  require_open();
  return View(*state_, overlay_.get());
}

const Catalog& TransactionImpl::catalog() const {
  return overlay_ == nullptr ? *state_->catalog : *overlay_->catalog;
}

NodeId TransactionImpl::create_node(std::span<const LabelId> labels,
                                    std::span<const Property> properties) {
  return changes().create_node(labels, properties);
}

RelationshipId TransactionImpl::create_relationship(NodeId start, TypeId type, NodeId end,
                                                    std::span<const Property> properties) {
  return changes().create_relationship(start, type, end, properties);
}

bool TransactionImpl::set_property(NodeId node, KeyId key, const Value& value) {
  return changes().set_property(node, key, value);
}

bool TransactionImpl::set_property(RelationshipId relationship, KeyId key, const Value& value) {
  return changes().set_property(relationship, key, value);
}

bool TransactionImpl::add_label(NodeId node, LabelId label) {
  return changes().add_label(node, label);
}

bool TransactionImpl::remove_label(NodeId node, LabelId label) {
  return changes().remove_label(node, label);
}

void TransactionImpl::delete_node(NodeId node) { changes().delete_node(node); }

std::uint64_t TransactionImpl::detach_delete_node(NodeId node) {
  return changes().detach_delete_node(node);
}

void TransactionImpl::delete_relationship(RelationshipId relationship) {
  changes().delete_relationship(relationship);
}

IndexId TransactionImpl::create_index(const IndexDefinition& definition,
                                      const IndexProgress& progress) {
  Overlay& overlay = writable_overlay();
  Index index{IndexId{}, definition, 0, {}};
  const bool node = definition.entity == EntityKind::Node;
  index.label = node ? raw(label(definition.label)) : raw(type(definition.label));
  for (const std::string& name : definition.further) {
    index.further.push_back(node ? raw(label(name)) : raw(type(name)));
  }
  for (const std::string& name : definition.keys) index.keys.push_back(key(name));
  return graph::create_index(view(), overlay, std::move(index), progress);
}

bool TransactionImpl::drop_index(std::string_view name) {
  return graph::drop_index(view(), writable_overlay(), name);
}

}  // namespace dossier::graph
