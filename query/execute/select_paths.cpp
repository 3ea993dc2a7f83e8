#include "query/execute/bound_count.h"
#include "query/execute/row_table.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_search.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dossier::query {

namespace execute {
namespace {

/// Makes a limit that of the search under way, for as long as it lives.
class WithinLimit {
 public:
  WithinLimit(Context& context, PathLimit& limit)
      : context_(context), around_(std::exchange(context.path_limit, &limit)) {}
  ~WithinLimit() { context_.path_limit = around_; }
  WithinLimit(const WithinLimit&) = delete;
  WithinLimit& operator=(const WithinLimit&) = delete;

 private:
  Context& context_;
  PathLimit* around_;
};

class SelectPaths final : public Unfold<SelectPaths> {
 public:
  SelectPaths(plan::Builder& builder, OperatorPtr input, const plan::SelectPathsStep& step)
      : Unfold(builder.context(), std::move(input), step.carried),
        step_(step),
        table_(builder.context(), step.bound),
        results_(builder.context().slots()) {
    builder.feed(*step.argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
  }

  void open() override {
    Unfold::open();
    count_ = step_.count ? row_count(context(), *step_.count, "the number of paths") : 1;
  }

  void make_room(Batch&, std::size_t) {}

  void begin(const Batch& batch, std::uint32_t row) {
    row_ = row;
    argument_.batch = &batch;
    argument_.rows = Selection(&row_, 1);
    limit_ = {step_.kind == plan::SelectPathsStep::Kind::Any ? kEndless : 1};
    std::uint64_t before = 0;
    for (;;) {
      gather();
      choose();
      if (!limit_.cut || enough()) break;
      // A pass that took hardly more steps than the one before is cheap: the next one may reach
      // twice as far.
      limit_.most =
          limit_.steps < before + before / 2 + kCheapSteps ? 2 * limit_.most : limit_.most + 1;
      before = limit_.steps;
    }
    at_ = 0;
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    const std::size_t made = std::min(space, chosen_.size() - at_);
    const Selection rows = Selection(chosen_).subspan(at_, made);
    for (std::size_t i = 0; i < step_.bound.size(); ++i) {
      out[step_.bound[i]].append(at, table_.column(i), rows);
    }
    at_ += made;
    return made;
  }

 private:
  static constexpr std::uint64_t kEndless = ~std::uint64_t{0};
  static constexpr std::uint64_t kCheapSteps = 64;

  /// All paths of which no part is longer than the limit: among them all paths that are not longer
  /// as a whole.
  void gather() {
    limit_.steps = 0;
    limit_.cut = false;
    table_.clear();
    lengths_.clear();
    const WithinLimit within(context(), limit_);
    inner_->open();
    while (!(any() && lengths_.size() >= count_) && inner_->next(results_)) {
      context().work(results_.size());
      for (std::uint32_t one : results_.selected()) {
        lengths_.push_back(results_[step_.path].at(one).path().relationships.size());
      }
      table_.append(results_, results_.selected());
    }
  }

  bool any() const { return step_.kind == plan::SelectPathsStep::Kind::Any; }

  /// The chosen paths are not longer than the limit, so that longer parts give none that are
  /// shorter.
  bool enough() const {
    if (chosen_.empty() || lengths_[chosen_.back()] > limit_.most) return false;
    if (step_.kind == plan::SelectPathsStep::Kind::Paths) return chosen_.size() >= count_;
    std::uint64_t groups = 1;
    for (std::size_t i = 1; i < chosen_.size(); ++i) {
      if (lengths_[chosen_[i]] != lengths_[chosen_[i - 1]]) ++groups;
    }
    return groups >= count_;
  }

  void choose() {
    chosen_.resize(lengths_.size());
    std::iota(chosen_.begin(), chosen_.end(), 0U);
    if (step_.kind != plan::SelectPathsStep::Kind::Any) {
      std::stable_sort(chosen_.begin(), chosen_.end(), [this](std::uint32_t a, std::uint32_t b) {
        return lengths_[a] < lengths_[b];
      });
    }
    std::size_t kept = 0;
    std::uint64_t groups = 0;
    for (; kept < chosen_.size(); ++kept) {
      const bool longer = kept == 0 || lengths_[chosen_[kept]] != lengths_[chosen_[kept - 1]];
      groups += step_.kind != plan::SelectPathsStep::Kind::Groups || longer ? 1 : 0;
      if (groups > count_) break;
    }
    chosen_.resize(kept);
  }

  const plan::SelectPathsStep& step_;
  Argument argument_;
  RowTable table_;
  Batch results_;
  OperatorPtr inner_;
  PathLimit limit_;
  std::vector<std::size_t> lengths_;
  std::vector<std::uint32_t> chosen_;
  std::uint64_t count_ = 1;
  std::uint32_t row_ = 0;
  std::size_t at_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

void SelectPathsStep::uses(SlotSet& slots) const {
  if (count) count->uses(slots);
}

void SelectPathsStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
}

void SelectPathsStep::require(const SlotSet& needed) {
  SlotSet inner(needed.size());
  std::erase_if(bound, [&](Slot slot) { return !needed[slot]; });
  for (Slot slot : bound) inner[slot] = true;
  inner[path] = true;
  inputs[1]->require(inner);
  SlotSet outer = needed;
  for (Slot slot : bound) outer[slot] = false;
  carried = list_of(outer);
  uses(outer);
  for (Slot slot : argument->carried) outer[slot] = true;
  inputs[0]->require(outer);
}

OperatorPtr SelectPathsStep::make(Builder& builder) const {
  return std::make_unique<execute::SelectPaths>(builder, builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
