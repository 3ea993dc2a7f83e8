#include "graph/store/step_changes.h"

#include "graph/value/interruptible.h"

#include <algorithm>

namespace dossier::graph {

namespace {

/// So few are looked through one by one.
constexpr std::size_t kFewLatest = 32;
/// So many are put in order at once.
constexpr std::ptrdiff_t kPiece = std::ptrdiff_t{1} << 16;

bool by_step(const StepToggle& a, const StepToggle& b) { return a.first < b.first; }

/// Keeps of equal steps the last, or none where they are an even number. REQUIRES: in order, equal
/// ones as they came.
template <typename List>
void cancel(List& list) {
  auto out = list.begin();
  for (auto at = list.begin(); at != list.end();) {
    auto last = at;
    while (last + 1 != list.end() && (last + 1)->first == at->first) ++last;
    if ((last - at) % 2 == 0) *out++ = *last;
    at = last + 1;
  }
  list.erase(out, list.end());
}

}  // namespace

void StepChanges::join_last_two() const {
  auto& before = lists_[lists_.size() - 2];
  std::vector<StepToggle> both(before.size() + lists_.back().size());
  LongWork work;
  std::merge(before.begin(), before.end(), lists_.back().begin(), lists_.back().end(), both.begin(),
             [&](const StepToggle& a, const StepToggle& b) {
               work.step();
               return by_step(a, b);
             });
  cancel(both);
  before = std::move(both);
  lists_.pop_back();
}

/// In pieces, for whoever changed millions may be waiting to be stopped.
void StepChanges::order_latest() const {
  const std::vector<StepToggle> latest = std::move(latest_);
  latest_.clear();
  for (auto at = latest.begin(); at != latest.end();) {
    const auto end = at + std::min<std::ptrdiff_t>(latest.end() - at, kPiece);
    auto& list = lists_.emplace_back(at, end);
    std::stable_sort(list.begin(), list.end(), by_step);
    cancel(list);
    at = end;
    while (lists_.size() > 1 && lists_[lists_.size() - 2].size() < 2 * lists_.back().size())
      join_last_two();
    checkpoint();
  }
}

StepChanges::Found StepChanges::find(const StepFilter& filter) const {
  if (latest_.size() > kFewLatest) order_latest();
  Found out;
  const Step first = first_step(filter);
  for (const auto& list : lists_) {
    auto at = std::lower_bound(
        list.begin(), list.end(), first,
        [](const StepToggle& toggle, const Step& step) { return toggle.first < step; });
    for (; at != list.end() && matches(filter, at->first); ++at) out.push_back(*at);
  }
  for (const StepToggle& toggle : latest_) {
    if (!(toggle.first < first) && matches(filter, toggle.first)) out.push_back(toggle);
  }
  std::stable_sort(out.begin(), out.end(), by_step);
  cancel(out);
  return out;
}

const std::vector<StepToggle>& StepChanges::all() const {
  order_latest();
  while (lists_.size() > 1) join_last_two();
  if (lists_.empty()) lists_.emplace_back();
  return lists_.front();
}

}  // namespace dossier::graph
