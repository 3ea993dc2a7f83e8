#include "query/execute/shape.h"
#include "query/flat/optimize.h"
#include "query/flat/pipeline.h"
#include "query/plan/plan.h"

#include <algorithm>
#include <cmath>

namespace dossier::query::flat {

namespace {

using execute::Context;
using execute::Shape;
using graph::ValueColumn;

/// Building costs so little beside walking through the store that it pays when this share is looked
/// at.
constexpr double kShare = 32;
constexpr std::uint64_t kSmall = 4096;
/// Integers up to here are floats without loss.
constexpr std::int64_t kExact = std::int64_t{1} << 53;

class Binder {
 public:
  Binder(const Program& program, Context& context, Pipeline& out)
      : program_(program), context_(context), out_(out) {}

  bool bind(const Demand& demand) {
    number();
    for (const Instruction& one : program_.instructions) {
      if (!add(one)) return false;
    }
    for (Stage& stage : out_.stages) settle_differences(stage);
    out_.weighted = demand.counts_only || demand.ignores_repeats;
    optimize(out_, demand, program_);
    return true;
  }

  const ValueColumn* column(const Evaluator& property) {
    const Shape shape = property.shape();
    const Var var = out_.variable(shape.left->slot());
    const auto key = context_.key(*shape.name);
    if (var == kNoVar) return nullptr;
    if (!key) return keep(std::make_shared<const ValueColumn>());
    if (!out_.is_relationship[var]) {
      return keep(
          context_.graph().node_column(*key, effort(context_.graph().statistics().nodes())));
    }
    const auto type = type_of(shape.left->slot());
    if (!type) return nullptr;
    const std::uint64_t entries = context_.graph().statistics().relationships(*type);
    return keep(context_.graph().relationship_column(*type, *key, effort(entries)));
  }

 private:
  graph::Effort effort(std::uint64_t entries) const {
    return effort_for(program_.work_until_now(), entries);
  }

  template <typename T>
  const T* keep(std::shared_ptr<const T> part) {
    if (part) out_.parts.push_back(part);
    return part.get();
  }

  // Variables.

  void number() {
    out_.variables.assign(context_.slots(), kNoVar);
    for (const Instruction& one : program_.instructions) {
      for (const Slot slot : one.imported) number(slot, false);
      if (one.hop == nullptr) continue;
      number(one.hop->from, false);
      number(one.hop->to, false);
      if (one.kind != Instruction::Kind::Reach) number(one.hop->relationship, true);
    }
    mark_imported_relationships();
  }

  void number(Slot slot, bool is_relationship) {
    if (slot == execute::kNoSlot || out_.variables[slot] != kNoVar) return;
    out_.variables[slot] = static_cast<Var>(out_.variable_count++);
    out_.is_relationship.push_back(is_relationship);
  }

  /// Relationships that come from the ordinary operators are named by the hops of the steps below.
  void mark_imported_relationships() {
    if (program_.instructions.front().kind != Instruction::Kind::Input) return;
    for (const plan::Step* step = program_.instructions.front().source; step != nullptr;
         step = step->inputs.empty() ? nullptr : step->inputs[0].get()) {
      const plan::Hop* hop = nullptr;
      if (const auto* s = dynamic_cast<const plan::ExpandStep*>(step)) hop = &s->hop;
      if (const auto* s = dynamic_cast<const plan::ExpandIntoStep*>(step)) hop = &s->hop;
      if (const auto* s = dynamic_cast<const plan::RelationshipScanStep*>(step)) hop = &s->hop;
      if (hop == nullptr) continue;
      const Var var = out_.variable(hop->relationship);
      if (var != kNoVar) out_.is_relationship[var] = true;
    }
  }

  // Stages.

  Stage& push(Stage::Kind kind, const Instruction& from) {
    Stage stage;
    stage.kind = kind;
    stage.instruction = &from;
    stage.least = from.least;
    stage.most = from.most;
    if (from.hop != nullptr) {
      stage.from = out_.variable(from.hop->from);
      stage.to = out_.variable(from.hop->to);
      stage.relationship =
          from.kind == Instruction::Kind::Reach ? kNoVar : out_.variable(from.hop->relationship);
    }
    out_.stages.push_back(std::move(stage));
    return out_.stages.back();
  }

  bool add(const Instruction& one) {
    switch (one.kind) {
      case Instruction::Kind::Input: return push(Stage::Kind::Input, one), true;
      case Instruction::Kind::Nodes: return add_nodes(one);
      case Instruction::Kind::Edges: return add_hop(Stage::Kind::Edges, one);
      case Instruction::Kind::Expand: return add_hop(Stage::Kind::Expand, one);
      case Instruction::Kind::Into: return add_hop(Stage::Kind::Into, one);
      case Instruction::Kind::Reach: return add_hop(Stage::Kind::Reach, one);
      case Instruction::Kind::Optional:
        return add_hop(Stage::Kind::Optional, one) && add_tests(one);
      case Instruction::Kind::Filter: push(Stage::Kind::Filter, one); return add_tests(one);
    }
    return false;
  }

  bool add_nodes(const Instruction& one) {
    Stage& stage = push(Stage::Kind::Nodes, one);
    stage.to = out_.variable(one.imported.front());
    stage.set = members(*one.label);
    stage.has_implied_label = is_implied(one.imported.front(), *one.label);
    return stage.set != nullptr;
  }

  /// The hops that walk from a node that was scanned take only those with this label.
  bool is_implied(Slot node, const Name& name) {
    const auto label = context_.label(name);
    return label && std::any_of(program_.instructions.begin(), program_.instructions.end(),
                                [&](const Instruction& one) {
                                  return one.kind == Instruction::Kind::Expand &&
                                         one.hop->from == node && all_have(*one.hop, node, *label);
                                });
  }

  const graph::NodeSet* members(const Name& name) {
    const auto label = context_.label(name);
    if (!label) return keep(std::make_shared<const graph::NodeSet>(std::vector<std::uint64_t>()));
    return keep(
        context_.graph().members(*label, effort(context_.graph().statistics().nodes(*label))));
  }

  bool add_hop(Stage::Kind kind, const Instruction& one) {
    Stage& stage = push(kind, one);
    stage.differs_from.clear();
    return lanes_of(*one.hop, stage.lanes);
  }

  bool lanes_of(const plan::Hop& hop, std::vector<Lane>& lanes) {
    std::vector<graph::TypeId> types;
    for (const Name& name : hop.types) {
      const auto type = context_.type(name);
      if (type && std::find(types.begin(), types.end(), *type) == types.end())
        types.push_back(*type);
    }
    for (const graph::TypeId type : types) {
      const auto* table = keep(
          context_.graph().edges(type, effort(context_.graph().statistics().relationships(type))));
      if (table == nullptr) return false;
      if (hop.direction != graph::Direction::Incoming) lanes.push_back({table, false, false});
      const bool both = hop.direction == graph::Direction::Both;
      if (hop.direction != graph::Direction::Outgoing)
        lanes.push_back({table, true, both && table->loops() > 0});
    }
    return true;
  }

  // Relationships that must differ.

  const Instruction* binder_of(Slot relationship) const {
    for (const Instruction& one : program_.instructions) {
      if (one.hop != nullptr && one.hop->relationship == relationship) return &one;
    }
    return nullptr;
  }

  std::optional<graph::TypeId> type_of(Slot relationship) const {
    const Instruction* one = binder_of(relationship);
    if (one == nullptr || one->hop->types.size() != 1) return std::nullopt;
    return context_.type(one->hop->types.front());
  }

  void settle_differences(Stage& stage) {
    if (stage.instruction == nullptr || stage.instruction->hop == nullptr) return;
    for (const Slot other : stage.instruction->hop->distinct_from) {
      const Instruction* known = binder_of(other);
      if (known != nullptr && cannot_be_same(*stage.instruction, stage, *known)) continue;
      stage.differs_from.push_back(out_.variable(other));
    }
  }

  /// The pattern makes sure that the relationships of two hops are different: each way in which the
  /// ends of one could be those of the other needs two nodes to be the same that are not.
  bool cannot_be_same(const Instruction& one, const Stage& stage, const Instruction& other) const {
    const auto loops = [](const Lane& lane) { return lane.table->loops() > 0; };
    if (std::any_of(stage.lanes.begin(), stage.lanes.end(), loops)) return false;
    const plan::Hop& a = *one.hop;
    const plan::Hop& b = *other.hop;
    const bool directed =
        a.direction != graph::Direction::Both && b.direction != graph::Direction::Both;
    const bool alike = !directed || a.direction == b.direction;
    const bool turned = !directed || a.direction != b.direction;
    return (!alike || are_different(a.from, b.from) || are_different(a.to, b.to)) &&
           (!turned || are_different(a.from, b.to) || are_different(a.to, b.from));
  }

  /// Every row that passes the program has different nodes there.
  bool are_different(Slot a, Slot b) const {
    if (a == b) return false;
    for (const Stage& stage : out_.stages) {
      if (stage.kind == Stage::Kind::Filter && separates(stage, out_.variable(a), out_.variable(b)))
        return true;
      if (joins_without_loops(stage, a, b)) return true;
    }
    return is_other_than_sought(a, b) || is_other_than_sought(b, a);
  }

  /// `sought` was found by a value of a property, and `node` has to have another one.
  bool is_other_than_sought(Slot node, Slot sought) const {
    const plan::SeekStep* seek = seek_of(sought);
    if (seek == nullptr) return false;
    for (const graph::Index& index : context_.graph().indexes()) {
      if (index.id != seek->index || index.definition.keys.size() != 1) continue;
      const Value* value = seek->values.front()->constant(context_);
      return value != nullptr && value->is_integer() &&
             has_other_value(node, index.definition.keys.front(), value->integer());
    }
    return false;
  }

  const plan::SeekStep* seek_of(Slot sought) const {
    const plan::Step* step = program_.instructions.front().source;
    for (; step != nullptr; step = step->inputs.empty() ? nullptr : step->inputs[0].get()) {
      const auto* seek = dynamic_cast<const plan::SeekStep*>(step);
      if (seek != nullptr && seek->node == sought)
        return seek->kind == plan::SeekKind::Equal ? seek : nullptr;
    }
    return nullptr;
  }

  bool has_other_value(Slot node, const std::string& key, std::int64_t value) const {
    const auto id = context_.graph().find_key(key);
    const auto column = id ? context_.graph().node_column(*id, graph::Effort::Present) : nullptr;
    const auto tells = [&](const Test& test) {
      return test.kind == Test::Kind::Integers && test.a == out_.variable(node) &&
             test.column == column.get() && test.comparison == ast::ComparisonOperator::NotEqual &&
             test.integer == value;
    };
    return column != nullptr &&
           std::any_of(out_.stages.begin(), out_.stages.end(), [&](const Stage& stage) {
             return stage.kind == Stage::Kind::Filter &&
                    std::any_of(stage.tests.begin(), stage.tests.end(), tells);
           });
  }

  static bool separates(const Stage& filter, Var a, Var b) {
    using Op = ast::ComparisonOperator;
    return std::any_of(filter.tests.begin(), filter.tests.end(), [&](const Test& test) {
      if (!((test.a == a && test.b == b) || (test.a == b && test.b == a))) return false;
      if (test.kind == Test::Kind::OtherId) return true;
      const bool strict = test.comparison == Op::Less || test.comparison == Op::Greater ||
                          test.comparison == Op::NotEqual;
      return test.kind == Test::Kind::Pair && strict && test.column == test.other;
    });
  }

  static bool joins_without_loops(const Stage& stage, Slot a, Slot b) {
    if (stage.kind != Stage::Kind::Expand && stage.kind != Stage::Kind::Into &&
        stage.kind != Stage::Kind::Edges)
      return false;
    const plan::Hop& hop = *stage.instruction->hop;
    if (!((hop.from == a && hop.to == b) || (hop.from == b && hop.to == a))) return false;
    return std::none_of(stage.lanes.begin(), stage.lanes.end(),
                        [](const Lane& lane) { return lane.table->loops() > 0; });
  }

  // Conditions.

  bool add_tests(const Instruction& one) {
    for (const Evaluator* condition : one.conditions) {
      if (is_implied(one, condition->shape())) continue;
      auto test = bind_test(*condition);
      if (!test) return false;
      out_.stages.back().tests.push_back(std::move(*test));
    }
    return true;
  }

  std::optional<Test> bind_test(const Evaluator& condition) {
    const Shape shape = condition.shape();
    switch (shape.kind) {
      case Shape::Kind::Label: return bind_label(shape);
      case Shape::Kind::Compare: return bind_comparison(shape);
      case Shape::Kind::Text: return bind_text(shape);
      case Shape::Kind::Not: return bind_absence(shape.left->shape());
      default: return std::nullopt;
    }
  }

  /// A label that all relationships of a hop have at this node.
  bool is_implied(const Instruction& tested, const Shape& shape) {
    const auto label =
        shape.kind == Shape::Kind::Label ? context_.label(*shape.name) : std::nullopt;
    if (!label) return false;
    const Slot node = shape.left->slot();
    return std::any_of(
        program_.instructions.begin(), program_.instructions.end(), [&](const Instruction& one) {
          const bool walked =
              one.kind == Instruction::Kind::Edges || one.kind == Instruction::Kind::Expand ||
              one.kind == Instruction::Kind::Into ||
              (one.kind == Instruction::Kind::Reach && one.least > 0 && one.hop->to == node) ||
              (one.kind == Instruction::Kind::Optional && &one == &tested);
          return walked && (one.hop->from == node || one.hop->to == node) &&
                 all_have(*one.hop, node, *label);
        });
  }

  bool all_have(const plan::Hop& hop, Slot node, graph::LabelId label) {
    const graph::Statistics& statistics = context_.graph().statistics();
    const auto has = [&](graph::TypeId type, graph::Direction direction) {
      return statistics.relationships(label, type, direction) == statistics.relationships(type);
    };
    const bool far = hop.to == node;
    for (const Name& name : hop.types) {
      const auto type = context_.type(name);
      if (!type) return false;
      const bool starts = hop.direction == graph::Direction::Both ||
                          (hop.direction == graph::Direction::Outgoing) != far;
      const bool ends = hop.direction == graph::Direction::Both || !starts;
      if (starts && !has(*type, graph::Direction::Outgoing)) return false;
      if (ends && !has(*type, graph::Direction::Incoming)) return false;
    }
    return true;
  }

  std::optional<Test> bind_label(const Shape& shape) {
    Test test;
    test.kind = Test::Kind::Label;
    test.a = out_.variable(shape.left->slot());
    if (out_.is_relationship[test.a]) return std::nullopt;
    test.set = members(*shape.name);
    if (test.set == nullptr) return std::nullopt;
    return test;
  }

  std::optional<Test> bind_absence(const Shape& exists) {
    const auto& into = static_cast<const plan::ExpandIntoStep&>(*exists.subplan->root);
    Test test;
    test.kind = Test::Kind::Absent;
    test.a = out_.variable(into.hop.from);
    test.b = out_.variable(into.hop.to);
    if (!lanes_of(into.hop, test.lanes)) return std::nullopt;
    return test;
  }

  static ast::ComparisonOperator mirrored(ast::ComparisonOperator op) {
    switch (op) {
      case ast::ComparisonOperator::Less: return ast::ComparisonOperator::Greater;
      case ast::ComparisonOperator::LessOrEqual: return ast::ComparisonOperator::GreaterOrEqual;
      case ast::ComparisonOperator::Greater: return ast::ComparisonOperator::Less;
      case ast::ComparisonOperator::GreaterOrEqual: return ast::ComparisonOperator::LessOrEqual;
      default: return op;
    }
  }

  std::optional<Test> bind_comparison(const Shape& shape) {
    const bool left = shape.left->shape().kind == Shape::Kind::Property;
    const bool right = shape.right->shape().kind == Shape::Kind::Property;
    if (left && right) return bind_pair(shape);
    if (left) return bind_constant(*shape.left, shape.comparison, shape.right->constant(context_));
    if (right)
      return bind_constant(*shape.right, mirrored(shape.comparison),
                           shape.left->constant(context_));
    if (shape.left->slot() == execute::kNoSlot || shape.right->slot() == execute::kNoSlot)
      return std::nullopt;
    Test test;
    test.kind = shape.comparison == ast::ComparisonOperator::Equal ? Test::Kind::SameId
                                                                   : Test::Kind::OtherId;
    test.a = out_.variable(shape.left->slot());
    test.b = out_.variable(shape.right->slot());
    if (out_.is_relationship[test.a] != out_.is_relationship[test.b]) return std::nullopt;
    return test;
  }

  std::optional<Test> bind_pair(const Shape& shape) {
    Test test;
    test.kind = Test::Kind::Pair;
    test.comparison = shape.comparison;
    test.a = out_.variable(shape.left->shape().left->slot());
    test.b = out_.variable(shape.right->shape().left->slot());
    test.column = column(*shape.left);
    test.other = column(*shape.right);
    if (test.column == nullptr || test.other == nullptr) return std::nullopt;
    if (test.column->kind() == ValueColumn::Kind::Empty ||
        test.other->kind() == ValueColumn::Kind::Empty) {
      test.kind = Test::Kind::Never;
      return test;
    }
    const bool integers = test.column->kind() == ValueColumn::Kind::Integer;
    if (!integers || test.other->kind() != ValueColumn::Kind::Integer) return std::nullopt;
    return test;
  }

  std::optional<Test> bind_constant(const Evaluator& property, ast::ComparisonOperator op,
                                    const Value* constant) {
    if (constant == nullptr) return std::nullopt;
    Test test;
    test.comparison = op;
    test.a = out_.variable(property.shape().left->slot());
    test.column = column(property);
    if (test.column == nullptr) return std::nullopt;
    if (constant->is_null()) return test;
    switch (test.column->kind()) {
      case ValueColumn::Kind::Empty: return test;
      case ValueColumn::Kind::Integer: return against_integers(test, *constant);
      case ValueColumn::Kind::Date: return against_dates(test, *constant);
      case ValueColumn::Kind::Float: return against_reals(test, *constant);
      case ValueColumn::Kind::Code: return against_codes(test, *constant);
      case ValueColumn::Kind::Text: return against_texts(test, *constant);
      case ValueColumn::Kind::Boolean: break;
    }
    return std::nullopt;
  }

  static std::optional<Test> against_integers(Test test, const Value& constant) {
    if (!constant.is_integer()) return std::nullopt;
    test.kind = Test::Kind::Integers;
    test.integer = constant.integer();
    return test;
  }

  static std::optional<Test> against_dates(Test test, const Value& constant) {
    if (constant.kind() != ValueKind::Date) return std::nullopt;
    test.kind = Test::Kind::Integers;
    test.integer = constant.date().epoch_days;
    return test;
  }

  static std::optional<Test> against_reals(Test test, const Value& constant) {
    if (!constant.is_number()) return std::nullopt;
    if (constant.is_integer() && std::abs(constant.integer()) > kExact) return std::nullopt;
    test.kind = Test::Kind::Reals;
    test.real = constant.number();
    return test;
  }

  static std::optional<Test> against_codes(Test test, const Value& constant) {
    if (!constant.is_string()) return std::nullopt;
    test.kind = Test::Kind::Codes;
    for (const Value& word : test.column->dictionary()) {
      test.passes.push_back(
          compare<std::string_view>(test.comparison, word.string(), constant.string()) ? 1 : 0);
    }
    return test;
  }

  static std::optional<Test> against_texts(Test test, const Value& constant) {
    if (!constant.is_string()) return std::nullopt;
    test.kind = Test::Kind::Texts;
    test.text = constant.string();
    return test;
  }

  std::optional<Test> bind_text(const Shape& shape) {
    const Value* constant = shape.right->constant(context_);
    if (constant == nullptr) return std::nullopt;
    Test test;
    test.affix = shape.text;
    test.a = out_.variable(shape.left->shape().left->slot());
    test.column = column(*shape.left);
    if (test.column == nullptr) return std::nullopt;
    if (!constant->is_string()) return constant->is_null() ? std::optional(test) : std::nullopt;
    switch (test.column->kind()) {
      case ValueColumn::Kind::Empty: return test;
      case ValueColumn::Kind::Text:
        test.kind = Test::Kind::Affix;
        test.text = constant->string();
        return test;
      case ValueColumn::Kind::Code:
        test.kind = Test::Kind::Codes;
        for (const Value& word : test.column->dictionary()) {
          test.passes.push_back(has_affix(shape.text, word.string(), constant->string()) ? 1 : 0);
        }
        return test;
      default: return std::nullopt;
    }
  }

  static bool has_affix(ast::BinaryOperator op, std::string_view text, std::string_view part) {
    switch (op) {
      case ast::BinaryOperator::StartsWith: return text.starts_with(part);
      case ast::BinaryOperator::EndsWith: return text.ends_with(part);
      default: return text.find(part) != std::string_view::npos;
    }
  }

  const Program& program_;
  Context& context_;
  Pipeline& out_;
};

}  // namespace

graph::Effort effort_for(double work, std::uint64_t entries) {
  const bool pays = entries <= kSmall || work * kShare >= static_cast<double>(entries);
  return pays ? graph::Effort::Build : graph::Effort::Present;
}

std::optional<Pipeline> bind(const Program& program, const Demand& demand, Context& context) {
  Pipeline out;
  if (!Binder(program, context, out).bind(demand)) return std::nullopt;
  return out;
}

const ValueColumn* bind_column(Pipeline& pipeline, const Program& program,
                               const Evaluator& property, Context& context) {
  return Binder(program, context, pipeline).column(property);
}

}  // namespace dossier::query::flat
