#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dossier::ingest::lang {

/// Finds the best tree with one root for a table of arc scores (Chu and Liu 1965, Edmonds 1967):
/// greedily, and by contraction only where the greedy choice has cycles. Scratch space; one per
/// thread.
class TreeDecoder {
 public:
  /// `scores` has `words` rows of `words + 1` columns: the score of each head for each word, the
  /// root in the last column. Sets `heads` to indices of words, -1 for the root. `scores` is used
  /// up.
  void decode(std::span<float> scores, std::uint32_t words, std::vector<std::int32_t>& heads);

 private:
  float& score(std::uint32_t word, std::uint32_t head) noexcept {
    return scores_[word * (words_ + 1) + head];
  }
  void solve();
  void choose_heads();
  bool find_cycle();
  void contract();
  void expand(std::uint32_t level);
  bool keep_one_root();

  /// A contracted cycle: its words, and for each word outside which word of the cycle it would use.
  struct Contraction {
    std::vector<std::uint32_t> cycle;
    std::vector<std::uint32_t> cycle_heads;
    std::vector<std::uint32_t>
        enters;  ///< by head outside: the word of the cycle that it would govern
    std::vector<std::uint32_t>
        leaves;  ///< by word outside: the word of the cycle that would govern it
  };

  float* scores_ = nullptr;
  std::uint32_t words_ = 0;
  std::vector<std::uint32_t> active_;  ///< words that stand for themselves or for a cycle
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> cycle_;
  std::vector<std::uint32_t> mark_;
  std::vector<Contraction> levels_;
  std::vector<float> original_;  ///< scores of the root
  std::vector<float> copy_;
};

}  // namespace dossier::ingest::lang
