#pragma once

#include "query/plan/steps_rows.h"
#include "query/plan/steps_search.h"

#include <atomic>
#include <optional>
#include <vector>

/// Plans over ids of 32 bits in flat arrays. The part of a plan that only walks, compares
/// properties and counts is made a program here at planning time. A run binds it to what the graph
/// holds in memory, and takes the ordinary operators where it cannot: both give the same rows.
namespace dossier::query::flat {

using execute::Evaluator;
using execute::EvaluatorPtr;
using execute::Name;
using execute::Slot;
using execute::SlotSet;

/// One step of a program; slots name nodes and relationships.
struct Instruction {
  enum class Kind : std::uint8_t {
    Input,     ///< rows of the ordinary operators of `source`
    Nodes,     ///< every node with a label: `hop.to`, `label`
    Edges,     ///< every relationship of the hop
    Expand,    ///< all steps from hop.from
    Into,      ///< all steps between the ends of the hop
    Reach,     ///< each node once that walks of 1 to `most` steps lead to, and with `least` 0 the
               ///< start
    Optional,  ///< all steps from hop.from that pass `conditions`, or one row without a node
    Filter,    ///< rows that pass all `conditions`
  };
  Kind kind = Kind::Filter;
  const plan::Step* step = nullptr;  ///< that it was made of
  const plan::Step* source = nullptr;
  std::vector<Slot> imported;  ///< of Input
  const Name* label = nullptr;
  const plan::Hop* hop = nullptr;
  std::uint64_t least = 1, most = 1;
  std::vector<const Evaluator*> conditions;
  double rows = 1;  ///< estimated
};

/// How long a program has run by the ordinary operators because what it reads was not in memory, in
/// microseconds: about what a row takes there.
class Misses {
 public:
  Misses() = default;
  Misses(Misses&& other) noexcept : count_(other.get()) {}
  Misses& operator=(Misses&& other) noexcept { return count_.store(other.get()), *this; }
  std::uint64_t get() const noexcept { return count_.load(std::memory_order_relaxed); }
  void add(std::uint64_t microseconds) const noexcept {
    count_.fetch_add(microseconds, std::memory_order_relaxed);
  }

 private:
  mutable std::atomic<std::uint64_t> count_ = 0;
};

/// From the source on. Views the steps that it was made of.
struct Program {
  std::vector<Instruction> instructions;
  double work = 0;  ///< rows of all instructions together, estimated
  Misses misses;

  /// The rows of this run, and of those that missed memory before. Reading into memory pays when
  /// they are enough.
  double work_until_now() const noexcept { return work + static_cast<double>(misses.get()); }
};

/// A condition that programs can decide: a label, a comparison of properties of bound nodes and
/// relationships with each other or with constants, a test of text, or that there is no step
/// between two nodes.
bool is_plain(const Evaluator& condition, const SlotSet& known);

/// The program of a chain of steps; nothing when there is no hop in it that programs can walk.
std::optional<Program> make_program(const plan::Step& last, std::size_t slots);
/// The slots that a program gives values.
SlotSet slots_of(const Program& program, std::size_t slots);

}  // namespace dossier::query::flat
