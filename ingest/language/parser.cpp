#include "ingest/language/parser.h"

namespace dossier::ingest::lang {

unsigned Parser::choose(const ArcState& state, const LinearModel::Scores& scores) noexcept {
  unsigned best = Transition::kCount;
  const auto consider = [&](unsigned first, unsigned last) {
    for (unsigned i = first; i < last; ++i) {
      if (best == Transition::kCount || scores.values[i] > scores.values[best]) best = i;
    }
  };
  if (state.can_shift()) consider(0, 1);
  if (state.can_left()) consider(1, 1 + kDeprels);
  if (state.can_right()) consider(1 + kDeprels, Transition::kCount);
  return best;
}

void Parser::parse(std::span<const WordForm> forms, std::span<Token> sentence, ArcState& state) const {
  ArcFeatures::Array features;
  LinearModel::Scores scores;
  state.reset(static_cast<std::uint32_t>(sentence.size()));
  while (!state.done()) {
    ArcFeatures::fill(state, forms, sentence, features);
    model_.clear(scores);
    model_.add(features, scores);
    state.apply(choose(state, scores));
  }
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const ArcState::Node& node = state.node(static_cast<std::int32_t>(i));
    sentence[i].head = node.head;
    sentence[i].deprel = node.head < 0 ? Deprel::Root : node.relation;
  }
}

}  // namespace dossier::ingest::lang
