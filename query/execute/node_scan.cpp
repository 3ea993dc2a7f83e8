#include "query/execute/unfold.h"
#include "query/plan/steps_read.h"

#include <algorithm>

namespace dossier::query {

namespace execute {
namespace {

/// One input row streams through a cursor; for several the ids are read once and kept.
class NodeScan final : public Unfold<NodeScan> {
 public:
  NodeScan(Context& context, OperatorPtr input, const plan::NodeScanStep& step)
      : Unfold(context, std::move(input), step.carried), step_(step) {}
  ~NodeScan() override { forget(); }

  void open() override {
    Unfold::open();
    forget();
  }

  void make_room(Batch& out, std::size_t rows) { out[step_.node].make_nodes(rows); }

  void begin(const Batch& batch, std::uint32_t) {
    if (batch.size() > 1 && !kept_) keep();
    at_ = 0;
    if (!kept_) cursor_ = scan();
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    NodeId* nodes = out[step_.node].nodes() + at;
    if (!kept_) return cursor_ ? fill(*cursor_, {nodes, space}) : 0;
    const std::size_t count = std::min(space, ids_.size() - at_);
    std::copy_n(ids_.begin() + static_cast<std::ptrdiff_t>(at_), count, nodes);
    at_ += count;
    return count;
  }

 private:
  std::unique_ptr<graph::NodeCursor> scan() {
    if (!step_.label) return graph().scan_nodes();
    const auto label = context().label(*step_.label);
    return label ? graph().scan_label(*label) : nullptr;
  }

  static std::size_t fill(graph::NodeCursor& cursor, std::span<NodeId> out) {
    std::size_t count = 0;
    while (count < out.size()) {
      const std::size_t got = cursor.next(out.subspan(count));
      if (got == 0) break;
      count += got;
    }
    return count;
  }

  void keep() {
    kept_ = true;
    const auto cursor = scan();
    if (!cursor) return;
    NodeId block[kBatchRows];
    while (const std::size_t count = cursor->next(block)) {
      context().work(count);
      context().budget().charge(count * sizeof(NodeId));
      ids_.insert(ids_.end(), block, block + count);
    }
  }

  void forget() {
    context().budget().release(ids_.size() * sizeof(NodeId));
    ids_.clear();
    cursor_.reset();
    kept_ = false;
  }

  const plan::NodeScanStep& step_;
  std::unique_ptr<graph::NodeCursor> cursor_;
  std::vector<NodeId> ids_;
  std::size_t at_ = 0;
  bool kept_ = false;
};

/// Nodes by their numbers.
class NodeById final : public Unfold<NodeById> {
 public:
  NodeById(Context& context, OperatorPtr input, const plan::NodeByIdStep& step)
      : Unfold(context, std::move(input), step.carried), step_(step) {}

  void make_room(Batch& out, std::size_t rows) { out[step_.node].make_nodes(rows); }

  void begin(const Batch& batch, std::uint32_t row) {
    found_.clear();
    at_ = 0;
    const Value wanted = step_.id->value(context(), batch, row);
    if (!wanted.is_list()) return find(wanted);
    for (const Value& id : wanted.list()) find(id);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    const std::size_t count = std::min(space, found_.size() - at_);
    std::copy_n(found_.begin() + static_cast<std::ptrdiff_t>(at_), count,
                out[step_.node].nodes() + at);
    at_ += count;
    return count;
  }

 private:
  void find(const Value& id) {
    std::int64_t number = -1;
    if (id.is_integer()) number = id.integer();
    if (id.is_float() && id.real() >= 0 && id.real() < 9e18) {
      number = static_cast<std::int64_t>(id.real());
      if (static_cast<double>(number) != id.real()) return;
    }
    const auto node = static_cast<NodeId>(number);
    if (number >= 0 && graph().exists(node)) found_.push_back(node);
  }

  const plan::NodeByIdStep& step_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

OperatorPtr NodeScanStep::make(Builder& builder) const {
  return std::make_unique<execute::NodeScan>(builder.context(), builder.build(*inputs[0]), *this);
}

OperatorPtr NodeByIdStep::make(Builder& builder) const {
  return std::make_unique<execute::NodeById>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
