#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::graph {

/// Estimates how many different values were ever added, in constant space: HyperLogLog with 512
/// registers (Flajolet, Fusy, Gandouet, Meunier 2007), standard error 4.6 %. Nothing can be taken
/// out. Thread-safety: `add` by one thread at a time, `estimate` from any.
class Sketch {
 public:
  Sketch() = default;
  /// From stored registers; bytes of another length make an empty sketch.
  explicit Sketch(std::string_view stored);

  /// True when the sketch changed.
  bool add(std::string_view value);
  double estimate() const;
  std::string stored() const;

 private:
  static constexpr std::size_t kRegisters = 512;
  static constexpr unsigned kIndexBits = 9;
  std::array<std::atomic<std::uint8_t>, kRegisters> registers_{};
};

}  // namespace dossier::graph
