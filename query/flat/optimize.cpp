#include "query/flat/optimize.h"

#include "query/flat/triangles.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

using Kind = Stage::Kind;

/// Up to so many steps a row are looked up one by one.
constexpr double kShort = 10;
/// Relationships are scanned when not more than so many are passed over for one that counts.
constexpr double kMostPassed = 8;
/// Fewer rows are not looked through for repeated ones.
constexpr double kFewRows = 64;

class Optimizer {
 public:
  Optimizer(Pipeline& pipeline, const Demand& demand, const Program& program)
      : stages_(pipeline.stages),
        pipeline_(pipeline),
        first_(program.instructions.data()),
        ignores_repeats_(demand.ignores_repeats && pipeline.weighted),
        wanted_(pipeline.variable_count) {
    for (const Slot slot : demand.slots) wanted_[pipeline.variable(slot)] = true;
  }

  void run() {
    drop_empty_filters();
    drop_unused_relationships();
    scan_links();
    if (pipeline_.weighted && !take_triangles(stages_, wanted_)) {
      meet();
      fold();
      move_root();
      gather_ends();
    }
    drop_empty_filters();
    if (ignores_repeats_) spare_repeats();
    carry();
  }

 private:
  /// Filters of which no test is left: what they tested holds anyway, or a fold has taken it over.
  void drop_empty_filters() {
    std::erase_if(stages_, [](const Stage& stage) {
      return stage.kind == Kind::Filter && stage.tests.empty();
    });
  }

  // Relationships.

  bool needs(Var relationship) const {
    if (relationship == kNoVar || wanted_[relationship]) return relationship != kNoVar;
    return std::any_of(stages_.begin(), stages_.end(), [&](const Stage& stage) {
      const auto reads = [&](const Test& test) { return test.reads(relationship); };
      return std::any_of(stage.tests.begin(), stage.tests.end(), reads) ||
             std::find(stage.differs_from.begin(), stage.differs_from.end(), relationship) !=
                 stage.differs_from.end() ||
             (!stage.differs_from.empty() && stage.relationship == relationship);
    });
  }

  void drop_unused_relationships() {
    std::vector<bool> needed(pipeline_.variable_count);
    for (const Stage& stage : stages_) {
      if (stage.relationship != kNoVar) needed[stage.relationship] = needs(stage.relationship);
    }
    for (Stage& stage : stages_) {
      if (stage.relationship != kNoVar && !needed[stage.relationship]) stage.relationship = kNoVar;
    }
  }

  /// Where properties of relationships are looked at, relationships are gone through in the order
  /// of these, not node by node.
  void scan_links() {
    if (stages_.size() < 2 || stages_[0].kind != Kind::Nodes || stages_[1].kind != Kind::Expand)
      return;
    Stage& nodes = stages_[0];
    Stage& links = stages_[1];
    if (links.from != nodes.to || links.relationship == kNoVar || !links.differs_from.empty() ||
        passes_over_most(links))
      return;
    links.kind = Kind::Edges;
    swap_scan();
  }

  static bool passes_over_most(const Stage& hop) {
    std::size_t all = 0;
    for (const Lane& lane : hop.lanes) all += lane.table->size();
    return static_cast<double>(all) > kMostPassed * hop.instruction->rows;
  }

  /// The hop from scanned nodes is the scan now, and the nodes are tested.
  void swap_scan() {
    std::swap(stages_[0], stages_[1]);
    Stage& filter = stages_[1];
    filter.kind = Kind::Filter;
    if (!filter.has_implied_label) filter.tests.push_back(label_test(filter.to, filter.set));
  }

  // Intersections.

  void meet() {
    for (std::size_t i = 1; i < stages_.size(); ++i) {
      if (stages_[i].kind != Kind::Expand || stages_[i].relationship != kNoVar) continue;
      for (std::size_t k = i + 1; k < stages_.size(); ++k) {
        if (!closes(stages_[i], stages_[k]) || !binds_before(i, other_end(stages_[i], stages_[k])))
          continue;
        if (is_short(stages_[i]) && take_pairs(stages_[k])) break;
        intersect(stages_[i], stages_[k]);
        stages_.erase(stages_.begin() + static_cast<std::ptrdiff_t>(k));
        break;
      }
    }
    for (Stage& stage : stages_) {
      if (stage.kind != Kind::Into || stage.relationship != kNoVar) continue;
      take_pairs(stage);
      stage.kind = Kind::Between;
    }
    turn_root();
  }

  /// Where neighbours of the first two nodes meet, rows begin at the one whose neighbours are
  /// marked, and come in runs of it.
  void turn_root() {
    if (stages_.size() < 3 || stages_[0].kind != Kind::Nodes || stages_[1].kind != Kind::Expand)
      return;
    Stage& hop = stages_[1];
    const Var first = stages_[0].to;
    const Var second = hop.to;
    if (hop.from != first || second == first || hop.relationship != kNoVar ||
        !hop.differs_from.empty() || passes_over_most(hop))
      return;
    const auto meets = [&](const Stage& stage) {
      return stage.kind == Kind::Meet && stage.from == first && stage.second == second;
    };
    if (std::none_of(stages_.begin(), stages_.end(), meets)) return;
    for (Lane& lane : hop.lanes) lane = lane.turned();
    hop.kind = Kind::Steps;
    std::swap(hop.from, hop.to);
    swap_scan();
  }

  static Test label_test(Var node, const graph::NodeSet* set) {
    Test test;
    test.kind = Test::Kind::Label;
    test.a = node;
    test.set = set;
    return test;
  }

  /// Rows that come to a stage, estimated.
  double rows_before(const Stage& stage) const {
    return stage.instruction == nullptr || stage.instruction == first_
               ? 1
               : (stage.instruction - 1)->rows;
  }

  /// So few steps that each may be looked up rather than intersected.
  bool is_short(const Stage& expand) const {
    return expand.instruction->rows <= kShort * std::max(1.0, rows_before(expand));
  }

  /// True when it pays to look up pairs in a table of their own.
  bool take_pairs(Stage& into) const {
    if (into.pairs == nullptr) into.pairs = Pairs::make(into.lanes, rows_before(into));
    return into.pairs != nullptr;
  }

  static bool closes(const Stage& expand, const Stage& into) {
    if (into.kind != Kind::Into || into.relationship != kNoVar || into.from == into.to)
      return false;
    if (expand.to == expand.from) return false;
    return into.from == expand.to || into.to == expand.to;
  }

  static Var other_end(const Stage& expand, const Stage& into) {
    return into.from == expand.to ? into.to : into.from;
  }

  static void intersect(Stage& expand, const Stage& into) {
    expand.kind = Kind::Meet;
    const bool from_far = into.from == expand.to;
    expand.second = other_end(expand, into);
    expand.second_lanes = into.lanes;
    if (!from_far) return;
    for (Lane& lane : expand.second_lanes) lane = lane.turned();
  }

  // Folds.

  void fold() {
    for (std::size_t i = stages_.size(); i-- > 1;) {
      if (is_foldable(i)) fold_at(i);
    }
  }

  bool binds_before(std::size_t stage, Var var) const {
    for (std::size_t i = 0; i < stage; ++i) {
      const Stage& one = stages_[i];
      if (one.to == var || (scans_hop(one) && one.from == var)) return true;
      if (one.kind != Kind::Input) continue;
      for (const Slot slot : one.instruction->imported) {
        if (pipeline_.variable(slot) == var) return true;
      }
    }
    return false;
  }

  bool is_foldable(std::size_t number) const {
    const Stage& stage = stages_[number];
    const bool optional = stage.kind == Kind::Optional;
    if (stage.kind != Kind::Expand && !optional) return false;
    if (stage.relationship != kNoVar || wanted_[stage.to] || stage.to == stage.from) return false;
    Var other = kNoVar;
    for (std::size_t i = 1; i < stages_.size(); ++i) {
      if (i == number) continue;
      const Stage& one = stages_[i];
      const bool walks = one.from == stage.to || one.to == stage.to || one.second == stage.to;
      if (one.kind == Kind::Fold) {
        if (one.fold.other == stage.to) return false;
        if (one.fold.at == stage.to && (optional || one.fold.other != kNoVar)) return false;
      } else if (walks) {
        return false;
      }
      for (const Test& test : one.tests) {
        if (!test.reads(stage.to)) continue;
        if (optional || i < number || one.kind != Kind::Filter) return false;
        if (test.is_unary()) continue;
        const Var partner = test.a == stage.to ? test.b : test.a;
        const bool again = other != kNoVar;
        if (test.kind != Test::Kind::OtherId || again || !binds_before(number, partner))
          return false;
        other = partner;
      }
    }
    return true;
  }

  void fold_at(std::size_t number) {
    Stage made;
    made.kind = Kind::Fold;
    Stage& stage = stages_[number];
    flat::Fold& fold = made.fold;
    fold.at = stage.from;
    fold.far = stage.to;
    fold.optional = stage.kind == Kind::Optional;
    fold.lanes = std::move(stage.lanes);
    fold.tests = std::move(stage.tests);
    for (std::size_t i = number + 1; i < stages_.size(); ++i) absorb(stages_[i], fold);
    std::erase_if(stages_,
                  [](const Stage& one) { return one.kind == Kind::Fold && one.fold.at == kNoVar; });
    stages_[number] = std::move(made);
  }

  void absorb(Stage& from, flat::Fold& fold) {
    std::erase_if(from.tests, [&](Test& test) {
      if (!test.reads(fold.far)) return false;
      if (test.is_unary()) {
        fold.tests.push_back(std::move(test));
      } else {
        fold.other = test.a == fold.far ? test.b : test.a;
      }
      return true;
    });
    if (from.kind != Kind::Fold || from.fold.at != fold.far) return;
    fold.parts.push_back(std::move(from.fold));
    from.fold.at = kNoVar;
  }

  // Numbers of steps.

  bool is_read(Var var) const {
    if (wanted_[var]) return true;
    return std::any_of(stages_.begin() + 1, stages_.end(), [&](const Stage& stage) {
      const auto reads = [&](const Test& test) { return test.reads(var); };
      return stage.from == var || stage.to == var || stage.second == var || stage.fold.at == var ||
             stage.fold.other == var || std::any_of(stage.tests.begin(), stage.tests.end(), reads);
    });
  }

  static bool has_loops(const std::vector<Lane>& lanes) {
    return std::any_of(lanes.begin(), lanes.end(),
                       [](const Lane& lane) { return lane.skips_loops; });
  }

  /// A scan of relationships of which nobody looks at one end is one of nodes with their numbers of
  /// steps.
  void gather_ends() {
    Stage& scan = stages_.front();
    if (scan.kind == Kind::Nodes) return gather_nodes();
    if (scan.kind != Kind::Edges || scan.relationship != kNoVar || has_loops(scan.lanes)) return;
    const bool from_read = is_read(scan.from);
    if (from_read && is_read(scan.to)) return;
    if (!from_read) {
      for (Lane& lane : scan.lanes) lane = lane.turned();
    } else {
      scan.to = scan.from;
    }
    scan.from = kNoVar;
    scan.kind = Kind::Ends;
    scan.degrees.push_back({std::move(scan.lanes), false});
    std::erase_if(stages_, [&](Stage& stage) { return multiplies(stage, stages_.front()); });
  }

  /// A scan of nodes is one of their numbers of steps, where those come to nothing for all nodes
  /// without the label.
  void gather_nodes() {
    if (!stages_.front().has_implied_label) return;
    Stage ends;
    ends.kind = Kind::Ends;
    ends.to = stages_.front().to;
    const auto is_needed = [&](const Stage& stage) {
      return may_multiply(stage, ends) && !stage.fold.optional;
    };
    if (std::none_of(stages_.begin(), stages_.end(), is_needed)) return;
    std::erase_if(stages_, [&](Stage& stage) { return multiplies(stage, ends); });
    stages_.front() = std::move(ends);
  }

  /// What hangs on scanned nodes by one hop is counted from the other end of the hop: numbers of
  /// steps are at hand there.
  void move_root() {
    Stage& scan = stages_.front();
    if (scan.kind != Kind::Nodes || !scan.has_implied_label || stages_.size() != 2 ||
        wanted_[scan.to])
      return;
    if (stages_[1].kind != Kind::Fold) return;
    flat::Fold fold = std::move(stages_[1].fold);
    const bool plain =
        fold.at == scan.to && fold.other == kNoVar && !fold.optional && !has_loops(fold.lanes);
    if (!plain || fold.is_degree()) {
      stages_[1].fold = std::move(fold);
      return;
    }
    for (Lane& lane : fold.lanes) lane = lane.turned();
    Stage ends;
    ends.kind = Kind::Ends;
    ends.to = fold.far;
    ends.degrees.push_back({std::move(fold.lanes), false});
    std::vector<Stage> made;
    made.push_back(std::move(ends));
    made.emplace_back();
    made.back().tests = std::move(fold.tests);
    for (flat::Fold& part : fold.parts) {
      Stage stage;
      stage.kind = Kind::Fold;
      stage.fold = std::move(part);
      if (!multiplies(stage, made.front())) made.push_back(std::move(stage));
    }
    stages_ = std::move(made);
  }

  static bool may_multiply(const Stage& stage, const Stage& ends) {
    const flat::Fold& fold = stage.fold;
    return stage.kind == Kind::Fold && fold.at == ends.to && fold.other == kNoVar &&
           fold.is_degree() && !has_loops(fold.lanes);
  }

  static bool multiplies(Stage& stage, Stage& ends) {
    if (!may_multiply(stage, ends)) return false;
    flat::Fold& fold = stage.fold;
    ends.degrees.push_back({std::move(fold.lanes), fold.optional});
    return true;
  }

  // Repeated rows.

  void spare_repeats() {
    for (std::size_t i = 2; i < stages_.size(); ++i) {
      if (stages_[i].kind != Kind::Expand || stages_[i - 1].kind == Kind::Few) continue;
      if (rows_before(stages_[i]) < kFewRows) continue;
      if (auto few = few_before(i))
        stages_.insert(stages_.begin() + static_cast<std::ptrdiff_t>(i++), *std::move(few));
    }
  }

  /// Nothing when more than one node, or one and what a later one differs from, matters from a
  /// stage on.
  std::optional<Stage> few_before(std::size_t number) const {
    std::vector<bool> needed = wanted_;
    for (std::size_t i = stages_.size(); i-- > number;) step_back(stages_[i], needed);
    Stage few;
    few.kind = Kind::Few;
    few.to = stages_[number].from;
    for (Var var = 0; var < needed.size(); ++var) {
      if (!needed[var] || var == few.to) continue;
      if (few.second != kNoVar || wanted_[var]) return std::nullopt;
      few.second = var;
    }
    if (few.second != kNoVar && !only_differs(few, number)) return std::nullopt;
    return few;
  }

  /// From a stage on `few.second` stands in one test alone: that another node is not it.
  bool only_differs(Stage& few, std::size_t number) const {
    std::size_t uses = 0;
    for (std::size_t i = number; i < stages_.size(); ++i) {
      const Stage& stage = stages_[i];
      const bool walks = stage.from == few.second || stage.second == few.second ||
                         stage.fold.at == few.second || stage.fold.other == few.second ||
                         stage.to == few.second;
      const bool told_apart = std::find(stage.differs_from.begin(), stage.differs_from.end(),
                                        few.second) != stage.differs_from.end();
      if (walks || told_apart || !stage.fold.parts.empty()) return false;
      for (const Test& test : stage.tests) {
        if (!test.reads(few.second)) continue;
        if (++uses > 1 || test.a == test.b || !separates(test)) return false;
        few.column = test.kind == Test::Kind::Pair ? test.column : nullptr;
      }
    }
    return uses == 1;
  }

  static bool separates(const Test& test) {
    if (test.kind == Test::Kind::OtherId) return true;
    return test.kind == Test::Kind::Pair && test.comparison == ast::ComparisonOperator::NotEqual &&
           test.column == test.other && test.column->tells_apart();
  }

  // What is carried.

  void carry() {
    std::vector<bool> needed = wanted_;
    for (std::size_t i = stages_.size(); i-- > 0;) {
      Stage& stage = stages_[i];
      for (const Var var : stage.differs_from) needed[var] = true;
      stage.only_sum = stage.kind == Kind::Ends && !needed[stage.to];
      for (Var var = 0; var < needed.size(); ++var) {
        if (needed[var] && !binds(stage, var)) stage.carried.push_back(var);
      }
      step_back(stage, needed);
    }
  }

  /// From what is needed of the rows of a stage to what is needed of those before it.
  static void step_back(const Stage& stage, std::vector<bool>& needed) {
    for (const Var var : stage.differs_from) needed[var] = true;
    for (Var var = 0; var < needed.size(); ++var) {
      if (binds(stage, var)) needed[var] = false;
    }
    use(stage, needed);
  }

  /// It binds both ends.
  static bool scans_hop(const Stage& stage) {
    return stage.kind == Kind::Edges || stage.kind == Kind::Steps;
  }

  static bool binds(const Stage& stage, Var var) {
    if (stage.kind == Kind::Into || stage.kind == Kind::Between) return var == stage.relationship;
    if (stage.kind == Kind::Few) return false;
    return var == stage.to || var == stage.relationship || (scans_hop(stage) && var == stage.from);
  }

  static void use(const Stage& stage, std::vector<bool>& needed) {
    const auto add = [&](Var var) {
      if (var != kNoVar) needed[var] = true;
    };
    if (stage.kind == Kind::Fold) {
      add(stage.fold.at);
      add(stage.fold.other);
      return;
    }
    if (!scans_hop(stage)) add(stage.from);
    if (stage.kind == Kind::Into || stage.kind == Kind::Between || stage.kind == Kind::Few)
      add(stage.to);
    add(stage.second);
    for (const Test& test : stage.tests) {
      if (stage.kind == Kind::Optional) break;
      add(test.a);
      add(test.b);
    }
  }

  std::vector<Stage>& stages_;
  Pipeline& pipeline_;
  const Instruction* first_;
  bool ignores_repeats_;
  std::vector<bool> wanted_;
};

}  // namespace

void optimize(Pipeline& pipeline, const Demand& demand, const Program& program) {
  Optimizer(pipeline, demand, program).run();
}

}  // namespace dossier::query::flat
