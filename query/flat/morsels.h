#pragma once

#include <atomic>
#include <cstddef>
#include <optional>

namespace dossier::query::flat {

/// Parts of the rows of a source, handed out to the threads that work on them. Part i of n is what
/// lies from i / n to (i + 1) / n of the source.
class Morsels {
 public:
  /// The parts from `first` on to before `end`, of `parts` in all.
  Morsels(std::size_t parts, std::size_t first, std::size_t end)
      : parts_(parts), next_(first), end_(end) {}
  /// All in one.
  Morsels() : Morsels(1, 0, 1) {}

  struct Range {
    std::size_t begin = 0, end = 0;
  };
  /// The next part of a source of `size`; nothing when all are taken.
  std::optional<Range> take(std::size_t size) {
    const std::size_t part = next_.fetch_add(1, std::memory_order_relaxed);
    if (part >= end_) return std::nullopt;
    return Range{size * part / parts_, size * (part + 1) / parts_};
  }

 private:
  std::size_t parts_;
  std::atomic<std::size_t> next_;
  std::size_t end_;
};

}  // namespace dossier::query::flat
