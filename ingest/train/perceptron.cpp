#include "ingest/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dossier::train {

using ingest::lang::LinearModel;

Perceptron::Perceptron(unsigned bits, unsigned classes)
    : bits_(bits),
      classes_(classes),
      mask_((1U << bits) - 1),
      weights_(std::size_t{classes} << bits),
      totals_(std::size_t{classes} << bits) {}

void Perceptron::score(std::span<const std::uint32_t> features, std::vector<float>& scores) const {
  scores.assign(classes_, 0.0F);
  for (const std::uint32_t feature : features) {
    const float* weights = &weights_[(feature & mask_) * std::size_t{classes_}];
    for (unsigned i = 0; i < classes_; ++i) scores[i] += weights[i];
  }
}

void Perceptron::update(std::span<const std::uint32_t> features, unsigned right, unsigned wrong,
                        float step) {
  for (const std::uint32_t feature : features) {
    const std::size_t base = (feature & mask_) * std::size_t{classes_};
    weights_[base + right] += step;
    totals_[base + right] += clock_ * step;
    weights_[base + wrong] -= step;
    totals_[base + wrong] -= clock_ * step;
  }
}

std::vector<std::byte> Perceptron::quantize() const {
  std::vector<float> average(weights_.size());
  std::vector<float> sizes;
  for (std::size_t i = 0; i < average.size(); ++i) {
    average[i] = static_cast<float>(weights_[i] - totals_[i] / clock_);
    if (average[i] != 0) sizes.push_back(std::fabs(average[i]));
  }
  std::sort(sizes.begin(), sizes.end());
  const float largest =
      sizes.empty()
          ? 1.0F
          : sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * 0.9998)];
  const float scale = 127.0F / largest;
  const unsigned stride = (classes_ + 15) / 16 * 16;
  const LinearModel::Header header{LinearModel::kMagic, bits_, classes_, stride};
  std::vector<std::byte> bytes(sizeof(header) + (std::size_t{stride} << bits_));
  std::memcpy(bytes.data(), &header, sizeof(header));
  for (std::size_t row = 0; row <= mask_; ++row) {
    for (unsigned i = 0; i < classes_; ++i) {
      const float value =
          std::clamp(std::round(average[row * classes_ + i] * scale), -127.0F, 127.0F);
      bytes[sizeof(header) + row * stride + i] =
          static_cast<std::byte>(static_cast<std::int8_t>(value));
    }
  }
  return bytes;
}

}  // namespace dossier::train
