#include "query/plan/pattern.h"

#include "query/ast/function.h"
#include "query/plan/search_conditions.h"

#include <algorithm>

namespace dossier::query::plan {

void insert(SlotSet& set, Slot slot) {
  if (set.size() <= slot) set.resize(slot + 1);
  set[slot] = true;
}

const PatternNode* QueryGraph::find(Slot slot) const {
  for (const PatternNode& node : nodes) {
    if (node.slot == slot) return &node;
  }
  return nullptr;
}

std::optional<std::vector<Name>> plain_types(Compiler& compiler,
                                             const ast::LabelExpression* types) {
  std::vector<Name> names;
  if (types == nullptr || types->kind == ast::LabelKind::Wildcard) return names;
  if (types->kind == ast::LabelKind::Name) {
    compiler.check_type(types->name, types->span);
    return std::vector<Name>{compiler.name(types->name)};
  }
  if (types->kind != ast::LabelKind::Or) return std::nullopt;
  for (const ast::LabelExpression* operand : types->operands) {
    const auto inner = plain_types(compiler, operand);
    if (!inner || inner->empty()) return std::nullopt;
    names.insert(names.end(), inner->begin(), inner->end());
  }
  return names;
}

namespace {

graph::Direction direction_of(ast::Direction direction) {
  switch (direction) {
    case ast::Direction::Right: return graph::Direction::Outgoing;
    case ast::Direction::Left: return graph::Direction::Incoming;
    case ast::Direction::Either: break;
  }
  return graph::Direction::Both;
}

/// Collects a query graph from the syntax tree.
class GraphBuilder {
 public:
  GraphBuilder(Compiler& compiler, const SlotSet& bound) : compiler_(compiler), bound_(bound) {}

  QueryGraph build(std::span<const ClausePattern> clauses) {
    for (const ClausePattern& clause : clauses) {
      for (const ast::PathPattern* path : clause.paths) declare(*path);
    }
    for (const ClausePattern& clause : clauses) {
      add_clause(clause);
      ++clause_;
    }
    return std::move(out_);
  }

 private:
  void add_clause(const ClausePattern& clause) {
    conditions_.clear();
    const std::size_t in_clause = ++groups_;
    if (clause.where != nullptr) split(*clause.where);
    for (const ast::PathPattern* path : clause.paths) {
      const bool repeatable = path->match_mode == ast::MatchMode::RepeatableElements;
      unlike_ = repeatable ? ++groups_ : in_clause;
      add_path(*path);
    }
    for (const ast::Expression* condition : conditions_) add_condition(*condition);
  }

  /// Conditions that are joined by AND, one by one.
  void split(const ast::Expression& condition) {
    const auto* logical = ast::try_as<ast::Logical>(&condition);
    if (logical == nullptr || logical->op != ast::LogicalOperator::And)
      return conditions_.push_back(&condition);
    for (const ast::Expression* operand : logical->operands) split(*operand);
  }

  /// Gives a search by shortestPath() the conditions that are about its path.
  SearchConditions conditions_of(const ast::PathPattern& path) {
    SearchConditions taken(compiler_, path, out_.own);
    for (const bool quantifiers : {false, true}) {
      std::erase_if(conditions_, [&](const ast::Expression* condition) {
        return (condition->kind == ast::ExpressionKind::Quantifier) == quantifiers &&
               taken.take(*condition);
      });
    }
    return taken;
  }

  static bool is_search(const ast::PathPattern& path) {
    return path.search != ast::PathSearch::Walk || path.function != ast::PathFunction::None;
  }

  void own(Slot slot) {
    if (!has(bound_, slot)) insert(out_.own, slot);
  }

  void declare(const ast::PathPattern& path) {
    if (path.variable.variable != nullptr) own(Compiler::slot(path.variable));
    for (const ast::PathElement* element : path.elements) {
      if (element->kind == ast::ElementKind::Node)
        own(Compiler::slot(ast::as<ast::NodePattern>(element)->variable));
      if (element->kind == ast::ElementKind::Relationship) {
        const auto& relationship = *ast::as<ast::RelationshipPattern>(element);
        own(Compiler::slot(relationship.variable));
        if (relationship.length == nullptr && !is_search(path)) {
          insert(single_relationships_, Compiler::slot(relationship.variable));
        }
      }
      if (element->kind != ast::ElementKind::Repeated) continue;
      for (const ast::GroupVariable& group : ast::as<ast::RepeatedPattern>(element)->groups) {
        if (group.outer != nullptr) own(Compiler::slot(group.outer));
      }
    }
  }

  void add_path(const ast::PathPattern& path) {
    if (path.function != ast::PathFunction::None) {
      const SearchConditions taken = conditions_of(path);
      add_search(taken.path());
      out_.hops.back().node_condition = taken.node_condition();
      out_.hops.back().each_node = taken.each_node();
      return;
    }
    if (is_search(path)) return add_search(path);
    PathVariable variable{execute::kNoSlot, {}, path.span};
    Slot left = execute::kNoSlot;
    for (std::size_t i = 0; i < path.elements.size(); ++i) {
      const ast::PathElement& element = *path.elements[i];
      if (element.kind == ast::ElementKind::Node) {
        left = add_node(*ast::as<ast::NodePattern>(&element));
        variable.elements.push_back(left);
        continue;
      }
      const Slot right = Compiler::slot(ast::as<ast::NodePattern>(path.elements[i + 1])->variable);
      if (path.repeats()) unlike_ = ++groups_;
      add_hop(element, left, right);
      out_.hops.back().repeats = path.repeats();
      out_.hops.back().mode = path.mode;
      add_hop_elements(element, variable.elements);
    }
    if (path.variable.variable != nullptr) {
      variable.slot = Compiler::slot(path.variable);
    } else if (path.nodes_differ()) {
      variable.slot = compiler_.fresh_slot();
      own(variable.slot);
    }
    if (path.nodes_differ()) {
      add(execute::make_nodes_differ(variable.slot, path.mode, path.span),
          path.mode == ast::PathMode::Acyclic ? "acyclic path" : "simple path");
    }
    if (variable.slot != execute::kNoSlot) out_.paths.push_back(std::move(variable));
    if (path.where != nullptr) add_condition(*path.where);
  }

  void add_hop_elements(const ast::PathElement&, std::vector<Slot>& elements) {
    elements.push_back(out_.hops.back().slot);
  }

  /// The ends are ordinary nodes; the rest is found by the search.
  void add_search(const ast::PathPattern& path) {
    const auto& first = *ast::as<ast::NodePattern>(path.elements.front());
    const auto& last = *ast::as<ast::NodePattern>(path.elements.back());
    PatternHop hop;
    hop.kind = HopKind::Search;
    hop.left = add_node(first);
    hop.right = add_node(last);
    hop.search = &path;
    hop.slot =
        path.variable.variable != nullptr ? Compiler::slot(path.variable) : compiler_.fresh_slot();
    hop.shown = compiler_.text(path.span);
    own(hop.slot);
    add(std::move(hop));
  }

  void add(PatternHop hop) {
    hop.unlike = unlike_;
    out_.hops.push_back(std::move(hop));
  }

  Slot add_node(const ast::NodePattern& node) {
    const Slot slot = Compiler::slot(node.variable);
    if (out_.find(slot) == nullptr) {
      const std::string_view name = node.variable.name;
      out_.nodes.push_back({slot, "(" + (name.empty() ? std::string() : std::string(name)) + ")",
                            clause_, node.span});
    }
    if (node.labels != nullptr) add_labels(slot, *node.labels);
    if (node.properties != nullptr) add_properties(slot, *node.properties);
    if (node.where != nullptr) add_condition(*node.where);
    return slot;
  }

  void add_hop(const ast::PathElement& element, Slot left, Slot right) {
    if (element.kind == ast::ElementKind::Repeated) {
      return add_repeated(*ast::as<ast::RepeatedPattern>(&element), left, right);
    }
    const auto& relationship = *ast::as<ast::RelationshipPattern>(&element);
    PatternHop hop;
    hop.slot = Compiler::slot(relationship.variable);
    hop.left = left;
    hop.right = right;
    hop.direction = direction_of(relationship.direction);
    hop.bound = has(bound_, hop.slot);
    hop.shown = compiler_.text(relationship.span);
    if (relationship.length != nullptr) {
      hop.kind = HopKind::Variable;
      hop.least = relationship.length->least;
      hop.most = relationship.length->most;
      hop.each =
          relationship.each != nullptr ? Compiler::slot(relationship.each) : compiler_.fresh_slot();
      add_variable_conditions(relationship, nullptr, hop);
    } else {
      add_single_conditions(relationship, hop);
    }
    add(std::move(hop));
  }

  void add_single_conditions(const ast::RelationshipPattern& relationship, PatternHop& hop) {
    if (auto types = plain_types(compiler_, relationship.types)) {
      hop.types = std::move(*types);
    } else {
      add(execute::make_label_check(execute::make_slot(hop.slot),
                                    compiler_.label_test(*relationship.types), false,
                                    relationship.types->span),
          compiler_.text(relationship.types->span));
    }
    if (relationship.properties != nullptr) add_properties(hop.slot, *relationship.properties);
    if (relationship.where != nullptr) add_condition(*relationship.where);
  }

  /// Conditions of a repeated relationship hold for each of its relationships.
  void add_variable_conditions(const ast::RelationshipPattern& relationship,
                               const ast::Expression* where, PatternHop& hop) {
    std::vector<EvaluatorPtr> all;
    if (auto types = plain_types(compiler_, relationship.types)) {
      hop.types = std::move(*types);
    } else {
      all.push_back(execute::make_label_check(execute::make_slot(hop.each),
                                              compiler_.label_test(*relationship.types), false,
                                              relationship.types->span));
    }
    if (relationship.properties != nullptr) {
      for (auto& [evaluator, text] : property_tests(hop.each, *relationship.properties)) {
        all.push_back(std::move(evaluator));
      }
    }
    if (relationship.where != nullptr) all.push_back(compiler_.expression(*relationship.where));
    if (where != nullptr) all.push_back(compiler_.expression(*where));
    if (all.empty()) return;
    hop.condition = all.size() == 1
                        ? all[0]
                        : execute::make_logical(ast::LogicalOperator::And, all, relationship.span);
  }

  void add_repeated(const ast::RepeatedPattern& repeated, Slot left, Slot right) {
    PatternHop hop;
    hop.left = left;
    hop.right = right;
    hop.least = repeated.repetition.least;
    hop.most = repeated.repetition.most;
    hop.shown = compiler_.text(repeated.span);
    const Slot list = single_walk(repeated);
    hop.slot = list != execute::kNoSlot ? list : compiler_.fresh_slot();
    own(hop.slot);
    if (list == execute::kNoSlot) {
      hop.kind = HopKind::Repeated;
      hop.repeated = &repeated;
    } else {
      const auto& relationship = *ast::as<ast::RelationshipPattern>(repeated.elements[1]);
      hop.kind = HopKind::Variable;
      hop.direction = direction_of(relationship.direction);
      hop.each = Compiler::slot(relationship.variable);
      add_variable_conditions(relationship, repeated.where, hop);
    }
    add(std::move(hop));
  }

  static bool is_bare(const ast::PathElement* element) {
    const auto& node = *ast::as<ast::NodePattern>(element);
    return node.variable.name.empty() && node.labels == nullptr && node.properties == nullptr &&
           node.where == nullptr;
  }

  /// `(()-[r]->()){1,5}` is a relationship of variable length: the slot of the list of its
  /// relationships.
  static Slot single_walk(const ast::RepeatedPattern& repeated) {
    if (repeated.elements.size() != 3 || repeated.groups.size() != 1) return execute::kNoSlot;
    if (repeated.elements[1]->kind != ast::ElementKind::Relationship) return execute::kNoSlot;
    const auto& relationship = *ast::as<ast::RelationshipPattern>(repeated.elements[1]);
    if (!is_bare(repeated.elements[0]) || !is_bare(repeated.elements[2])) return execute::kNoSlot;
    if (relationship.length != nullptr || repeated.groups[0].outer == nullptr)
      return execute::kNoSlot;
    if (repeated.groups[0].inner != relationship.variable.variable || repeated.groups[0].single)
      return execute::kNoSlot;
    return Compiler::slot(repeated.groups[0].outer);
  }

  void add_labels(Slot node, const ast::LabelExpression& labels) {
    if (labels.kind == ast::LabelKind::And) {
      for (const ast::LabelExpression* operand : labels.operands) add_labels(node, *operand);
      return;
    }
    add(execute::make_label_check(execute::make_slot(node), compiler_.label_test(labels), false,
                                  labels.span),
        out_.find(node)->shown + ":" + compiler_.text(labels.span));
    Predicate& predicate = out_.predicates.back();
    if (labels.kind != ast::LabelKind::Name) return;
    predicate.label = labels.name;
    compiler_.check_label(labels.name, labels.span);
  }

  /// One equality for each entry of a property map.
  std::vector<std::pair<EvaluatorPtr, std::string>> property_tests(
      Slot slot, const ast::Expression& properties) {
    std::vector<std::pair<EvaluatorPtr, std::string>> tests;
    const auto* map = ast::try_as<ast::MapLiteral>(&properties);
    if (map == nullptr) {
      throw Exception(Error{Code::InvalidParameterUse,
                            "a parameter cannot stand for the properties of a pattern here",
                            properties.span,
                            {},
                            "name each property: `{key: $parameter.key}`"});
    }
    for (const ast::MapEntry& entry : map->entries) {
      compiler_.check_key(entry.key, entry.key_span);
      tests.emplace_back(execute::make_comparison(
                             {execute::make_property(execute::make_slot(slot),
                                                     compiler_.name(entry.key), entry.key_span),
                              compiler_.expression(*entry.value)},
                             {ast::ComparisonOperator::Equal}, entry.key_span),
                         std::string(entry.key) + " = " + compiler_.text(entry.value->span));
    }
    return tests;
  }

  void add_properties(Slot slot, const ast::Expression& properties) {
    const auto* map = ast::try_as<ast::MapLiteral>(&properties);
    auto tests = property_tests(slot, properties);
    for (std::size_t i = 0; i < tests.size(); ++i) {
      add(std::move(tests[i].first), std::move(tests[i].second));
      Predicate& predicate = out_.predicates.back();
      predicate.selectivity = 0.1;
      predicate.left = execute::make_property(
          execute::make_slot(slot), compiler_.name(map->entries[i].key), map->entries[i].key_span);
      predicate.right = compiler_.expression(*map->entries[i].value);
      predicate.left_needs = needs_of(*predicate.left);
      predicate.right_needs = needs_of(*predicate.right);
      add_seek(predicate, Sargable::Kind::Equal, slot, map->entries[i].key, *map->entries[i].value);
    }
  }

  void add_condition(const ast::Expression& condition) {
    const auto* logical = ast::try_as<ast::Logical>(&condition);
    if (logical != nullptr && logical->op == ast::LogicalOperator::And) {
      for (const ast::Expression* operand : logical->operands) add_condition(*operand);
      return;
    }
    add(compiler_.expression(condition), compiler_.text(condition.span));
    describe(condition, out_.predicates.back());
  }

  void add(EvaluatorPtr evaluator, std::string text) {
    Predicate predicate;
    predicate.needs = needs_of(*evaluator);
    predicate.evaluator = std::move(evaluator);
    predicate.shown = std::move(text);
    out_.predicates.push_back(std::move(predicate));
  }

  std::vector<Slot> needs_of(const execute::Evaluator& evaluator) {
    std::vector<Slot> needs;
    const SlotSet used = compiler_.uses_of(evaluator);
    for (Slot slot = 0; slot < used.size(); ++slot) {
      if (used[slot] && has(out_.own, slot)) needs.push_back(slot);
    }
    return needs;
  }

  // What the planner can make of a condition.

  void describe(const ast::Expression& condition, Predicate& predicate) {
    if (const auto* check = ast::try_as<ast::LabelCheck>(&condition))
      return describe_labels(*check, predicate);
    if (const auto* binary = ast::try_as<ast::Binary>(&condition))
      return describe_binary(*binary, predicate);
    if (const auto* logical = ast::try_as<ast::Logical>(&condition))
      return describe_choice(*logical, predicate);
    const auto* comparison = ast::try_as<ast::Comparison>(&condition);
    if (comparison == nullptr || comparison->ops.size() != 1) return;
    describe_comparison(*comparison, predicate);
  }

  static const ast::Comparison* equality(const ast::Expression* expression) {
    const auto* comparison = ast::try_as<ast::Comparison>(expression);
    const bool equal = comparison != nullptr && comparison->ops.size() == 1 &&
                       comparison->ops[0] == ast::ComparisonOperator::Equal;
    return equal ? comparison : nullptr;
  }

  /// `n.a = 1 OR n.a = 2` finds what `n.a IN [1, 2]` finds.
  void describe_choice(const ast::Logical& choice, Predicate& predicate) {
    if (choice.op != ast::LogicalOperator::Or) return;
    const ast::Property* subject = nullptr;
    std::vector<ast::Expression*> values;
    for (const ast::Expression* operand : choice.operands) {
      const ast::Comparison* equal = equality(operand);
      if (equal == nullptr) return;
      const auto* property = ast::try_as<ast::Property>(equal->operands[0]);
      if (property == nullptr || property->object->kind != ast::ExpressionKind::VariableReference)
        return;
      if (subject == nullptr) subject = property;
      const auto variable = [](const ast::Property& of) {
        return ast::as<ast::VariableReference>(of.object)->variable;
      };
      if (variable(*subject) != variable(*property) || subject->key != property->key) return;
      values.push_back(equal->operands[1]);
    }
    auto& arena = compiler_.plan().query.arena;
    auto* list = arena.make<ast::ListLiteral>();
    list->kind = ast::ExpressionKind::ListLiteral;
    list->span = choice.span;
    list->elements = arena.copy(values);
    predicate.selectivity = 0.2;
    add_seek_of(predicate, Sargable::Kind::In, *subject, *list);
  }

  void describe_labels(const ast::LabelCheck& check, Predicate& predicate) {
    const auto* variable = ast::try_as<ast::VariableReference>(check.operand);
    if (variable == nullptr || check.negated || check.labels->kind != ast::LabelKind::Name) return;
    if (out_.find(Compiler::slot(variable->variable)) != nullptr)
      predicate.label = check.labels->name;
  }

  void describe_binary(const ast::Binary& binary, Predicate& predicate) {
    if (binary.op == ast::BinaryOperator::In) {
      predicate.selectivity = 0.2;
      add_seek_of(predicate, Sargable::Kind::In, *binary.left, *binary.right);
    } else if (binary.op == ast::BinaryOperator::StartsWith) {
      predicate.selectivity = 0.05;
      add_seek_of(predicate, Sargable::Kind::Prefix, *binary.left, *binary.right);
    } else if (binary.op == ast::BinaryOperator::Contains ||
               binary.op == ast::BinaryOperator::EndsWith) {
      const bool contains = binary.op == ast::BinaryOperator::Contains;
      predicate.selectivity = 0.1;
      add_seek_of(predicate, contains ? Sargable::Kind::Contains : Sargable::Kind::Suffix,
                  *binary.left, *binary.right);
    } else {
      predicate.selectivity = 0.1;
    }
  }

  void describe_comparison(const ast::Comparison& comparison, Predicate& predicate) {
    using Op = ast::ComparisonOperator;
    using Kind = Sargable::Kind;
    const ast::Expression& left = *comparison.operands[0];
    const ast::Expression& right = *comparison.operands[1];
    switch (comparison.ops[0]) {
      case Op::Equal:
        predicate.selectivity = 0.1;
        predicate.left = compiler_.expression(left);
        predicate.right = compiler_.expression(right);
        predicate.left_needs = needs_of(*predicate.left);
        predicate.right_needs = needs_of(*predicate.right);
        return add_both(predicate, Kind::Equal, Kind::Equal, left, right);
      case Op::NotEqual: predicate.selectivity = 0.9; return;
      case Op::Less: return add_both(predicate, Kind::Less, Kind::Greater, left, right);
      case Op::LessOrEqual:
        return add_both(predicate, Kind::LessOrEqual, Kind::GreaterOrEqual, left, right);
      case Op::Greater: return add_both(predicate, Kind::Greater, Kind::Less, left, right);
      case Op::GreaterOrEqual:
        return add_both(predicate, Kind::GreaterOrEqual, Kind::LessOrEqual, left, right);
    }
  }

  void add_both(Predicate& predicate, Sargable::Kind kind, Sargable::Kind mirrored,
                const ast::Expression& left, const ast::Expression& right) {
    if (kind != Sargable::Kind::Equal) predicate.selectivity = 0.3;
    add_seek_of(predicate, kind, left, right);
    add_seek_of(predicate, mirrored, right, left);
  }

  void add_seek_of(Predicate& predicate, Sargable::Kind kind, const ast::Expression& subject,
                   const ast::Expression& value) {
    if (const auto* property = ast::try_as<ast::Property>(&subject)) {
      const auto* variable = ast::try_as<ast::VariableReference>(property->object);
      if (variable == nullptr) return;
      return add_seek(predicate, kind, Compiler::slot(variable->variable), property->key, value);
    }
    const auto* call = ast::try_as<ast::FunctionCall>(&subject);
    const bool by_id = kind == Sargable::Kind::Equal || kind == Sargable::Kind::In;
    if (call == nullptr || !by_id || call->function->name != "id") return;
    const auto* variable = ast::try_as<ast::VariableReference>(call->arguments[0]);
    if (variable == nullptr) return;
    add_seek(predicate, Sargable::Kind::Id, Compiler::slot(variable->variable), {}, value);
  }

  void add_seek(Predicate& predicate, Sargable::Kind kind, Slot node, std::string_view key,
                const ast::Expression& value) {
    if (out_.find(node) == nullptr && !has(single_relationships_, node)) return;
    Sargable seek{kind, node, std::string(key), compiler_.expression(value), {}};
    seek.value_needs = needs_of(*seek.value);
    if (std::find(seek.value_needs.begin(), seek.value_needs.end(), node) != seek.value_needs.end())
      return;
    predicate.seeks.push_back(std::move(seek));
  }

  Compiler& compiler_;
  const SlotSet& bound_;
  std::size_t clause_ = 0;  ///< number of the one that is being added
  std::size_t groups_ = 0;  ///< numbers of groups of unlike hops that are taken
  std::size_t unlike_ = 0;  ///< the one that hops are added to
  SlotSet single_relationships_;
  std::vector<const ast::Expression*>
      conditions_;  ///< of the clause as a whole, without those given to a search
  QueryGraph out_;
};

}  // namespace

QueryGraph make_query_graph(Compiler& compiler, std::span<const ClausePattern> clauses,
                            const SlotSet& bound) {
  return GraphBuilder(compiler, bound).build(clauses);
}

}  // namespace dossier::query::plan
