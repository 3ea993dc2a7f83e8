#include "ingest/language/linear_model.h"

#include <cstring>

namespace dossier::ingest::lang {
namespace {

using Bytes8 = std::int8_t __attribute__((vector_size(8)));
using Shorts8 = std::int16_t __attribute__((vector_size(16)));

Shorts8 widen(const std::int8_t* from) noexcept {
  Bytes8 bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  return __builtin_convertvector(bytes, Shorts8);
}

}  // namespace

LinearModel::LinearModel(std::span<const std::byte> bytes) noexcept {
  Header header;
  if (bytes.size() < sizeof(header)) return;
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != kMagic || header.bits > 24 || header.stride > kMostClasses) return;
  if (header.stride % 16 != 0 || header.classes > header.stride) return;
  if (bytes.size() < sizeof(header) + (std::size_t{header.stride} << header.bits)) return;
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof(header));
  mask_ = (1U << header.bits) - 1;
  classes_ = header.classes;
  stride_ = header.stride;
}

std::size_t LinearModel::bytes() const noexcept {
  return sizeof(Header) + (std::size_t{mask_} + 1) * stride_;
}

void LinearModel::clear(Scores& scores) const noexcept {
  std::memset(scores.values, 0, stride_ * sizeof(std::int16_t));
}

void LinearModel::add(std::span<const std::uint32_t> features, Scores& scores) const noexcept {
  if (empty()) return;
  for (unsigned block = 0; block < stride_; block += 16) {
    Shorts8 low, high;
    std::memcpy(&low, scores.values + block, sizeof(low));
    std::memcpy(&high, scores.values + block + 8, sizeof(high));
    for (const std::uint32_t feature : features) {
      const std::int8_t* row =
          weights_ + static_cast<std::size_t>(feature & mask_) * stride_ + block;
      low += widen(row);
      high += widen(row + 8);
    }
    std::memcpy(scores.values + block, &low, sizeof(low));
    std::memcpy(scores.values + block + 8, &high, sizeof(high));
  }
}

}  // namespace dossier::ingest::lang
