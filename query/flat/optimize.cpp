#include "query/flat/optimize.h"

#include <algorithm>

#include "query/flat/triangles.h"

namespace dossier::query::flat {

namespace {

using Kind = Stage::Kind;

class Optimizer {
 public:
  Optimizer(Pipeline& pipeline, const Demand& demand, double work, execute::Context& context)
      : stages_(pipeline.stages), pipeline_(pipeline), work_(work), context_(context), wanted_(pipeline.variable_count) {
    for (const Slot slot : demand.slots) wanted_[pipeline.variable(slot)] = true;
  }

  void run() {
    drop_empty_filters();
    drop_unused_relationships();
    if (pipeline_.weighted && !take_triangles(stages_, wanted_)) {
      meet();
      fold();
      move_root();
      gather_ends();
    }
    drop_empty_filters();
    carry();
  }

 private:
  /// Filters of which no test is left: what they tested holds anyway, or a fold has taken it over.
  void drop_empty_filters() {
    std::erase_if(stages_, [](const Stage& stage) { return stage.kind == Kind::Filter && stage.tests.empty(); });
  }

  // Relationships.

  bool needs(Var relationship) const {
    if (relationship == kNoVar || wanted_[relationship]) return relationship != kNoVar;
    return std::any_of(stages_.begin(), stages_.end(), [&](const Stage& stage) {
      const auto reads = [&](const Test& test) { return test.reads(relationship); };
      return std::any_of(stage.tests.begin(), stage.tests.end(), reads) ||
             std::find(stage.differs_from.begin(), stage.differs_from.end(), relationship) != stage.differs_from.end() ||
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

  // Intersections.

  void meet() {
    for (std::size_t i = 1; i < stages_.size(); ++i) {
      if (stages_[i].kind != Kind::Expand || stages_[i].relationship != kNoVar) continue;
      for (std::size_t k = i + 1; k < stages_.size(); ++k) {
        if (closes(stages_[i], stages_[k])) {
          intersect(stages_[i], stages_[k]);
          stages_.erase(stages_.begin() + static_cast<std::ptrdiff_t>(k));
          break;
        }
        if (stages_[k].kind != Kind::Filter) break;
      }
    }
  }

  static bool closes(const Stage& expand, const Stage& into) {
    if (into.kind != Kind::Into || into.relationship != kNoVar || into.from == into.to) return false;
    if (expand.to == expand.from) return false;
    return into.from == expand.to || into.to == expand.to;
  }

  static void intersect(Stage& expand, const Stage& into) {
    expand.kind = Kind::Meet;
    const bool from_far = into.from == expand.to;
    expand.second = from_far ? into.to : into.from;
    expand.second_lanes = into.lanes;
    if (!from_far) return;
    for (Lane& lane : expand.second_lanes) lane = lane.turned();
  }

  // Folds.

  void fold() {
    for (std::size_t i = stages_.size(); i-- > 1;) {
      if (is_foldable(i)) fold_at(i);
    }
    for (Stage& stage : stages_) {
      const auto nodes = context_.graph().statistics().nodes();
      if (stage.kind == Kind::Fold && work_ * 16 >= static_cast<double>(nodes)) remember(stage.fold);
    }
  }

  void remember(Fold& fold) {
    std::size_t nodes = 0;
    for (const Lane& lane : fold.lanes) nodes = std::max<std::size_t>(nodes, lane.side().size());
    fold.remember(nodes);
  }

  bool binds_before(std::size_t stage, Var var) const {
    for (std::size_t i = 0; i < stage; ++i) {
      const Stage& one = stages_[i];
      if (one.to == var || (one.kind == Kind::Edges && one.from == var)) return true;
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
        if (test.kind != Test::Kind::OtherId || again || !binds_before(number, partner)) return false;
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
    std::erase_if(stages_, [](const Stage& one) { return one.kind == Kind::Fold && one.fold.at == kNoVar; });
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
    return std::any_of(lanes.begin(), lanes.end(), [](const Lane& lane) { return lane.skips_loops; });
  }

  /// A scan of relationships of which nobody looks at one end is one of nodes with their numbers of steps.
  void gather_ends() {
    Stage& scan = stages_.front();
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
    scan.degrees.push_back(std::move(scan.lanes));
    std::erase_if(stages_, [&](Stage& stage) { return multiplies(stage, stages_.front()); });
  }

  /// What hangs on scanned nodes by one hop is counted from the other end of the hop: numbers of steps are at hand there.
  void move_root() {
    Stage& scan = stages_.front();
    if (scan.kind != Kind::Nodes || !scan.has_implied_label || stages_.size() != 2 || wanted_[scan.to]) return;
    if (stages_[1].kind != Kind::Fold) return;
    flat::Fold fold = std::move(stages_[1].fold);
    const bool plain = fold.at == scan.to && fold.other == kNoVar && !fold.optional && !has_loops(fold.lanes);
    if (!plain || fold.is_degree()) {
      stages_[1].fold = std::move(fold);
      return;
    }
    for (Lane& lane : fold.lanes) lane = lane.turned();
    Stage ends;
    ends.kind = Kind::Ends;
    ends.to = fold.far;
    ends.degrees.push_back(std::move(fold.lanes));
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

  static bool multiplies(Stage& stage, Stage& ends) {
    flat::Fold& fold = stage.fold;
    if (stage.kind != Kind::Fold || fold.at != ends.to || fold.other != kNoVar || fold.optional) return false;
    if (!fold.is_degree() || has_loops(fold.lanes)) return false;
    ends.degrees.push_back(std::move(fold.lanes));
    return true;
  }

  // What is carried.

  void carry() {
    std::vector<bool> needed = wanted_;
    for (std::size_t i = stages_.size(); i-- > 0;) {
      Stage& stage = stages_[i];
      for (const Var var : stage.differs_from) needed[var] = true;
      stage.only_sum = stage.kind == Kind::Ends && !needed[stage.to];
      for (Var var = 0; var < needed.size(); ++var) {
        if (!needed[var]) continue;
        if (binds(stage, var)) {
          needed[var] = false;
        } else {
          stage.carried.push_back(var);
        }
      }
      use(stage, needed);
    }
  }

  static bool binds(const Stage& stage, Var var) {
    if (stage.kind == Kind::Into) return var == stage.relationship;
    return var == stage.to || var == stage.relationship || (stage.kind == Kind::Edges && var == stage.from);
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
    if (stage.kind != Kind::Edges) add(stage.from);
    if (stage.kind == Kind::Into) add(stage.to);
    add(stage.second);
    for (const Test& test : stage.tests) {
      if (stage.kind == Kind::Optional) break;
      add(test.a);
      add(test.b);
    }
  }

  std::vector<Stage>& stages_;
  Pipeline& pipeline_;
  double work_;
  execute::Context& context_;
  std::vector<bool> wanted_;
};

}  // namespace

void optimize(Pipeline& pipeline, const Demand& demand, double work, execute::Context& context) {
  Optimizer(pipeline, demand, work, context).run();
}

}  // namespace dossier::query::flat
