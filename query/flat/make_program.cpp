#include "query/execute/shape.h"
#include "query/flat/program.h"
#include "query/plan/pattern.h"
#include "query/plan/plan.h"
#include "query/plan/steps_count.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

using execute::Shape;
using plan::has;
using plan::insert;

bool is_entity(const Evaluator& evaluator, const SlotSet& known) {
  return evaluator.slot() != execute::kNoSlot && has(known, evaluator.slot());
}

bool is_property(const Evaluator& evaluator, const SlotSet& known) {
  const Shape shape = evaluator.shape();
  return shape.kind == Shape::Kind::Property && is_entity(*shape.left, known);
}

/// The same for all rows.
bool is_fixed(const Evaluator& evaluator, std::size_t slots) {
  SlotSet used(slots);
  evaluator.uses(used);
  return std::none_of(used.begin(), used.end(), [](bool one) { return one; }) &&
         !evaluator.reads_graph();
}

bool is_plain_comparison(const Shape& shape, const SlotSet& known) {
  const auto side = [&](const Evaluator& evaluator) {
    return is_property(evaluator, known) || is_fixed(evaluator, known.size());
  };
  if (side(*shape.left) && side(*shape.right)) return true;
  const bool equality = shape.comparison == ast::ComparisonOperator::Equal ||
                        shape.comparison == ast::ComparisonOperator::NotEqual;
  return equality && is_entity(*shape.left, known) && is_entity(*shape.right, known);
}

bool is_plain_text(const Shape& shape, const SlotSet& known) {
  switch (shape.text) {
    case ast::BinaryOperator::StartsWith:
    case ast::BinaryOperator::EndsWith:
    case ast::BinaryOperator::Contains:
      return is_property(*shape.left, known) && is_fixed(*shape.right, known.size());
    default: return false;
  }
}

/// One hop between two nodes of the row.
bool is_plain_absence(const Shape& shape, const SlotSet& known) {
  const Shape inner = shape.left->shape();
  if (inner.kind != Shape::Kind::Exists) return false;
  const auto* into = dynamic_cast<const plan::ExpandIntoStep*>(inner.subplan->root.get());
  if (into == nullptr || !into->hop.distinct_from.empty() || into->hop.types.empty()) return false;
  return dynamic_cast<const plan::ArgumentStep*>(into->inputs[0].get()) != nullptr &&
         has(known, into->hop.from) && has(known, into->hop.to);
}

void split(const Evaluator& condition, std::vector<const Evaluator*>& out) {
  const Shape shape = condition.shape();
  if (shape.kind != Shape::Kind::And) return out.push_back(&condition);
  for (const EvaluatorPtr& operand : shape.operands) split(*operand, out);
}

/// Builds from the last step down to the source.
class ProgramMaker {
 public:
  explicit ProgramMaker(std::size_t slots) : slots_(slots), known_(slots) {}

  std::optional<Program> make(const plan::Step& last) {
    collect(last);
    if (!finish()) return std::nullopt;
    return std::move(out_);
  }

 private:
  void collect(const plan::Step& last) {
    for (const plan::Step* step = &last;; step = step->inputs[0].get()) {
      steps_.push_back(step);
      if (step->inputs.empty() || !may_take(*step)) break;
    }
    std::reverse(steps_.begin(), steps_.end());
  }

  static bool may_take(const plan::Step& step) {
    return dynamic_cast<const plan::FilterStep*>(&step) ||
           dynamic_cast<const plan::ExpandStep*>(&step) ||
           dynamic_cast<const plan::ExpandIntoStep*>(&step) ||
           dynamic_cast<const plan::DegreeStep*>(&step) ||
           dynamic_cast<const plan::VariableExpandStep*>(&step) ||
           dynamic_cast<const plan::NodeScanStep*>(&step) ||
           dynamic_cast<const plan::OptionalStep*>(&step) ||
           dynamic_cast<const plan::RelationshipScanStep*>(&step);
  }

  /// Begins at the first step from which on all can be taken.
  bool finish() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (take(*steps_[i])) continue;
      // Its rows count as often as they say, which an input cannot tell.
      if (dynamic_cast<const plan::DegreeStep*>(steps_[i]) != nullptr) return false;
      out_ = {};
      walks_ = false;
      Instruction input;
      input.kind = Instruction::Kind::Input;
      input.source = steps_[i];
      input.rows = steps_[i]->rows;
      // Everything that the source has may turn out to be a node; those that are none end the
      // program when it runs.
      known_ = nodes_below(*steps_[i]);
      out_.instructions.push_back(std::move(input));
    }
    for (const Instruction& one : out_.instructions) out_.work += one.rows;
    import();
    return walks_;
  }

  /// Slots that steps below bind as nodes and relationships.
  SlotSet nodes_below(const plan::Step& from) const {
    SlotSet out(slots_);
    const auto add = [&](const plan::Hop& hop) {
      for (const Slot slot : {hop.from, hop.to, hop.relationship}) insert(out, slot);
    };
    for (const plan::Step* step = &from;;) {
      if (const auto* s = dynamic_cast<const plan::NodeScanStep*>(step)) insert(out, s->node);
      if (const auto* s = dynamic_cast<const plan::SeekStep*>(step)) insert(out, s->node);
      if (const auto* s = dynamic_cast<const plan::NodeByIdStep*>(step)) insert(out, s->node);
      if (const auto* s = dynamic_cast<const plan::ExpandStep*>(step)) add(s->hop);
      if (const auto* s = dynamic_cast<const plan::ExpandIntoStep*>(step)) add(s->hop);
      if (const auto* s = dynamic_cast<const plan::RelationshipScanStep*>(step)) add(s->hop);
      if (const auto* s = dynamic_cast<const plan::VariableExpandStep*>(step))
        insert(out, s->hop.to);
      const bool passes = dynamic_cast<const plan::FilterStep*>(step) != nullptr ||
                          dynamic_cast<const plan::SeekStep*>(step) != nullptr || may_take(*step) ||
                          dynamic_cast<const plan::NodeByIdStep*>(step) != nullptr;
      if (!passes || step->inputs.empty()) return out;
      step = step->inputs[0].get();
    }
  }

  bool begun() const { return !out_.instructions.empty(); }

  Instruction& add(Instruction::Kind kind, const plan::Step& step, const plan::Hop* hop) {
    Instruction made;
    made.kind = kind;
    made.step = &step;
    made.hop = hop;
    made.rows = step.rows;
    out_.instructions.push_back(std::move(made));
    return out_.instructions.back();
  }

  void bind(const plan::Hop& hop) {
    for (const Slot slot : {hop.from, hop.to, hop.relationship}) insert(known_, slot);
  }

  bool take(const plan::Step& step) {
    if (const auto* scan = dynamic_cast<const plan::NodeScanStep*>(&step)) return take_scan(*scan);
    if (const auto* scan = dynamic_cast<const plan::RelationshipScanStep*>(&step))
      return take_scan(*scan);
    if (!begun()) return false;
    if (const auto* filter = dynamic_cast<const plan::FilterStep*>(&step))
      return take_filter(*filter);
    if (const auto* expand = dynamic_cast<const plan::ExpandStep*>(&step)) {
      return take_hop(Instruction::Kind::Expand, step, expand->hop);
    }
    if (const auto* degree = dynamic_cast<const plan::DegreeStep*>(&step)) {
      return take_hop(Instruction::Kind::Expand, step, degree->hop);
    }
    if (const auto* into = dynamic_cast<const plan::ExpandIntoStep*>(&step)) {
      return has(known_, into->hop.to) && take_hop(Instruction::Kind::Into, step, into->hop);
    }
    if (const auto* walk = dynamic_cast<const plan::VariableExpandStep*>(&step))
      return take_reach(*walk);
    if (const auto* optional = dynamic_cast<const plan::OptionalStep*>(&step))
      return take_optional(*optional);
    return false;
  }

  static bool stands_alone(const plan::Step& step) {
    return step.inputs.size() == 1 &&
           dynamic_cast<const plan::SingleStep*>(step.inputs[0].get()) != nullptr;
  }

  bool take_scan(const plan::NodeScanStep& scan) {
    if (!stands_alone(scan) || !scan.label) return false;
    known_.assign(slots_, false);
    out_ = {};
    Instruction& made = add(Instruction::Kind::Nodes, scan, nullptr);
    made.label = &*scan.label;
    made.imported = {scan.node};
    insert(known_, scan.node);
    walks_ = true;
    return true;
  }

  bool take_scan(const plan::RelationshipScanStep& scan) {
    if (!stands_alone(scan) || scan.hop.types.size() != 1) return false;
    known_.assign(slots_, false);
    out_ = {};
    add(Instruction::Kind::Edges, scan, &scan.hop);
    bind(scan.hop);
    walks_ = true;
    return true;
  }

  bool take_filter(const plan::FilterStep& filter) {
    std::vector<const Evaluator*> conditions;
    split(*filter.condition, conditions);
    for (const Evaluator* condition : conditions) {
      if (!is_plain(*condition, known_)) return false;
    }
    add(Instruction::Kind::Filter, filter, nullptr).conditions = std::move(conditions);
    return true;
  }

  /// REQUIRES: the step tells by `uses` of all slots that are read here, those of `distinct_from`
  /// among them: an Input has no others.
  bool take_hop(Instruction::Kind kind, const plan::Step& step, const plan::Hop& hop) {
    if (hop.types.empty() || !has(known_, hop.from)) return false;
    for (const Slot other : hop.distinct_from) {
      if (!has(known_, other)) return false;
    }
    add(kind, step, &hop);
    bind(hop);
    return walks_ = true;
  }

  bool take_reach(const plan::VariableExpandStep& walk) {
    if (walk.condition || walk.to_bound || walk.least > 1 || walk.repeats ||
        walk.mode >= ast::PathMode::Simple || walk.hop.direction == graph::Direction::Both)
      return false;
    if (!walk.hop.distinct_from.empty() || walk.hop.types.empty() || !has(known_, walk.hop.from))
      return false;
    Instruction& made = add(Instruction::Kind::Reach, walk, &walk.hop);
    made.least = walk.least;
    made.most = walk.most;
    insert(known_, walk.hop.to);
    return walks_ = true;
  }

  /// One hop and conditions on the node that it leads to.
  bool take_optional(const plan::OptionalStep& optional) {
    const plan::Step* inner = optional.inputs[1].get();
    std::vector<const Evaluator*> conditions;
    while (const auto* filter = dynamic_cast<const plan::FilterStep*>(inner)) {
      split(*filter->condition, conditions);
      inner = filter->inputs[0].get();
    }
    const auto* expand = dynamic_cast<const plan::ExpandStep*>(inner);
    if (expand == nullptr || expand->inputs[0].get() != optional.argument) return false;
    const plan::Hop& hop = expand->hop;
    if (hop.types.empty() || !hop.distinct_from.empty() || !has(known_, hop.from)) return false;
    SlotSet only(slots_);
    insert(only, hop.to);
    for (const Evaluator* condition : conditions) {
      if (!is_plain(*condition, only)) return false;
    }
    Instruction& made = add(Instruction::Kind::Optional, optional, &hop);
    made.conditions = std::move(conditions);
    bind(hop);
    return walks_ = true;
  }

  /// What instructions read that none of them binds comes from the source.
  void import() {
    if (out_.instructions.empty() || out_.instructions.front().kind != Instruction::Kind::Input)
      return;
    out_.instructions.front().imported =
        plan::list_of(nodes_below(*out_.instructions.front().source));
  }

  std::size_t slots_;
  std::vector<const plan::Step*> steps_;
  Program out_;
  SlotSet known_;
  bool walks_ = false;
};

}  // namespace

bool is_plain(const Evaluator& condition, const SlotSet& known) {
  const Shape shape = condition.shape();
  switch (shape.kind) {
    case Shape::Kind::Label: return is_entity(*shape.left, known);
    case Shape::Kind::Compare: return is_plain_comparison(shape, known);
    case Shape::Kind::Text: return is_plain_text(shape, known);
    case Shape::Kind::Not: return is_plain_absence(shape, known);
    default: return false;
  }
}

std::optional<Program> make_program(const plan::Step& last, std::size_t slots) {
  return ProgramMaker(slots).make(last);
}

SlotSet slots_of(const Program& program, std::size_t slots) {
  SlotSet out(slots);
  for (const Instruction& one : program.instructions) {
    for (const Slot slot : one.imported) insert(out, slot);
    if (one.hop == nullptr) continue;
    insert(out, one.hop->to);
    if (one.kind != Instruction::Kind::Reach) insert(out, one.hop->relationship);
    if (one.kind == Instruction::Kind::Edges) insert(out, one.hop->from);
  }
  return out;
}

}  // namespace dossier::query::flat
