#pragma once

#include "graph/ids.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dossier::graph {

/// One step of the adjacency, packed so that the order of (high, low) is the order of its key.
/// Nodes and relationships count from 0 within the import.
struct PackedStep {
  std::uint64_t high;  ///< node 32, side 1, type 31
  std::uint64_t low;   ///< neighbour 32, relationship 32

  static PackedStep make(std::uint32_t node, bool incoming, TypeId type, std::uint32_t neighbour,
                         std::uint32_t relationship) {
    return {std::uint64_t{node} << 32 | std::uint64_t{incoming} << 31 | raw(type),
            std::uint64_t{neighbour} << 32 | relationship};
  }
  std::uint32_t node() const { return static_cast<std::uint32_t>(high >> 32); }
  bool incoming() const { return (high >> 31 & 1) != 0; }
  TypeId type() const { return TypeId{static_cast<std::uint32_t>(high & 0x7fffffffu)}; }
  std::uint32_t neighbour() const { return static_cast<std::uint32_t>(low >> 32); }
  std::uint32_t relationship() const { return static_cast<std::uint32_t>(low); }
  friend auto operator<=>(const PackedStep&, const PackedStep&) = default;
};

/// Sorts steps by parts: each part holds a range of nodes, and is small enough to be sorted in
/// memory. What goes beyond `memory` bytes waits in files of `directory`.
class StepSorter {
 public:
  /// Steps of nodes below `nodes` may be added.
  StepSorter(std::uint64_t nodes, std::size_t memory, std::string directory);
  ~StepSorter();
  StepSorter(const StepSorter&) = delete;
  StepSorter& operator=(const StepSorter&) = delete;

  /// Adds steps from one thread. What was added since the last `flush` is not in the parts yet.
  class Writer {
   public:
    explicit Writer(StepSorter& sorter) : sorter_(sorter), buffers_(kParts) {}
    void add(const PackedStep& step) {
      auto& buffer = buffers_[sorter_.part_of(step.node())];
      buffer.steps[buffer.size++] = step;
      if (buffer.size == kBlockSteps) flush(buffer);
    }
    void flush();

   private:
    static constexpr std::size_t kBlockSteps = 256;
    struct Buffer {
      std::size_t size = 0;
      std::array<PackedStep, kBlockSteps> steps;
    };
    void flush(Buffer& buffer);

    StepSorter& sorter_;
    std::vector<Buffer> buffers_;
  };

  static constexpr std::size_t kParts = 256;
  std::uint64_t steps(std::size_t part) const { return parts_[part].count; }
  std::uint64_t steps() const;
  /// Replaces `out` by the sorted steps of a part and gives its memory back. Parts follow one
  /// another in order.
  void take(std::size_t part, std::vector<PackedStep>& out);

 private:
  using Block = std::vector<PackedStep>;
  struct Part {
    std::mutex mutex;
    std::vector<Block> blocks;
    std::uint64_t count = 0;
    std::uint64_t spilled = 0;  ///< steps in the file
  };

  std::size_t part_of(std::uint32_t node) const { return static_cast<std::size_t>(node >> shift_); }
  void add_block(std::size_t part, const PackedStep* steps, std::size_t count);
  void spill(std::size_t part);
  void read_back(std::size_t part, std::vector<PackedStep>& out) const;
  std::string path_of(std::size_t part) const;

  unsigned shift_ = 0;
  std::size_t part_memory_;
  std::string directory_;
  std::vector<Part> parts_;
};

}  // namespace dossier::graph
