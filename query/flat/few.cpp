#include "query/flat/few.h"

#include <absl/container/flat_hash_map.h>

namespace dossier::query::flat {

namespace {

class FewStream final : public Stream {
 public:
  FewStream(std::unique_ptr<Stream> input, const Stage& stage)
      : input_(std::move(input)), stage_(stage) {}

  bool next(Rows& out) override {
    while (input_->next(out)) {
      choose(out);
      if (out.size > 0) return true;
    }
    return false;
  }

 private:
  void choose(Rows& rows) {
    const std::uint32_t* nodes = rows.column(stage_.to);
    const std::uint32_t* others = stage_.second == kNoVar ? nullptr : rows.column(stage_.second);
    kept_.clear();
    for (std::uint32_t i = 0; i < rows.size; ++i) {
      if (others == nullptr ? is_new(nodes[i], 0)
                            : has_value(others[i]) && is_new(nodes[i], others[i]))
        kept_.push_back(i);
    }
    rows.keep(kept_);
  }

  /// A node without the property that is compared differs from none.
  bool has_value(std::uint32_t other) const {
    const graph::ValueColumn* column = stage_.column;
    if (other == kNone) return false;
    return column == nullptr || (column->covers(other) &&
                                 column->has(static_cast<std::size_t>(other - column->first())));
  }

  bool is_new(std::uint32_t node, std::uint32_t other) {
    const auto [at, added] = first_.try_emplace(node, other);
    if (added) return true;
    if (at->second == other || at->second == kNone) return false;
    at->second = kNone;  // two are known
    return true;
  }

  std::unique_ptr<Stream> input_;
  const Stage& stage_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> first_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace

std::unique_ptr<Stream> make_few(std::unique_ptr<Stream> input, const Stage& stage) {
  return std::make_unique<FewStream>(std::move(input), stage);
}

}  // namespace dossier::query::flat
