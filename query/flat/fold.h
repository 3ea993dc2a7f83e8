#pragma once

#include <vector>

#include "query/execute/context.h"
#include "query/flat/test.h"

namespace dossier::query::flat {

/// A part of a pattern that hangs on one node, of which only the number of matches matters: counted by multiplying and
/// adding up what hangs on each neighbour, without going through the matches (factorised counting, R. Olteanu and
/// J. Zavodny, "Size bounds for factorised representations of query results").
class Fold {
 public:
  Var at = kNoVar;           ///< the node that the part hangs on
  Var far = kNoVar;          ///< the node that the hop leads to
  Var other = kNoVar;        ///< a node that `far` must differ from; or none
  std::vector<Lane> lanes;
  std::vector<Test> tests;   ///< of `far`
  std::vector<Fold> parts;   ///< what hangs on `far`
  bool optional = false;     ///< counts as one where there is no match

  /// Nothing but the number of steps of the hop counts.
  bool is_degree() const noexcept { return tests.empty() && parts.empty(); }
  /// Remembers results for each node from now on; for folds that many rows ask.
  void remember(std::size_t nodes);
  std::uint64_t matches(execute::Context& context, std::uint32_t node);
  /// The same without those where `far` is `excluded`.
  std::uint64_t matches(execute::Context& context, std::uint32_t node, std::uint32_t excluded);

 private:
  std::uint64_t degree(std::uint32_t node) const;
  std::uint64_t sum(execute::Context& context, std::uint32_t node);
  /// What one match of the hop stands for.
  std::uint64_t worth(execute::Context& context, std::uint32_t neighbour);

  std::vector<std::uint64_t> known_;
};

}  // namespace dossier::query::flat
