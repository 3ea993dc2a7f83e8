#pragma once

#include "query/function/context.h"
#include "query/value/type_test.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/result.h>
#include <dossier/value.h>

namespace dossier::query {

/// An argument or a result column of a procedure.
struct ProcedureField {
  std::string name;
  TypeName type = {};
};

/// Takes one row with as many values as the procedure has outputs; false asks the procedure to
/// stop.
using ProcedureSink = std::function<bool(std::vector<Value> row)>;

class ProcedureTable;

/// What a procedure may look at beside its arguments.
struct ProcedureContext {
  FunctionContext& functions;
  const ProcedureTable& procedures;
  graph::Transaction& graph;  ///< to change by those that update; the one of `functions`
  Counters& counters;         ///< of the statement
};

/// Something that CALL runs: arguments in, rows out.
struct Procedure {
  std::string name;  ///< with its namespace, "db.labels"
  std::string description;
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;  ///< none: a procedure that is called for its effect
  /// Throws dossier::Exception. Arguments have been checked against `inputs` and coerced (integers
  /// to floats) by the caller with `coerce`.
  std::function<void(std::span<const Value> arguments, ProcedureContext& context,
                     const ProcedureSink& sink)>
      run = nullptr;
  /// How many of the last inputs a call may leave out: they are null then.
  std::size_t optional_inputs = 0;
  bool updates = false;  ///< it changes the graph
};

/// "db.labels() :: (label :: STRING)".
std::string signature(const Procedure& procedure);

/// The argument as the type asks for it; fails with Code::InvalidArgumentType when it cannot be.
Value coerce(const Value& argument, const ProcedureField& field);

/// The procedures that one engine knows, by name without regard to case. Build it before queries
/// run; afterwards reading is safe for many threads at once.
class ProcedureTable {
 public:
  /// All procedures of Dossier itself.
  static ProcedureTable with_builtins();

  /// Adds a procedure, or replaces the one of the same name.
  void add(Procedure procedure);
  /// Null pointer when there is none. Valid until the table changes.
  const Procedure* find(std::string_view name) const;
  /// Sorted by name.
  std::vector<const Procedure*> all() const;

 private:
  std::map<std::string, std::shared_ptr<const Procedure>, std::less<>>
      by_name_;  ///< keys in lower case
};

}  // namespace dossier::query
