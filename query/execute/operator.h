#pragma once

#include "query/execute/batch.h"
#include "query/execute/context.h"

#include <memory>

namespace dossier::query::execute {

/// One step of a running plan: gives rows in batches when asked. The memory of a batch belongs to
/// the caller, who hands in the same one again and again.
class Operator {
 public:
  explicit Operator(Context& context) : context_(context) {}
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  /// Begins a run, from the start however far the last one came. Inner plans run once a row.
  virtual void open() = 0;
  /// Fills `out` with the next rows, at least one; false at the end.
  virtual bool next(Batch& out) = 0;

 protected:
  Context& context() noexcept { return context_; }
  graph::Transaction& graph() noexcept { return context_.graph(); }

 private:
  Context& context_;
};

using OperatorPtr = std::unique_ptr<Operator>;

/// The rows that an inner plan gets from the outside: some rows of a batch.
struct Argument {
  const Batch* batch = nullptr;
  Selection rows = {};
};

}  // namespace dossier::query::execute
