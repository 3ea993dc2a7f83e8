#include "ingest/train/layers.h"

#include <algorithm>

namespace dossier::train {
namespace {

constexpr float kDecay1 = 0.9F, kDecay2 = 0.98F;

void step_range(Parameter& p, std::size_t begin, std::size_t end, float rate, float c1, float c2) {
  for (std::size_t i = begin; i < end; ++i) {
    const float g = p.gradient.values[i];
    float& mean = p.mean.values[i];
    float& variance = p.variance.values[i];
    mean = kDecay1 * mean + (1 - kDecay1) * g;
    variance = kDecay2 * variance + (1 - kDecay2) * g * g;
    p.value.values[i] -= rate * (mean * c1) / (std::sqrt(variance * c2) + 1e-8F);
    p.gradient.values[i] = 0;
  }
}

}  // namespace

void Parameter::init(std::size_t rows, std::size_t columns, float range, Random& random) {
  value.resize(rows, columns);
  gradient.resize(rows, columns);
  mean.resize(rows, columns);
  variance.resize(rows, columns);
  for (float& x : value.values) {
    x = (static_cast<float>(random() >> 8) / static_cast<float>(1U << 24) * 2 - 1) * range;
  }
}

void Parameter::step(float rate, float c1, float c2) {
  step_range(*this, 0, value.values.size(), rate, c1, c2);
}

void Table::step(float rate, float c1, float c2) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  const std::size_t width = rows.value.columns;
  for (const std::uint32_t row : touched)
    step_range(rows, row * width, (row + 1) * width, rate, c1, c2);
  touched.clear();
}

void Linear::init(std::size_t inputs, std::size_t outputs, Random& random) {
  weights.init(inputs, outputs, std::sqrt(3.0F / static_cast<float>(inputs)), random);
  bias.init(1, outputs, 0, random);
}

void Linear::forward(const Matrix& x, Matrix& y) const {
  y.resize(x.rows, weights.value.columns);
  for (std::size_t i = 0; i < y.rows; ++i) std::copy_n(bias.value.row(0), y.columns, y.row(i));
  multiply_add(x, weights.value, y);
}

void Linear::backward(const Matrix& x, const Matrix& dy, Matrix* dx) {
  transposed_multiply_add(x, dy, weights.gradient);
  for (std::size_t i = 0; i < dy.rows; ++i) {
    for (std::size_t j = 0; j < dy.columns; ++j) bias.gradient.values[j] += dy.row(i)[j];
  }
  if (dx != nullptr) multiply_transposed_add(dy, weights.value, *dx);
}

void Linear::step(float rate, float c1, float c2) {
  weights.step(rate, c1, c2);
  bias.step(rate, c1, c2);
}

void Recurrent::init(std::size_t inputs, std::size_t hidden, bool carry, Random& random) {
  hidden_ = hidden;
  carry_ = carry;
  product.init(inputs, 6 * hidden, random);
  peephole.init(4, hidden, 0.3F, random);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    for (std::size_t j = 0; j < hidden; ++j)
      product.bias.value.values[(direction * 3 + 1) * hidden + j] = 1.0F;
  }
}

void Recurrent::forward(const Matrix& x, const Borders& borders, Matrix& y) {
  product.forward(x, product_);
  y.resize(x.rows, 2 * hidden_);
  state_.resize(x.rows, 2 * hidden_);
  forget_.resize(x.rows, 2 * hidden_);
  output_.resize(x.rows, 2 * hidden_);
  for (std::size_t s = 0; s + 1 < borders.size(); ++s) {
    run(x, borders[s], borders[s + 1], false, y);
    run(x, borders[s], borders[s + 1], true, y);
  }
}

void Recurrent::run(const Matrix& x, std::size_t first, std::size_t last, bool reverse, Matrix& y) {
  const std::size_t side = reverse ? 1 : 0, offset = side * hidden_;
  const std::vector<float> zeros(hidden_);
  const float* before = zeros.data();
  const float* forget_weight = peephole.value.row(2 * side);
  const float* output_weight = peephole.value.row(2 * side + 1);
  for (std::size_t n = 0; n < last - first; ++n) {
    const std::size_t t = reverse ? last - 1 - n : first + n;
    const float* u = product_.row(t) + side * 3 * hidden_;
    float* c = state_.row(t) + offset;
    for (std::size_t j = 0; j < hidden_; ++j) {
      const float f = u[hidden_ + j] + forget_weight[j] * before[j];
      const float r = u[2 * hidden_ + j] + output_weight[j] * before[j];
      forget_.row(t)[offset + j] = f;
      output_.row(t)[offset + j] = r;
      const float open = gate(f), out = gate(r);
      c[j] = open * before[j] + (1 - open) * u[j];
      y.row(t)[offset + j] =
          out * squash(c[j]) + (carry_ ? (1 - out) * x.row(t)[offset + j] : 0.0F);
    }
    before = c;
  }
}

void Recurrent::backward(const Matrix& x, const Borders& borders, const Matrix& dy, Matrix& dx) {
  product_gradient_.resize(x.rows, 6 * hidden_);
  for (std::size_t s = 0; s + 1 < borders.size(); ++s) {
    run_back(x, borders[s], borders[s + 1], false, dy, dx);
    run_back(x, borders[s], borders[s + 1], true, dy, dx);
  }
  product.backward(x, product_gradient_, &dx);
}

void Recurrent::run_back(const Matrix& x, std::size_t first, std::size_t last, bool reverse,
                         const Matrix& dy, Matrix& dx) {
  const std::size_t side = reverse ? 1 : 0, offset = side * hidden_;
  const std::vector<float> zeros(hidden_);
  std::vector<float> dstate(hidden_);
  const float* forget_weight = peephole.value.row(2 * side);
  const float* output_weight = peephole.value.row(2 * side + 1);
  float* forget_gradient = peephole.gradient.row(2 * side);
  float* output_gradient = peephole.gradient.row(2 * side + 1);
  for (std::size_t n = last - first; n-- > 0;) {
    const std::size_t t = reverse ? last - 1 - n : first + n;
    const float* before = n == 0 ? zeros.data() : state_.row(reverse ? t + 1 : t - 1) + offset;
    const float* u = product_.row(t) + side * 3 * hidden_;
    float* du = product_gradient_.row(t) + side * 3 * hidden_;
    for (std::size_t j = 0; j < hidden_; ++j) {
      const float f = forget_.row(t)[offset + j], r = output_.row(t)[offset + j];
      const float c = state_.row(t)[offset + j];
      const float open = gate(f), out = gate(r), d = dy.row(t)[offset + j];
      const float carried = carry_ ? x.row(t)[offset + j] : 0.0F;
      const float dr = d * (squash(c) - carried) * gate_slope(r);
      const float dc = dstate[j] + d * out * squash_slope(c);
      const float df = dc * (before[j] - u[j]) * gate_slope(f);
      if (carry_) dx.row(t)[offset + j] += d * (1 - out);
      du[j] = dc * (1 - open);
      du[hidden_ + j] = df;
      du[2 * hidden_ + j] = dr;
      forget_gradient[j] += df * before[j];
      output_gradient[j] += dr * before[j];
      dstate[j] = dc * open + df * forget_weight[j] + dr * output_weight[j];
    }
  }
}

void Recurrent::step(float rate, float c1, float c2) {
  product.step(rate, c1, c2);
  peephole.step(rate, c1, c2);
}

void Dropout::forward(Matrix& x, const Borders& borders, float rate, Random& random) {
  mask_.resize(x.rows, x.columns);
  const auto threshold = static_cast<std::uint32_t>(rate * 4294967295.0F);
  for (std::size_t s = 0; s + 1 < borders.size(); ++s) {
    for (std::size_t j = 0; j < x.columns; ++j) {
      const float factor = random() < threshold ? 0.0F : 1 / (1 - rate);
      for (std::size_t t = borders[s]; t < borders[s + 1]; ++t) mask_.row(t)[j] = factor;
    }
  }
  backward(x);
}

void Dropout::backward(Matrix& dx) const {
  for (std::size_t i = 0; i < dx.values.size(); ++i) dx.values[i] *= mask_.values[i];
}

}  // namespace dossier::train
