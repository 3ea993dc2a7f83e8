#pragma once

#include "query/flat/meter.h"
#include "query/flat/test.h"

#include <memory>
#include <span>
#include <vector>

namespace dossier::query::flat {

/// A part of a pattern that hangs on one node, of which only the number of matches matters: counted
/// by multiplying and adding up what hangs on each neighbour, without going through the matches
/// (factorised counting, R. Olteanu and J. Zavodny, "Size bounds for factorised representations of
/// query results"). Any number of threads may ask.
class Fold {
 public:
  Var at = kNoVar;     ///< the node that the part hangs on
  Var far = kNoVar;    ///< the node that the hop leads to
  Var other = kNoVar;  ///< a node that `far` must differ from; or none
  std::vector<Lane> lanes;
  std::vector<Test> tests;  ///< of `far`
  std::vector<Fold> parts;  ///< what hangs on `far`
  bool optional = false;    ///< counts as one where there is no match

  /// Nothing but the number of steps of the hop counts.
  bool is_degree() const noexcept { return tests.empty() && parts.empty(); }
  /// Makes a table of the results of all nodes, here and in the parts, where `asked` (so many times
  /// at all) makes it worth it: gone through in the order of nodes, on all cores. Returns the bytes
  /// that it takes.
  std::uint64_t tabulate(double asked, execute::Context& context);
  /// Steps that the hop has in all.
  std::size_t steps() const;
  std::uint64_t matches(Meter& meter, std::uint32_t node);
  /// The same without those where `far` is `excluded`.
  std::uint64_t matches(Meter& meter, std::uint32_t node, std::uint32_t excluded);

 private:
  std::uint64_t degree(std::uint32_t node) const;
  std::uint64_t sum(Meter& meter, std::uint32_t node);
  /// What all of these nodes have together.
  std::uint64_t matches_of(Meter& meter, std::span<const std::uint32_t> nodes);
  void fill(execute::Context& context);
  /// What one match of the hop stands for.
  std::uint64_t worth(Meter& meter, std::uint32_t neighbour);

  std::uint32_t first_ = 0;  ///< node of the first entry of the table
  std::uint32_t size_ = 0;
  std::unique_ptr<std::uint64_t[]> table_;
};

}  // namespace dossier::query::flat
