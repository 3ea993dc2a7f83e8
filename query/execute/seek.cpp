#include "query/execute/unfold.h"
#include "query/plan/steps_read.h"

#include <algorithm>
#include <tuple>

namespace dossier::query {

namespace execute {
namespace {

class Seek final : public Unfold<Seek> {
 public:
  Seek(Context& context, OperatorPtr input, const plan::SeekStep& step)
      : Unfold(context, std::move(input), step.carried), step_(step) {}

  void make_room(Batch& out, std::size_t rows) { out[step_.node].make_nodes(rows); }

  void begin(const Batch& batch, std::uint32_t row) {
    cursor_.reset();
    pending_.clear();
    at_ = end_ = 0;
    switch (step_.kind) {
      case plan::SeekKind::Equal:
        return batch.size() < kManyRows ? seek_equal(batch, row) : take_equal(batch, row);
      case plan::SeekKind::In: return seek_elements(batch, row);
      case plan::SeekKind::Range: return seek_range(batch, row);
      case plan::SeekKind::Prefix: return seek_prefix(batch, row);
      case plan::SeekKind::Contains:
      case plan::SeekKind::TextPrefix:
      case plan::SeekKind::TextSuffix: return seek_text(batch, row);
    }
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::span<NodeId> nodes(out[step_.node].nodes() + at, space);
    std::size_t count = std::min<std::size_t>(space, end_ - at_);
    std::copy_n(found_.begin() + at_, count, nodes.begin());
    at_ += static_cast<std::uint32_t>(count);
    while (count < space && (cursor_ || next_element())) {
      const std::size_t got = cursor_->next(nodes.subspan(count));
      if (got == 0) cursor_.reset();
      count += got;
    }
    return count;
  }

 private:
  void seek_equal(const Batch& batch, std::uint32_t row) {
    values_.clear();
    for (const EvaluatorPtr& value : step_.values) {
      values_.push_back(value->value(context(), batch, row));
      if (values_.back().is_null()) return;
    }
    cursor_ = graph().seek(step_.index, values_);
  }

  /// Seeks for all rows of the batch when its first one comes.
  void take_equal(const Batch& batch, std::uint32_t row) {
    if (row == batch.selected().front()) seek_all(batch);
    std::tie(at_, end_) = ranges_[taken_++];
  }

  void seek_all(const Batch& batch) {
    const std::size_t width = step_.values.size();
    const Selection rows = batch.selected();
    values_.resize(rows.size() * width);
    for (std::size_t k = 0; k < width; ++k) {
      const Operand value(context(), *step_.values[k], batch, rows);
      for (std::size_t i = 0; i < rows.size(); ++i) values_[i * width + k] = value[rows[i]];
    }
    graph().seek_many(step_.index, values_, width, found_, ranges_);
    context().work(rows.size());
    taken_ = 0;
  }

  void seek_elements(const Batch& batch, std::uint32_t row) {
    const Value list = step_.values[0]->value(context(), batch, row);
    if (!list.is_list()) return;
    for (const Value& element : list.list()) {
      const auto same = [&](const Value& other) { return equivalent(element, other); };
      if (element.is_null() || std::any_of(pending_.begin(), pending_.end(), same)) continue;
      pending_.push_back(element);
    }
    std::reverse(pending_.begin(), pending_.end());
  }

  bool next_element() {
    if (pending_.empty()) return false;
    cursor_ = graph().seek(step_.index, std::span<const Value>(&pending_.back(), 1));
    pending_.pop_back();
    return true;
  }

  void seek_range(const Batch& batch, std::uint32_t row) {
    graph::Bounds bounds;
    if (step_.lower) bounds.lower = step_.lower->value(context(), batch, row);
    if (step_.upper) bounds.upper = step_.upper->value(context(), batch, row);
    if ((bounds.lower && bounds.lower->is_null()) || (bounds.upper && bounds.upper->is_null()))
      return;
    bounds.lower_inclusive = step_.lower_inclusive;
    bounds.upper_inclusive = step_.upper_inclusive;
    cursor_ = graph().seek(step_.index, {}, bounds);
  }

  void seek_prefix(const Batch& batch, std::uint32_t row) {
    const Value prefix = step_.values[0]->value(context(), batch, row);
    if (prefix.is_string()) cursor_ = graph().seek_prefix(step_.index, prefix.string());
  }

  void seek_text(const Batch& batch, std::uint32_t row) {
    const Value part = step_.values[0]->value(context(), batch, row);
    if (part.is_string())
      cursor_ = graph().seek_text(step_.index, plan::text_match(step_.kind), part.string());
  }

  /// From so many input rows on they are sought together.
  static constexpr std::size_t kManyRows = 8;

  const plan::SeekStep& step_;
  std::unique_ptr<graph::NodeCursor> cursor_;
  std::vector<NodeId> found_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges_;
  std::size_t taken_ = 0;           ///< rows of the input batch whose ranges were taken
  std::uint32_t at_ = 0, end_ = 0;  ///< nodes of this row in `found_` that are not written yet
  std::vector<Value> values_;
  std::vector<Value> pending_;  ///< elements of an IN list, the next one last
};

}  // namespace
}  // namespace execute

namespace plan {

graph::TextMatch text_match(SeekKind kind) {
  if (kind == SeekKind::TextPrefix) return graph::TextMatch::StartsWith;
  return kind == SeekKind::TextSuffix ? graph::TextMatch::EndsWith : graph::TextMatch::Contains;
}

std::string SeekStep::name() const {
  switch (kind) {
    case SeekKind::Equal:
    case SeekKind::In: return "NodeIndexSeek";
    case SeekKind::Range: return "NodeIndexSeekByRange";
    case SeekKind::Prefix: return "NodeIndexSeekByPrefix";
    case SeekKind::Contains: return "NodeIndexContainsScan";
    case SeekKind::TextPrefix: return "NodeIndexStartsWithScan";
    case SeekKind::TextSuffix: return "NodeIndexEndsWithScan";
  }
  return {};
}

void SeekStep::uses(SlotSet& slots) const {
  for (const EvaluatorPtr& value : values) value->uses(slots);
  if (lower) lower->uses(slots);
  if (upper) upper->uses(slots);
}

OperatorPtr SeekStep::make(Builder& builder) const {
  return std::make_unique<execute::Seek>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
