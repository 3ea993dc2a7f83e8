#pragma once

#include <span>

#include "ingest/language/analysis.h"
#include "ingest/language/arc_state.h"
#include "ingest/language/linear_model.h"

namespace dossier::ingest::lang {

/// Greedy transition parser. A view on a linear model; thread-safe, the state is the caller's scratch.
class Parser {
 public:
  Parser() = default;
  explicit Parser(LinearModel model) noexcept : model_(model) {}

  /// Sets `head` (index in `sentence`) and `deprel` of each token: a projective tree with one root.
  void parse(std::span<const WordForm> forms, std::span<Token> sentence, ArcState& state) const;

  /// The best transition that `state` allows.
  static unsigned choose(const ArcState& state, const LinearModel::Scores& scores) noexcept;

 private:
  LinearModel model_;
};

}  // namespace dossier::ingest::lang
