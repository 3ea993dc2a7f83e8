#pragma once

#include "query/flat/pipeline.h"

#include <algorithm>

namespace dossier::query::flat {

/// So many rows before they are needed, memory is asked for.
inline constexpr std::size_t kAhead = 12;

/// Base of what makes any number of rows of each row. `Derived` has
///   void begin(std::size_t row)
///   std::size_t produce(Rows& out, std::size_t at, std::size_t space)   fewer than `space`: the
///   row is done
template <typename Derived>
class Unfolding : public Stream {
 public:
  Unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline, const Stage& stage,
            Meter& meter)
      : stage_(stage),
        meter_(meter),
        rows_(pipeline.variable_count, pipeline.weighted),
        input_(std::move(input)) {}

  bool next(Rows& out) override {
    std::size_t made = 0;
    while (made < kRows) {
      if (!within_ && !start(made > 0)) break;
      const std::size_t more = static_cast<Derived*>(this)->produce(out, made, kRows - made);
      std::fill_n(sources_ + made, more, static_cast<std::uint32_t>(row_));
      made += more;
      within_ = made == kRows;
    }
    if (made == 0) return false;
    meter_.work(made);
    out.size = made;
    out.gather(rows_, stage_.carried, {sources_, made});
    static_cast<Derived*>(this)->after(out);
    return true;
  }

  /// Tells that a row will be begun soon.
  void expect(std::size_t) {}
  void after(Rows&) {}

 protected:
  const Stage& stage_;
  Meter& meter_;
  Rows rows_;

 private:
  /// Begins the next row. Rows of which some was made already stay until that is given away.
  bool start(bool made_some) {
    if (++row_ >= rows_.size) {
      if (made_some) return --row_, false;
      do {
        if (!input_->next(rows_)) return ended();
      } while (rows_.size == 0);
      row_ = 0;
    }
    if (row_ + kAhead < rows_.size) static_cast<Derived*>(this)->expect(row_ + kAhead);
    static_cast<Derived*>(this)->begin(row_);
    return within_ = true;
  }

  /// Asking again gives nothing again.
  bool ended() {
    rows_.size = 0;
    row_ = 0;
    return false;
  }

  std::unique_ptr<Stream> input_;
  std::uint32_t sources_[kRows];
  std::size_t row_ = 0;
  bool within_ = false;
};

}  // namespace dossier::query::flat
