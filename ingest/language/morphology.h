#pragma once

#include <span>
#include <vector>

#include "ingest/language/analysis.h"
#include "ingest/language/linear_model.h"
#include "ingest/language/word_form.h"

namespace dossier::ingest::lang {

/// Features of one position for choosing its morphological features, once all tags are known.
struct MorphFeatures {
  static constexpr std::size_t kCount = 20;
  using Array = std::array<std::uint32_t, kCount>;
  static void fill(std::span<const WordForm> forms, std::span<const Token> tokens, std::size_t i,
                   Array& out) noexcept;
};

/// Assigns the bits of Feature. Its model has a table of the combinations that occur , in front
/// of a linear model over them.
class Morphology {
 public:
  Morphology() = default;
  Morphology(std::span<const std::uint16_t> sets, LinearModel model) noexcept : sets_(sets), model_(model) {}

  void assign(std::span<const WordForm> forms, std::span<Token> sentence) const noexcept;

 private:
  std::span<const std::uint16_t> sets_;  ///< feature bits by class
  LinearModel model_;
};

}  // namespace dossier::ingest::lang
