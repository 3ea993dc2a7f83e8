#include "ingest/language/tree.h"

#include <algorithm>
#include <limits>

namespace dossier::ingest::lang {
namespace {

constexpr float kNever = -1e30F;

}  // namespace

void TreeDecoder::choose_heads() {
  for (const std::uint32_t word : active_) {
    std::uint32_t best = words_;
    for (const std::uint32_t head : active_) {
      if (head != word && score(word, head) > score(word, best)) best = head;
    }
    heads_[word] = best;
  }
}

/// Leaves the words of one cycle in `cycle_`. Each word is walked over once.
bool TreeDecoder::find_cycle() {
  mark_.assign(words_ + 1, 0);
  std::uint32_t walk = 0;
  for (const std::uint32_t start : active_) {
    ++walk;
    std::uint32_t at = start;
    while (at != words_ && mark_[at] == 0) {
      mark_[at] = walk;
      at = heads_[at];
    }
    if (at == words_ || mark_[at] != walk) continue;
    cycle_.clear();
    const std::uint32_t first = at;
    do {
      cycle_.push_back(at);
      at = heads_[at];
    } while (at != first);
    return true;
  }
  return false;
}

/// Replaces the cycle by its first word, whose scores become those of the best way into and out of
/// it.
void TreeDecoder::contract() {
  Contraction& level = levels_.emplace_back();
  level.cycle = cycle_;
  for (const std::uint32_t word : cycle_) level.cycle_heads.push_back(heads_[word]);
  level.enters.assign(words_ + 1, cycle_[0]);
  level.leaves.assign(words_ + 1, cycle_[0]);
  const std::uint32_t joint = cycle_[0];
  for (const std::uint32_t word : cycle_) mark_[word] = ~0U;
  std::erase_if(active_, [&](std::uint32_t word) { return mark_[word] == ~0U && word != joint; });
  std::vector<float> own(cycle_.size());
  for (std::size_t i = 0; i < cycle_.size(); ++i) own[i] = score(cycle_[i], level.cycle_heads[i]);
  const auto join_head = [&](std::uint32_t head) {
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < cycle_.size(); ++i) {
      const float gain = score(cycle_[i], head) - own[i];
      if (gain <= best) continue;
      best = gain;
      level.enters[head] = cycle_[i];
    }
    score(joint, head) = best;
  };
  const auto join_word = [&](std::uint32_t word) {
    float best = -std::numeric_limits<float>::infinity();
    for (const std::uint32_t inside : cycle_) {
      if (score(word, inside) <= best) continue;
      best = score(word, inside);
      level.leaves[word] = inside;
    }
    score(word, joint) = best;
  };
  join_head(words_);
  for (const std::uint32_t other : active_) {
    if (other == joint) continue;
    join_head(other);
    join_word(other);
  }
}

/// Puts the words of a contracted cycle back.
void TreeDecoder::expand(std::uint32_t index) {
  const Contraction& level = levels_[index];
  const std::uint32_t joint = level.cycle[0];
  for (const std::uint32_t word : active_) {
    if (word != joint && heads_[word] == joint) heads_[word] = level.leaves[word];
  }
  const std::uint32_t head = heads_[joint];
  const std::uint32_t entered = level.enters[head];
  for (std::size_t i = 0; i < level.cycle.size(); ++i) {
    heads_[level.cycle[i]] = level.cycle[i] == entered ? head : level.cycle_heads[i];
    if (level.cycle[i] != joint) active_.push_back(level.cycle[i]);
  }
}

void TreeDecoder::solve() {
  active_.resize(words_);
  for (std::uint32_t i = 0; i < words_; ++i) active_[i] = i;
  heads_.assign(words_ + 1, words_);
  levels_.clear();
  choose_heads();
  while (find_cycle()) {
    contract();
    choose_heads();
  }
  for (auto level = static_cast<std::uint32_t>(levels_.size()); level-- > 0;) expand(level);
}

/// If several words hang at the root, forbids it to all but the best. True if there were several.
bool TreeDecoder::keep_one_root() {
  std::uint32_t best = words_, count = 0;
  for (std::uint32_t i = 0; i < words_; ++i) {
    if (heads_[i] != words_) continue;
    ++count;
    if (best == words_ || original_[i] > original_[best]) best = i;
  }
  if (count < 2) return false;
  for (std::uint32_t i = 0; i < words_; ++i) original_[i] = i == best ? original_[i] : kNever;
  return true;
}

void TreeDecoder::decode(std::span<float> scores, std::uint32_t words,
                         std::vector<std::int32_t>& heads) {
  scores_ = scores.data();
  words_ = words;
  original_.resize(words);
  for (std::uint32_t i = 0; i < words; ++i) original_[i] = score(i, words);
  copy_.assign(scores.begin(), scores.end());
  solve();
  if (keep_one_root()) {
    std::copy(copy_.begin(), copy_.end(), scores.begin());
    for (std::uint32_t i = 0; i < words; ++i) score(i, words) = original_[i];
    solve();
  }
  heads.resize(words);
  for (std::uint32_t i = 0; i < words; ++i) {
    heads[i] = heads_[i] == words ? -1 : static_cast<std::int32_t>(heads_[i]);
  }
}

}  // namespace dossier::ingest::lang
