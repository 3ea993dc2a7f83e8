#include "query/execute/context.h"

#include "query/execute/operator.h"
#include "query/value/check_value.h"

#include <unistd.h>

namespace dossier::query::execute {

namespace {

constexpr std::uint32_t kUnknownName = ~std::uint32_t{0};

std::uint64_t memory_limit(const QueryOptions& options) {
  if (options.memory_bytes != 0) return options.memory_bytes;
  static const auto kHalf = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                            static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) / 2;
  return kHalf;
}

const Value* find_parameter(const Parameters& parameters, const std::string& name) {
  if (const Value* value = parameters.find(name)) {
    const std::string_view fault = find_fault(*value);
    if (fault.empty()) return value;
    throw Exception(Error{Code::InvalidArgumentValue,
                          "the parameter `$" + name + "` holds " + std::string(fault)});
  }
  throw Exception(Error{Code::MissingParameter,
                        "parameter `$" + name + "` was not given",
                        {},
                        {},
                        "give the query a value for `" + name + "`"});
}

template <typename T>
T take(std::vector<T>& free, T fallback) {
  if (free.empty()) return fallback;
  T taken = std::move(free.back());
  free.pop_back();
  return taken;
}

}  // namespace

Context::Context(graph::Transaction& graph, const Dimensions& dimensions,
                 const Parameters& parameters, const QueryOptions& options,
                 const ProcedureTable& procedures, graph::Store* store)
    : graph_(&graph),
      store_(store),
      options_(options),
      procedures_(procedures),
      budget_(memory_limit(options)),
      slots_(dimensions.slots),
      labels_(dimensions.names, kUnknownName),
      types_(dimensions.names, kUnknownName),
      keys_(dimensions.names, kUnknownName),
      constants_(dimensions.constants),
      subplans_(dimensions.subplans) {
  parameters_.reserve(dimensions.parameters.size());
  for (const std::string& name : dimensions.parameters) {
    parameters_.push_back(find_parameter(parameters, name));
  }
  functions_.graph = &graph;
  functions_.budget = &budget_;
  functions_.checkpoint = [this] { check_bounds(); };
  functions_.deleted = &deleted_relationships;
  functions_.import_directory = options.import_directory;
  functions_.transaction_time = functions_.statement_time = Instant::now();
  if (options.timeout.count() > 0) deadline_ = std::chrono::steady_clock::now() + options.timeout;
}

Context::~Context() = default;

void Context::check_bounds() {
  work_ = 0;
  require_time();
}

void Context::require_time() const {
  if (options_.cancelled != nullptr && options_.cancelled->load(std::memory_order_relaxed)) {
    throw Exception(Error{Code::Cancelled, "the query was cancelled"});
  }
  if (deadline_ && std::chrono::steady_clock::now() > *deadline_) {
    throw Exception(Error{Code::TimedOut, "the query ran longer than its limit of " +
                                              std::to_string(options_.timeout.count()) + " ms"});
  }
}

std::optional<graph::LabelId> Context::label(const Name& name) {
  std::uint32_t& known = labels_[name.index];
  if (known == kUnknownName) {
    const auto found = graph_->find_label(name.text);
    if (!found) return {};
    known = raw(*found);
  }
  return graph::LabelId{known};
}

std::optional<graph::TypeId> Context::type(const Name& name) {
  std::uint32_t& known = types_[name.index];
  if (known == kUnknownName) {
    const auto found = graph_->find_type(name.text);
    if (!found) return {};
    known = raw(*found);
  }
  return graph::TypeId{known};
}

std::optional<graph::KeyId> Context::key(const Name& name) {
  std::uint32_t& known = keys_[name.index];
  if (known == kUnknownName) {
    const auto found = graph_->find_key(name.text);
    if (!found) return {};
    known = raw(*found);
  }
  return graph::KeyId{known};
}

graph::LabelId Context::make_label(const Name& name) {
  if (auto known = label(name)) return *known;
  return graph::LabelId{labels_[name.index] = raw(graph_->label(name.text))};
}

graph::TypeId Context::make_type(const Name& name) {
  if (auto known = type(name)) return *known;
  return graph::TypeId{types_[name.index] = raw(graph_->type(name.text))};
}

graph::KeyId Context::make_key(const Name& name) {
  if (auto known = key(name)) return *known;
  return graph::KeyId{keys_[name.index] = raw(graph_->key(name.text))};
}

LabelMembers* Context::members(graph::LabelId label) {
  if (graph_->dirty()) return nullptr;
  for (const auto& known : members_) {
    if (known->label() == label) return known.get();
  }
  members_.push_back(std::make_unique<LabelMembers>(*graph_, budget_, label));
  return members_.back().get();
}

ScratchColumn::ScratchColumn(Context& context)
    : context_(context), column_(take(context.free_columns_, Column())) {}

ScratchColumn::~ScratchColumn() { context_.free_columns_.push_back(std::move(column_)); }

ScratchBatch::ScratchBatch(Context& context)
    : context_(context), batch_(take(context.free_batches_, Batch())) {
  if (batch_.slots() != context.slots()) batch_ = Batch(context.slots());
  batch_.reset();
}

ScratchBatch::~ScratchBatch() { context_.free_batches_.push_back(std::move(batch_)); }

}  // namespace dossier::query::execute
