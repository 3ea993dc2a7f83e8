#include "query/execute/entities.h"
#include "query/execute/hop.h"
#include "query/execute/unfold.h"
#include "query/value/compare.h"

#include <algorithm>

namespace dossier::query {

namespace execute {
namespace {

/// Every relationship of the wanted types, or those that an index gives, undirected ones from both
/// of their ends.
class RelationshipScan final : public Unfold<RelationshipScan> {
 public:
  /// `seek` null: all of them.
  RelationshipScan(Context& context, OperatorPtr input, const plan::Step& step,
                   const plan::Hop& hop, const plan::RelationshipSeekStep* seek)
      : Unfold(context, std::move(input), step.carried),
        seek_(seek),
        hop_(hop),
        types_(hop),
        used_(hop.distinct_from) {}

  void make_room(Batch& out, std::size_t rows) {
    out[hop_.from].make_nodes(rows);
    out[hop_.to].make_nodes(rows);
    out[hop_.relationship].make_relationships(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    count_ = at_ = 0;
    turned_ = false;
    used_.collect(batch, row);
    cursor_.reset();
    sought_.clear();
    if (!types_.refresh(context())) return;
    if (seek_ != nullptr) return seek(batch, row);
    cursor_ = types_.ids().size() == 1 ? graph().scan_type(types_.ids()[0])
                                       : graph().scan_relationships();
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    while (made < space && (at_ < count_ || refill())) {
      if (!fits(at_)) {
        ++at_;
        continue;
      }
      write(out, at + made++);
    }
    return made;
  }

 private:
  /// Collects what the keys of the index must equal, one list for each seek.
  void seek(const Batch& batch, std::uint32_t row) {
    sought_.clear();
    List values;
    for (const EvaluatorPtr& value : seek_->values) {
      values.push_back(value->value(context(), batch, row));
      if (values.back().is_null()) return;
    }
    if (seek_->kind != plan::SeekKind::In) return sought_.push_back(std::move(values));
    if (!values[0].is_list()) return;
    for (const Value& element : values[0].list()) {
      const auto same = [&](const List& other) { return equivalent(element, other[0]); };
      if (!element.is_null() && std::none_of(sought_.begin(), sought_.end(), same))
        sought_.push_back({element});
    }
  }

  bool refill() {
    at_ = count_ = 0;
    while (count_ == 0 && (cursor_ || next_seek())) {
      count_ = cursor_->next(ids_, ends_);
      context().work(count_ + 1);
      if (count_ == 0) cursor_.reset();
    }
    return count_ > 0;
  }

  bool next_seek() {
    if (sought_.empty()) return false;
    cursor_ = cursor_of(sought_.back());
    sought_.pop_back();
    return cursor_ != nullptr || next_seek();
  }

  /// Null when a text is looked for by something else.
  std::unique_ptr<graph::RelationshipCursor> cursor_of(const List& values) {
    const bool exact = seek_->kind == plan::SeekKind::Equal || seek_->kind == plan::SeekKind::In;
    if (exact) return graph().seek_relationships(seek_->index, values);
    if (!values[0].is_string()) return nullptr;
    return graph().seek_text_relationships(seek_->index, plan::text_match(seek_->kind),
                                           values[0].string());
  }

  bool fits(std::size_t i) const {
    return types_.accepts(ends_[i].type) && !used_.contains(ids_[i]);
  }

  void write(Batch& out, std::size_t at) {
    const graph::Endpoints& ends = ends_[at_];
    const bool both = hop_.direction == graph::Direction::Both && ends.start != ends.end;
    const bool forward = hop_.direction == graph::Direction::Both
                             ? !turned_
                             : hop_.direction == graph::Direction::Outgoing;
    out[hop_.relationship].relationships()[at] = ids_[at_];
    out[hop_.from].nodes()[at] = forward ? ends.start : ends.end;
    out[hop_.to].nodes()[at] = forward ? ends.end : ends.start;
    turned_ = both && !turned_;
    if (!turned_) ++at_;
  }

  const plan::RelationshipSeekStep* seek_;
  const plan::Hop& hop_;
  HopTypes types_;
  UsedRelationships used_;
  std::vector<List> sought_;
  std::unique_ptr<graph::RelationshipCursor> cursor_;
  RelationshipId ids_[kBatchRows];
  graph::Endpoints ends_[kBatchRows];
  std::size_t count_ = 0;
  std::size_t at_ = 0;
  bool turned_ =
      false;  ///< the relationship at `at_` was given once and comes again from its other end
};

/// The ends of a relationship that the row has already.
class EndpointsOf final : public Unfold<EndpointsOf> {
 public:
  EndpointsOf(Context& context, OperatorPtr input, const plan::EndpointsStep& step)
      : Unfold(context, std::move(input), step.carried),
        step_(step),
        hop_(step.hop),
        types_(step.hop),
        used_(step.hop.distinct_from) {}

  void make_room(Batch& out, std::size_t rows) {
    if (!step_.from_bound) out[hop_.from].make_nodes(rows);
    if (!step_.to_bound) out[hop_.to].make_nodes(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    count_ = at_ = 0;
    const RelationshipId id = batch[hop_.relationship].relationship(row);
    if (id == kNoRelationship || !types_.refresh(context())) return;
    used_.collect(batch, row);
    const graph::Endpoints ends = endpoints_of(context(), id);
    if (!types_.accepts(ends.type) || used_.contains(id)) return;
    if (hop_.direction != graph::Direction::Incoming) offer(batch, row, ends.start, ends.end);
    const bool other = hop_.direction == graph::Direction::Incoming ||
                       (hop_.direction == graph::Direction::Both && ends.start != ends.end);
    if (other) offer(batch, row, ends.end, ends.start);
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    for (; made < space && at_ < count_; ++made, ++at_) {
      if (!step_.from_bound) out[hop_.from].nodes()[at + made] = found_[at_].first;
      if (!step_.to_bound) out[hop_.to].nodes()[at + made] = found_[at_].second;
    }
    return made;
  }

 private:
  void offer(const Batch& batch, std::uint32_t row, NodeId from, NodeId to) {
    if (step_.from_bound && batch[hop_.from].node(row) != from) return;
    if (step_.to_bound && batch[hop_.to].node(row) != to) return;
    if (hop_.from == hop_.to && from != to) return;
    found_[count_++] = {from, to};
  }

  const plan::EndpointsStep& step_;
  const plan::Hop& hop_;
  HopTypes types_;
  UsedRelationships used_;
  std::pair<NodeId, NodeId> found_[2];
  std::size_t count_ = 0;
  std::size_t at_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

std::string RelationshipSeekStep::name() const {
  switch (kind) {
    case SeekKind::Contains: return "RelationshipIndexContainsScan";
    case SeekKind::TextPrefix: return "RelationshipIndexStartsWithScan";
    case SeekKind::TextSuffix: return "RelationshipIndexEndsWithScan";
    default: return "RelationshipIndexSeek";
  }
}

void RelationshipSeekStep::uses(SlotSet& slots) const {
  for (const EvaluatorPtr& value : values) value->uses(slots);
  for (Slot slot : hop.distinct_from) slots[slot] = true;
}

void RelationshipSeekStep::binds(SlotSet& slots) const {
  slots[hop.from] = slots[hop.to] = slots[hop.relationship] = true;
}

OperatorPtr RelationshipSeekStep::make(Builder& builder) const {
  return std::make_unique<execute::RelationshipScan>(builder.context(), builder.build(*inputs[0]),
                                                     *this, hop, this);
}

void RelationshipScanStep::uses(SlotSet& slots) const {
  for (Slot slot : hop.distinct_from) slots[slot] = true;
}

void RelationshipScanStep::binds(SlotSet& slots) const {
  slots[hop.from] = slots[hop.to] = slots[hop.relationship] = true;
}

OperatorPtr RelationshipScanStep::make(Builder& builder) const {
  return std::make_unique<execute::RelationshipScan>(builder.context(), builder.build(*inputs[0]),
                                                     *this, hop, nullptr);
}

void EndpointsStep::uses(SlotSet& slots) const {
  slots[hop.relationship] = true;
  if (from_bound) slots[hop.from] = true;
  if (to_bound) slots[hop.to] = true;
  for (Slot slot : hop.distinct_from) slots[slot] = true;
}

void EndpointsStep::binds(SlotSet& slots) const {
  if (!from_bound) slots[hop.from] = true;
  if (!to_bound) slots[hop.to] = true;
}

OperatorPtr EndpointsStep::make(Builder& builder) const {
  return std::make_unique<execute::EndpointsOf>(builder.context(), builder.build(*inputs[0]),
                                                *this);
}

}  // namespace plan
}  // namespace dossier::query
