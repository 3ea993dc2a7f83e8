#include "ingest/language/tree.h"

#include <random>

#include <catch2/catch.hpp>

using dossier::ingest::lang::TreeDecoder;

namespace {

bool is_tree_with_one_root(const std::vector<std::int32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] < 0;
    auto at = static_cast<std::int32_t>(i);
    for (std::size_t steps = 0; at >= 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  return roots == 1;
}

float score_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  float sum = 0;
  const std::size_t width = heads.size() + 1;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    sum += scores[i * width + (heads[i] < 0 ? heads.size() : static_cast<std::size_t>(heads[i]))];
  }
  return sum;
}

/// The best score by trying every assignment of heads.
float best_score(const std::vector<float>& scores, std::uint32_t words) {
  std::vector<std::int32_t> heads(words, -1);
  float best = -1e9F;
  while (true) {
    if (is_tree_with_one_root(heads)) best = std::max(best, score_of(scores, heads));
    std::uint32_t at = 0;
    while (at < words && ++heads[at] == static_cast<std::int32_t>(words)) heads[at++] = -1;
    if (at == words) return best;
  }
}

}  // namespace

TEST_CASE("the decoder finds trees, and mostly the best", "[language]") {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> number(-3, 3);
  int best = 0;
  constexpr int rounds = 600;
  TreeDecoder decoder;
  for (int round = 0; round < rounds; ++round) {
    const auto words = static_cast<std::uint32_t>(1 + random() % 5);
    std::vector<float> scores(words * (words + 1));
    for (float& score : scores) score = number(random);
    for (std::uint32_t i = 0; i < words; ++i) scores[i * (words + 1) + i] = -1e9F;
    std::vector<float> used = scores;
    std::vector<std::int32_t> heads;
    decoder.decode(used, words, heads);
    REQUIRE(is_tree_with_one_root(heads));
    best += score_of(scores, heads) >= best_score(scores, words) - 1e-4F;
  }
  CHECK(best > rounds * 8 / 10);
}

TEST_CASE("a long chain of cycles is solved", "[language]") {
  constexpr std::uint32_t words = 400;
  std::vector<float> scores(words * (words + 1), -1);
  for (std::uint32_t i = 0; i < words; ++i) {
    scores[i * (words + 1) + i] = -1e9F;
    scores[i * (words + 1) + (i ^ 1U)] = 5;
  }
  std::vector<std::int32_t> heads;
  TreeDecoder().decode(scores, words, heads);
  CHECK(is_tree_with_one_root(heads));
}
