#pragma once

#include "query/execute/operator.h"

#include <vector>

namespace dossier::query::execute {

/// Base of operators that make any number of rows of each input row. `Derived` has
///   void make_room(Batch& out, std::size_t rows)    gives its columns so many entries; called
///   again with more as they fill void begin(const Batch& input, std::uint32_t row)   starts on a
///   row std::size_t produce(Batch& out, std::size_t at, std::size_t space)
///       writes up to `space` results from `at` on; fewer than `space` means that the row is done.
/// The carried slots of the input are copied once an output batch is full.
template <typename Derived>
class Unfold : public Operator {
 public:
  Unfold(Context& context, OperatorPtr input, const std::vector<Slot>& carried)
      : Operator(context), input_(std::move(input)), carried_(carried), batch_(context.slots()) {}

  void open() override {
    input_->open();
    batch_.reset();
    position_ = 0;
    within_ = false;
  }

  bool next(Batch& out) override {
    sources_.clear();
    std::size_t room = 0;
    while (sources_.size() < kBatchRows) {
      if (!within_ && !start()) break;
      if (sources_.size() == room) self().make_room(out, room = more_than(room));
      const std::size_t space = room - sources_.size();
      const std::size_t made = self().produce(out, sources_.size(), space);
      sources_.insert(sources_.end(), made, row_);
      context().work(made + 1);
      within_ = made == space;
    }
    if (sources_.empty()) return false;
    out.gather(batch_, carried_, sources_);
    out.set_rows(sources_.size());
    return true;
  }

 protected:
  const Batch& input() const noexcept { return batch_; }

 private:
  Derived& self() noexcept { return static_cast<Derived&>(*this); }

  /// Most runs of a point query make a handful of rows.
  static std::size_t more_than(std::size_t room) noexcept {
    return room == 0 ? 16 : room < 128 ? 128 : kBatchRows;
  }

  /// Goes on to the next input row; false when rows made so far must be given out first, or at the
  /// end.
  bool start() {
    if (position_ == batch_.size()) {
      if (!sources_.empty() || !input_->next(batch_)) return false;
      position_ = 0;
    }
    row_ = batch_.selected()[position_++];
    self().begin(batch_, row_);
    return within_ = true;
  }

  OperatorPtr input_;
  const std::vector<Slot>& carried_;
  Batch batch_;
  std::vector<std::uint32_t> sources_;
  std::size_t position_ = 0;
  std::uint32_t row_ = 0;
  bool within_ = false;
};

}  // namespace dossier::query::execute
