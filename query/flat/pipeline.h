#pragma once

#include "query/flat/fold.h"
#include "query/flat/meter.h"
#include "query/flat/morsels.h"
#include "query/flat/pairs.h"
#include "query/flat/program.h"
#include "query/flat/rows.h"
#include "query/flat/test.h"

#include <memory>
#include <optional>
#include <vector>

namespace dossier::query::flat {

/// One step of a pipeline: an instruction bound to memory.
struct Stage {
  enum class Kind : std::uint8_t {
    Input,
    Nodes,
    Edges,
    Steps,
    Ends,
    Expand,
    Into,
    Between,
    Meet,
    Reach,
    Optional,
    Filter,
    Few,
    Fold,
    Triangles
  };
  Kind kind = Kind::Filter;
  Var from = kNoVar, to = kNoVar, relationship = kNoVar;
  std::vector<Lane> lanes;
  std::vector<Var> differs_from;  ///< relationships that `relationship` must differ from
  std::vector<Test> tests;        ///< of Filter and Optional
  // Meet: nodes that both `from` and `second` have a step to.
  Var second = kNoVar;
  std::vector<Lane> second_lanes;
  // Few: rows of a node `to`, once or with two values of `second`, by `column` where that is
  // compared.
  const graph::ValueColumn* column = nullptr;
  flat::Fold fold;
  // Between: each row as often as there are steps between two of its nodes.
  std::shared_ptr<const Pairs> pairs;  ///< or null
  // Ends: every node `to` as often as the product of its numbers of steps; the sum alone when
  // nobody reads `to`.
  struct Degree {
    std::vector<Lane> lanes;
    bool optional = false;  ///< counts as one where there is no step
  };
  std::vector<Degree> degrees;
  bool only_sum = false;
  bool has_implied_label = false;  ///< of Nodes: a hop from the node takes no others anyway
  const graph::NodeSet* set = nullptr;
  std::uint64_t least = 1, most = 1;
  const Instruction* instruction = nullptr;
  std::vector<Var> carried;          ///< variables of the row that are needed afterwards
  plan::Measure* measure = nullptr;  ///< of the step that ends here, under PROFILE
};

/// What a program needs of its rows at the end.
struct Demand {
  std::vector<Slot> slots;       ///< ids that are read
  bool counts_only = false;      ///< rows may be given once with a weight
  bool ignores_repeats = false;  ///< rows that are given twice change nothing
};

/// A program bound to the memory of one transaction. Keeps that memory.
struct Pipeline {
  std::vector<Stage> stages;
  std::vector<Var> variables;         ///< by slot
  std::vector<bool> is_relationship;  ///< by variable
  std::size_t variable_count = 0;
  bool weighted = false;
  std::vector<std::shared_ptr<const void>> parts;

  Var variable(Slot slot) const { return slot < variables.size() ? variables[slot] : kNoVar; }
};

/// How much may be read into memory for a run.
graph::Effort effort_for(double work, std::uint64_t entries);

/// Nothing when the memory does not have what the program needs.
std::optional<Pipeline> bind(const Program& program, const Demand& demand,
                             execute::Context& context);

/// The column of a property of a bound slot; null when there is none. The pipeline keeps it.
const graph::ValueColumn* bind_column(Pipeline& pipeline, const Program& program,
                                      const Evaluator& property, execute::Context& context);

/// Gives the rows of a pipeline.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual bool next(Rows& out) = 0;
};

/// Of the parts that it takes from `morsels`; several streams of one pipeline may run side by side.
/// `source` is the operator of the Input, which gives all of its rows to one stream, or null.
/// Everything outlives the stream.
std::unique_ptr<Stream> make_stream(Pipeline& pipeline, Meter& meter, Morsels& morsels,
                                    execute::Operator* source);

}  // namespace dossier::query::flat
