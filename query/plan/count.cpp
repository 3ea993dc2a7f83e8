#include "query/plan/count.h"

#include "query/plan/pattern.h"
#include "query/plan/steps_count.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

bool only_counts(const AggregateStep& aggregate) {
  return std::all_of(
      aggregate.aggregations.begin(), aggregate.aggregations.end(), [](const Aggregation& call) {
        return call.function != nullptr && call.function->name == "count" && !call.distinct;
      });
}

bool uses_slot(const Compiler& compiler, const execute::Evaluator& evaluator, Slot slot) {
  return has(compiler.uses_of(evaluator), slot);
}

/// `count(x)` of a slot that is never null, and nothing else.
bool counts_slot(const Aggregation& call, Slot slot) {
  if (call.arguments.size() != 1) return false;
  const execute::Evaluator& argument = *call.arguments[0];
  return argument.slot() == slot;
}

/// Every call counts rows, or one of the slots that each row has.
bool counts_rows(const AggregateStep& aggregate, std::initializer_list<Slot> present) {
  return std::all_of(aggregate.aggregations.begin(), aggregate.aggregations.end(),
                     [&](const Aggregation& call) {
                       return call.arguments.empty() ||
                              std::any_of(present.begin(), present.end(),
                                          [&](Slot slot) { return counts_slot(call, slot); });
                     });
}

bool begins(const Step& step) {
  return step.inputs.size() == 1 &&
         dynamic_cast<const SingleStep*>(step.inputs[0].get()) != nullptr;
}

std::unique_ptr<CountStoreStep> count_nodes(const AggregateStep& aggregate,
                                            const NodeScanStep& scan) {
  if (!begins(scan) || !counts_rows(aggregate, {scan.node})) return nullptr;
  auto made = std::make_unique<CountStoreStep>();
  made->label = scan.label;
  made->shown = scan.shown;
  return made;
}

std::unique_ptr<CountStoreStep> count_relationships(const AggregateStep& aggregate,
                                                    const Hop& hop) {
  if (!counts_rows(aggregate, {hop.from, hop.to, hop.relationship}) || !hop.distinct_from.empty())
    return nullptr;
  if (hop.direction == graph::Direction::Both) return nullptr;
  auto made = std::make_unique<CountStoreStep>();
  made->kind = CountStoreStep::Kind::Relationships;
  for (const Name& type : hop.types) {
    const auto same = [&](const Name& other) { return other.text == type.text; };
    if (std::none_of(made->types.begin(), made->types.end(), same)) made->types.push_back(type);
  }
  made->shown = hop.shown;
  return made;
}

std::unique_ptr<CountStoreStep> from_store(const AggregateStep& aggregate, const Step& input) {
  if (!aggregate.keys.empty()) return nullptr;
  if (const auto* scan = dynamic_cast<const NodeScanStep*>(&input))
    return count_nodes(aggregate, *scan);
  if (const auto* scan = dynamic_cast<const RelationshipScanStep*>(&input)) {
    return begins(*scan) ? count_relationships(aggregate, scan->hop) : nullptr;
  }
  const auto* expand = dynamic_cast<const ExpandStep*>(&input);
  if (expand == nullptr) return nullptr;
  const auto* scan = dynamic_cast<const NodeScanStep*>(expand->inputs[0].get());
  if (scan == nullptr || scan->label || !begins(*scan)) return nullptr;
  return count_relationships(aggregate, expand->hop);
}

bool is_free(const Compiler& compiler, const AggregateStep& aggregate, const Hop& hop) {
  const auto unused = [&](const EvaluatorPtr& evaluator) {
    return !uses_slot(compiler, *evaluator, hop.to) &&
           !uses_slot(compiler, *evaluator, hop.relationship);
  };
  for (const Assignment& key : aggregate.keys) {
    if (!unused(key.value)) return false;
  }
  for (const Aggregation& call : aggregate.aggregations) {
    if (call.arguments.empty() || counts_slot(call, hop.to) || counts_slot(call, hop.relationship))
      continue;
    if (!unused(call.arguments[0])) return false;
  }
  return true;
}

/// Takes the last hop away when only the number of its steps matters.
StepPtr with_degree(Compiler& compiler, AggregateStep& aggregate, StepPtr input) {
  auto* expand = dynamic_cast<ExpandStep*>(input.get());
  if (expand == nullptr || !expand->hop.distinct_from.empty()) return input;
  if (!is_free(compiler, aggregate, expand->hop)) return input;
  auto degree = std::make_unique<DegreeStep>();
  degree->hop = expand->hop;
  degree->count = compiler.fresh_slot();
  degree->rows = expand->inputs[0]->rows;
  degree->inputs.push_back(std::move(expand->inputs[0]));
  for (Aggregation& call : aggregate.aggregations) {
    if (counts_slot(call, degree->hop.to) || counts_slot(call, degree->hop.relationship))
      call.arguments.clear();
  }
  aggregate.weight = degree->count;
  return degree;
}

}  // namespace

StepPtr shorten_count(Compiler& compiler, std::unique_ptr<AggregateStep> aggregate, StepPtr input) {
  if (!compiler.tuning().optimise) {
    aggregate->inputs.push_back(std::move(input));
    return aggregate;
  }
  if (!aggregate->aggregations.empty() && only_counts(*aggregate)) {
    if (auto counted = from_store(*aggregate, *input)) {
      for (const Aggregation& call : aggregate->aggregations) counted->counts.push_back(call.slot);
      return counted;
    }
    input = with_degree(compiler, *aggregate, std::move(input));
  }
  aggregate->inputs.push_back(std::move(input));
  return aggregate;
}

}  // namespace dossier::query::plan
