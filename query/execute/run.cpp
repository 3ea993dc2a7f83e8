#include "query/execute/run.h"

#include "graph/value/interruptible.h"
#include "query/execute/entities.h"
#include "query/execute/operator.h"

#include <chrono>

namespace dossier::query::execute {

namespace {

class Output {
 public:
  Output(Context& context, const plan::Plan& plan, const RowSink* sink)
      : context_(context), plan_(plan), sink_(sink), result_(plan.columns) {}
  ~Output() { context_.budget().release(charged_); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False when the sink wants no more.
  bool add(const Batch& batch) {
    for (std::uint32_t row : batch.selected()) {
      std::vector<Value> values;
      values.reserve(plan_.column_slots.size());
      for (Slot slot : plan_.column_slots)
        values.push_back(complete(context_, batch[slot].at(row)));
      if (sink_ == nullptr) {
        keep(std::move(values));
      } else if (!(*sink_)(plan_.columns, std::move(values))) {
        return false;
      }
    }
    return true;
  }
  ResultSet& result() { return result_; }

 private:
  void keep(std::vector<Value> values) {
    std::uint64_t bytes = 0;
    for (const Value& value : values) bytes += sizeof(Value) + footprint(value);
    context_.budget().charge(bytes);
    charged_ += bytes;
    result_.append(std::move(values));
  }

  Context& context_;
  const plan::Plan& plan_;
  const RowSink* sink_;
  ResultSet result_;
  std::uint64_t charged_ = 0;
};

}  // namespace

void check_bounds(const QueryOptions& options, std::chrono::steady_clock::time_point begin) {
  if (options.cancelled != nullptr && options.cancelled->load(std::memory_order_relaxed)) {
    throw Exception(Error{Code::Cancelled, "the query was cancelled"});
  }
  if (options.timeout.count() > 0 && std::chrono::steady_clock::now() > begin + options.timeout) {
    throw Exception(Error{Code::TimedOut, "the query ran longer than its limit of " +
                                              std::to_string(options.timeout.count()) + " ms"});
  }
}

ResultSet run(const plan::Plan& plan, graph::Transaction& graph, const Parameters& parameters,
              const QueryOptions& options, const ProcedureTable& procedures, const RowSink* sink,
              graph::Store* store) {
  const auto begin = std::chrono::steady_clock::now();
  Context context(graph, plan.dimensions, parameters, options, procedures, store);
  const graph::Interruptible interruptible(context.functions().checkpoint);
  plan::Profile profile;
  const bool profiled = plan.query.mode == ast::RunMode::Profile;
  plan::Builder builder(context, profiled ? &profile : nullptr);
  const OperatorPtr root = builder.build(*plan.root);
  Output output(context, plan, sink);
  Batch batch(context.slots());
  root->open();
  bool wanted = true;
  while (root->next(batch)) {
    context.work(batch.size());
    if (wanted) wanted = output.add(batch);
    if (!wanted && !plan.updates) break;
  }
  require_disconnected(context);
  if (plan.updates) context.graph().verify();
  ResultSet& result = output.result();
  result.counters = context.counters;
  result.warnings = plan.warnings;
  result.warnings.insert(result.warnings.end(), context.warnings.begin(), context.warnings.end());
  if (profiled) result.plan = plan::print(plan, &profile);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return std::move(result);
}

}  // namespace dossier::query::execute
