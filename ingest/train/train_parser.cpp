#include <algorithm>
#include <random>

#include "ingest/language/arc_state.h"
#include "ingest/language/parser.h"
#include "ingest/language/tagger.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier::train {
namespace {

using namespace ingest;
using namespace ingest::lang;

constexpr unsigned kBits = 16;

/// Gold arcs that each kind of transition gives up for good (Goldberg and Nivre 2013).
class Oracle {
 public:
  Oracle(const ArcState& state, const TreeSentence& tree) : state_(state), tree_(tree) {}

  unsigned shift_cost() const {
    const std::int32_t word = state_.buffer(0);
    unsigned cost = 0;
    for (const std::int32_t item : state_.stack_items()) {
      cost += head(item) == word;
      cost += head(word) == item && item != state_.stack(0);
    }
    return cost;
  }

  unsigned left_cost() const {
    const std::int32_t top = state_.stack(0);
    const std::int32_t gold = head(top);
    const bool loses = gold < 0 || gold == state_.stack(1) || gold > state_.buffer(0);
    return children_ahead(top) + (loses && gold != state_.buffer(0));
  }

  unsigned right_cost() const {
    const std::int32_t top = state_.stack(0);
    const std::int32_t gold = head(top);
    const bool loses = gold < 0 || gold >= static_cast<std::int32_t>(state_.next());
    return children_ahead(top) + loses;
  }

 private:
  std::int32_t head(std::int32_t word) const { return tree_.tokens[static_cast<std::size_t>(word)].head; }

  unsigned children_ahead(std::int32_t word) const {
    unsigned count = 0;
    for (std::uint32_t i = state_.next(); i < state_.words(); ++i) count += head(static_cast<std::int32_t>(i)) == word;
    return count;
  }

  const ArcState& state_;
  const TreeSentence& tree_;
};

class ParserTrainer {
 public:
  ParserTrainer(Perceptron& model, std::uint64_t seed) : model_(model), random_(seed) {}

  void learn(const TreeSentence& tree, const std::vector<WordForm>& forms, double explore) {
    state_.reset(static_cast<std::uint32_t>(tree.tokens.size()));
    while (!state_.done()) {
      ArcFeatures::fill(state_, forms, tree.tokens, features_);
      model_.score(features_, scores_);
      const unsigned guess = best_allowed();
      const unsigned gold = best_correct(tree);
      if (!is_correct(guess, tree)) model_.update(features_, gold, guess);
      model_.tick();
      const bool follow = std::uniform_real_distribution<>(0, 1)(random_) < explore;
      state_.apply(follow ? guess : gold);
    }
  }

 private:
  unsigned cost_kind(unsigned transition, const TreeSentence& tree) const {
    const Oracle oracle(state_, tree);
    if (transition == Transition::kShift) return oracle.shift_cost();
    return transition <= kDeprels ? oracle.left_cost() : oracle.right_cost();
  }

  unsigned best_allowed() const {
    unsigned best = Transition::kCount;
    const auto consider = [&](unsigned first, unsigned last) {
      for (unsigned i = first; i < last; ++i) {
        if (best == Transition::kCount || scores_[i] > scores_[best]) best = i;
      }
    };
    if (state_.can_shift()) consider(0, 1);
    if (state_.can_left()) consider(1, 1 + kDeprels);
    if (state_.can_right()) consider(1 + kDeprels, Transition::kCount);
    return best;
  }

  /// The transition of a kind with the gold relation, if there is a gold arc; else the best relation.
  unsigned labelled(unsigned first, std::int32_t head, const TreeSentence& tree) const {
    const Token& top = tree.tokens[static_cast<std::size_t>(state_.stack(0))];
    if (top.head == head) return first + static_cast<unsigned>(top.deprel);
    return static_cast<unsigned>(std::max_element(scores_.begin() + first, scores_.begin() + first + kDeprels) -
                                 scores_.begin());
  }

  unsigned best_correct(const TreeSentence& tree) const {
    unsigned best = Transition::kCount, least = ~0U;
    const auto consider = [&](unsigned transition) {
      const unsigned cost = cost_kind(transition, tree);
      if (cost > least || (cost == least && scores_[transition] <= scores_[best])) return;
      best = transition;
      least = cost;
    };
    if (state_.can_shift()) consider(Transition::kShift);
    if (state_.can_left()) consider(labelled(1, state_.buffer(0), tree));
    if (state_.can_right()) consider(labelled(1 + kDeprels, state_.stack(1), tree));
    return best;
  }

  bool is_correct(unsigned guess, const TreeSentence& tree) const {
    const unsigned gold = best_correct(tree);
    if (guess == gold) return true;
    if (cost_kind(guess, tree) > cost_kind(gold, tree)) return false;
    if (guess == Transition::kShift) return true;
    const Token& top = tree.tokens[static_cast<std::size_t>(state_.stack(0))];
    const bool left = guess <= kDeprels;
    if (top.head != (left ? state_.buffer(0) : state_.stack(1))) return true;
    return guess == (left ? 1U : 1U + kDeprels) + static_cast<unsigned>(top.deprel);
  }

  Perceptron& model_;
  std::mt19937_64 random_;
  ArcState state_;
  ArcFeatures::Array features_;
  std::vector<float> scores_;
};

}  // namespace

Bytes train_parser(const Treebank& trees, unsigned epochs, std::uint64_t seed) {
  Perceptron model(kBits, Transition::kCount);
  ParserTrainer trainer(model, seed);
  std::vector<WordForm> forms;
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t i : shuffled(trees.size(), seed + epoch)) {
      read_forms(trees[i].text, trees[i].tokens, forms);
      trainer.learn(trees[i], forms, epoch == 0 ? 0.0 : 0.9);
    }
    std::fprintf(stderr, "parser: epoch %u\n", epoch + 1);
  }
  return model.quantize();
}

}  // namespace dossier::train
