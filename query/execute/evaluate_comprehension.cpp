#include "query/execute/evaluators.h"
#include "query/value/failure.h"

namespace dossier::query::execute {

namespace {

const List* list_of(const Value& value) {
  if (value.is_null()) return nullptr;
  if (!value.is_list()) fail_type("this place", "a list", value);
  return &value.list();
}

/// Unrolls the lists of all rows into batches of one row an element, so that the inner expressions
/// run on full batches: `visit(inner batch, outer row of each inner row)`.
template <typename Visit>
void unroll(Context& context, const ListScope& scope, const Batch& batch, Selection rows,
            const Operand& lists, Visit visit) {
  ScratchBatch inner(context);
  std::vector<std::uint32_t> sources;
  sources.reserve(kBatchRows);
  Value* elements = (*inner)[scope.element].make_values(kBatchRows);
  const auto flush = [&] {
    if (sources.empty()) return;
    context.work(sources.size());
    inner->gather(batch, scope.captures, sources);
    inner->set_rows(sources.size());
    visit(*inner, Selection(sources));
    sources.clear();
    elements = (*inner)[scope.element].make_values(kBatchRows);
  };
  for (std::uint32_t row : rows) {
    const List* list = list_of(lists[row]);
    if (list == nullptr) continue;
    for (const Value& element : *list) {
      elements[sources.size()] = element;
      sources.push_back(row);
      if (sources.size() == kBatchRows) flush();
    }
  }
  flush();
}

class OverList : public Evaluator {
 public:
  OverList(ListScope scope, Span where) : Evaluator(where), scope_(std::move(scope)) {}
  void uses(SlotSet& slots) const override {
    scope_.list->uses(slots);
    for (Slot slot : scope_.captures) slots[slot] = true;
  }
  bool reads_graph() const override { return true; }

 protected:
  const ListScope& scope() const noexcept { return scope_; }

 private:
  ListScope scope_;
};

class ListComprehension final : public OverList {
 public:
  ListComprehension(ListScope scope, EvaluatorPtr filter, EvaluatorPtr result, Span where)
      : OverList(std::move(scope), where), filter_(std::move(filter)), result_(std::move(result)) {}

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand lists(context, *scope().list, batch, rows);
    std::vector<List> results(batch.rows());
    std::size_t elements = 0;
    unroll(context, scope(), batch, rows, lists, [&](const Batch& inner, Selection sources) {
      collect(context, inner, sources, results);
      context.budget().require((elements += sources.size()) * sizeof(Value));
    });
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      values[row] = lists[row].is_null() ? Value() : Value(std::move(results[row]));
    }
  }

 private:
  void collect(Context& context, const Batch& inner, Selection sources,
               std::vector<List>& results) const {
    std::vector<std::uint32_t> passed;
    Selection rows = inner.selected();
    if (filter_) {
      filter_->filter(context, inner, rows, passed);
      rows = passed;
    }
    if (!result_) {
      for (std::uint32_t row : rows)
        results[sources[row]].push_back(inner[scope().element].at(row));
      return;
    }
    const Operand result(context, *result_, inner, rows);
    for (std::uint32_t row : rows) results[sources[row]].push_back(result[row]);
  }

  EvaluatorPtr filter_;
  EvaluatorPtr result_;
};

/// How many elements a predicate was true, false and null for.
struct Tally {
  std::size_t holds = 0;
  std::size_t fails = 0;
  std::size_t unknown = 0;

  void add(Ternary truth) {
    if (truth == Ternary::True) ++holds;
    if (truth == Ternary::False) ++fails;
    if (truth == Ternary::Null) ++unknown;
  }
};

Ternary judge(ast::QuantifierKind kind, const Tally& tally) {
  const Ternary open = tally.unknown > 0 ? Ternary::Null : Ternary::False;
  switch (kind) {
    case ast::QuantifierKind::All:
      if (tally.fails > 0) return Ternary::False;
      return tally.unknown > 0 ? Ternary::Null : Ternary::True;
    case ast::QuantifierKind::Any: return tally.holds > 0 ? Ternary::True : open;
    case ast::QuantifierKind::None:
      if (tally.holds > 0) return Ternary::False;
      return tally.unknown > 0 ? Ternary::Null : Ternary::True;
    case ast::QuantifierKind::Single:
      if (tally.holds > 1) return Ternary::False;
      if (tally.unknown > 0) return Ternary::Null;
      return ternary(tally.holds == 1);
  }
  return Ternary::Null;
}

class Quantifier final : public OverList {
 public:
  Quantifier(ast::QuantifierKind kind, ListScope scope, EvaluatorPtr predicate, Span where)
      : OverList(std::move(scope), where), kind_(kind), predicate_(std::move(predicate)) {}

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand lists(context, *scope().list, batch, rows);
    std::vector<Tally> tallies(batch.rows());
    unroll(context, scope(), batch, rows, lists, [&](const Batch& inner, Selection sources) {
      Ternary truths[kBatchRows];
      predicate_->truth(context, inner, inner.selected(), truths);
      for (std::size_t i = 0; i < sources.size(); ++i) tallies[sources[i]].add(truths[i]);
    });
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      values[row] = lists[row].is_null() ? Value() : to_value(judge(kind_, tallies[row]));
    }
  }

 private:
  ast::QuantifierKind kind_;
  EvaluatorPtr predicate_;
};

/// reduce(): the rows go through their lists side by side, one element a round.
class Reduce final : public OverList {
 public:
  Reduce(ListScope scope, Slot accumulator, EvaluatorPtr initial, EvaluatorPtr step, Span where)
      : OverList(std::move(scope), where),
        accumulator_(accumulator),
        initial_(std::move(initial)),
        step_(std::move(step)) {}
  void uses(SlotSet& slots) const override {
    OverList::uses(slots);
    initial_->uses(slots);
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand lists(context, *scope().list, batch, rows);
    Value* results = out.make_values(batch.rows());
    {
      const Operand initial(context, *initial_, batch, rows);
      for (std::uint32_t row : rows) results[row] = initial[row];
    }
    ScratchBatch inner(context);
    std::vector<std::uint32_t> open(rows.begin(), rows.end());
    for (std::size_t round = 0; !open.empty(); ++round) {
      keep_longer(lists, round, open, results);
      if (!open.empty()) advance(context, batch, lists, round, open, *inner, results);
    }
  }

 private:
  /// Leaves the rows whose lists have an element number `round`; a null list gives null.
  static void keep_longer(const Operand& lists, std::size_t round, std::vector<std::uint32_t>& open,
                          Value* results) {
    std::size_t left = 0;
    for (std::uint32_t row : open) {
      const List* list = list_of(lists[row]);
      if (list == nullptr) results[row] = Value();
      if (list != nullptr && list->size() > round) open[left++] = row;
    }
    open.resize(left);
  }

  void advance(Context& context, const Batch& batch, const Operand& lists, std::size_t round,
               Selection open, Batch& inner, Value* results) const {
    context.work(open.size());
    inner.gather(batch, scope().captures, open);
    inner.set_rows(open.size());
    Value* elements = inner[scope().element].make_values(open.size());
    Value* accumulated = inner[accumulator_].make_values(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
      elements[i] = lists[open[i]].list()[round];
      accumulated[i] = std::move(results[open[i]]);
    }
    const Operand step(context, *step_, inner, inner.selected());
    for (std::uint32_t i = 0; i < open.size(); ++i) results[open[i]] = step[i];
  }

  Slot accumulator_;
  EvaluatorPtr initial_;
  EvaluatorPtr step_;
};

}  // namespace

EvaluatorPtr make_list_comprehension(ListScope scope, EvaluatorPtr filter, EvaluatorPtr result,
                                     Span where) {
  return std::make_shared<ListComprehension>(std::move(scope), std::move(filter), std::move(result),
                                             where);
}

EvaluatorPtr make_quantifier(ast::QuantifierKind kind, ListScope scope, EvaluatorPtr predicate,
                             Span where) {
  return std::make_shared<Quantifier>(kind, std::move(scope), std::move(predicate), where);
}

EvaluatorPtr make_reduce(ListScope scope, Slot accumulator, EvaluatorPtr initial, EvaluatorPtr step,
                         Span where) {
  return std::make_shared<Reduce>(std::move(scope), accumulator, std::move(initial),
                                  std::move(step), where);
}

}  // namespace dossier::query::execute
