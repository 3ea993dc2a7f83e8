#pragma once

#include "ingest/train/matrix.h"

#include <cmath>
#include <random>
#include <span>
#include <vector>

namespace dossier::train {

using Random = std::mt19937;

/// Weights with their gradient and the state of Adam (Kingma and Ba 2015).
struct Parameter {
  Matrix value, gradient, mean, variance;

  /// Uniform in [-range, range].
  void init(std::size_t rows, std::size_t columns, float range, Random& random);
  /// One step; clears the gradient.
  void step(float rate, float correction1, float correction2);
};

/// Rows that are looked up; only those that were used take part in a step.
struct Table {
  Parameter rows;
  std::vector<std::uint32_t> touched;

  void step(float rate, float correction1, float correction2);
};

/// tanh by a parabola: exact at 0 and +-2, flat beyond. Cheap, smooth, and the same everywhere.
inline float squash(float x) {
  const float y = x < -2 ? -2.0F : x > 2 ? 2.0F : x;
  return y * (1 - std::fabs(y) * 0.25F);
}
inline float squash_slope(float x) {
  const float size = std::fabs(x);
  return size >= 2 ? 0.0F : 1 - size * 0.5F;
}
/// The logistic function in the same manner.
inline float gate(float x) { return 0.5F + 0.5F * squash(0.5F * x); }
inline float gate_slope(float x) { return 0.25F * squash_slope(0.5F * x); }

/// y = x w + b
class Linear {
 public:
  void init(std::size_t inputs, std::size_t outputs, Random& random);
  void forward(const Matrix& x, Matrix& y) const;
  /// Adds to the gradients; `dx` may be null.
  void backward(const Matrix& x, const Matrix& dy, Matrix* dx);
  void step(float rate, float c1, float c2);

  Parameter weights, bias;
};

/// Where the sentences of a batch begin, with the end of the last one.
using Borders = std::vector<std::size_t>;

/// A simple recurrent unit in both directions (Lei et al. 2018): all matrix products are outside
/// the recurrence. Columns of the product, for each direction: candidate, forget gate, output gate.
class Recurrent {
 public:
  /// With `carry`, the input (as wide as the output) passes by where the output gate is shut.
  void init(std::size_t inputs, std::size_t hidden, bool carry, Random& random);
  void forward(const Matrix& x, const Borders& borders, Matrix& y);
  void backward(const Matrix& x, const Borders& borders, const Matrix& dy, Matrix& dx);
  void step(float rate, float c1, float c2);

  std::size_t hidden() const { return hidden_; }
  bool carries() const { return carry_; }

  Linear product;
  Parameter
      peephole;  ///< 4 x hidden: weight of the state in forget and output gate, for each direction

 private:
  void run(const Matrix& x, std::size_t first, std::size_t last, bool reverse, Matrix& y);
  void run_back(const Matrix& x, std::size_t first, std::size_t last, bool reverse,
                const Matrix& dy, Matrix& dx);

  std::size_t hidden_ = 0;
  bool carry_ = false;
  Matrix product_, product_gradient_, state_, forget_, output_;
};

/// Multiplies by 0 or 1/(1-rate); the same units for a whole sentence.
class Dropout {
 public:
  void forward(Matrix& x, const Borders& borders, float rate, Random& random);
  void backward(Matrix& dx) const;

 private:
  Matrix mask_;
};

}  // namespace dossier::train
