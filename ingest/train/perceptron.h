#pragma once

#include "ingest/language/linear_model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier::train {

/// An averaged perceptron over hashed features (Collins 2002) that becomes a LinearModel.
class Perceptron {
 public:
  Perceptron(unsigned bits, unsigned classes);

  unsigned classes() const { return classes_; }

  /// Current (not averaged) scores of all classes.
  void score(std::span<const std::uint32_t> features, std::vector<float>& scores) const;

  /// Moves weight from the class `wrong` to the class `right`.
  void update(std::span<const std::uint32_t> features, unsigned right, unsigned wrong,
              float step = 1.0F);

  /// Call once per decision: the clock of the average.
  void tick() { ++clock_; }

  /// The averaged weights in 8 bits, with the header of LinearModel.
  std::vector<std::byte> quantize() const;

 private:
  float* row(std::uint32_t feature) { return &weights_[(feature & mask_) * std::size_t{classes_}]; }

  unsigned bits_, classes_;
  std::uint32_t mask_;
  double clock_ = 1;
  std::vector<float> weights_;
  std::vector<double> totals_;
};

}  // namespace dossier::train
