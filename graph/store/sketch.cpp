#include "graph/store/sketch.h"

#include "graph/store/bytes_hash.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dossier::graph {

namespace {

std::uint64_t finalise(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
  return hash ^ (hash >> 33);
}

/// The registers are stored, so the hash must be the same on every machine and in every version.
std::uint64_t stable_hash(std::string_view bytes) { return finalise(hash_bytes(bytes)); }

}  // namespace

Sketch::Sketch(std::string_view stored) {
  if (stored.size() != kRegisters) return;
  for (std::size_t i = 0; i < kRegisters; ++i) {
    registers_[i].store(std::min<std::uint8_t>(static_cast<std::uint8_t>(stored[i]), 64),
                        std::memory_order_relaxed);
  }
}

bool Sketch::add(std::string_view value) {
  const std::uint64_t hash = stable_hash(value);
  auto& reg = registers_[hash >> (64 - kIndexBits)];
  const auto rank = static_cast<std::uint8_t>(
      std::min(64 - static_cast<int>(kIndexBits), std::countl_zero(hash << kIndexBits)) + 1);
  if (rank <= reg.load(std::memory_order_relaxed)) return false;
  reg.store(rank, std::memory_order_relaxed);
  return true;
}

double Sketch::estimate() const {
  constexpr double kCount = kRegisters;
  constexpr double kAlpha = 0.7213 / (1 + 1.079 / kCount);
  double sum = 0;
  double empty = 0;
  for (const auto& reg : registers_) {
    const std::uint8_t rank = reg.load(std::memory_order_relaxed);
    sum += std::ldexp(1.0, -rank);
    empty += rank == 0;
  }
  const double raw = kAlpha * kCount * kCount / sum;
  return raw <= 2.5 * kCount && empty > 0 ? kCount * std::log(kCount / empty) : raw;
}

std::string Sketch::stored() const {
  std::string out;
  for (const auto& reg : registers_) out += static_cast<char>(reg.load(std::memory_order_relaxed));
  return out;
}

}  // namespace dossier::graph
