#pragma once

#include "query/ast/type.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace dossier::query::ast {

/// What the compiler knows about a function. Aggregating functions are in the catalogue like all
/// others.
struct FunctionInfo {
  std::string_view name;  ///< canonical spelling: "toUpper", "date.truncate"
  std::uint16_t least_arguments = 0;
  std::uint16_t most_arguments = 0;  ///< kUnlimited: no bound
  bool aggregates = false;
  bool deterministic = true;  ///< false: rand(), timestamp(), and date() without argument ...
  std::string_view
      signature;  ///< "toUpper(text :: STRING) :: STRING", for messages and SHOW FUNCTIONS
  Kinds result = Kinds::Any;
  /// Kinds accepted by argument i; the last one stands for all that follow; empty: anything. A
  /// literal or a variable of another known kind is an error before the query runs.
  Seq<const Kinds> parameters = {};
  std::string_view description = {};

  static constexpr std::uint16_t kUnlimited = 0xffff;
};

struct ProcedureField {
  std::string_view name;
  Kinds kinds = Kinds::Any;
  std::string_view type;  ///< as written in signatures: "INTEGER?"
};

/// What the compiler knows about a procedure.
struct ProcedureInfo {
  std::string_view name;  ///< "db.labels"
  Seq<const ProcedureField> inputs = {};
  std::size_t optional_inputs = 0;         ///< the last so many may be left out
  Seq<const ProcedureField> outputs = {};  ///< none: it gives no rows and passes its input on
  bool updates = false;
  std::string_view description = {};
};

/// Names that queries may call. Implementations outlive the queries that were analysed with them
/// and may be used by many threads at once. Function names are found regardless of case; procedure
/// names exactly.
class Catalog {
 public:
  virtual ~Catalog() = default;

  /// The function, or null. Namespaced names are joined by points.
  virtual const FunctionInfo* find_function(std::string_view name) const = 0;
  virtual const ProcedureInfo* find_procedure(std::string_view name) const = 0;
  /// All of them, for "did you mean", completion and SHOW.
  virtual void each_function(const std::function<void(const FunctionInfo&)>& visit) const = 0;
  virtual void each_procedure(const std::function<void(const ProcedureInfo&)>& visit) const = 0;
};

}  // namespace dossier::query::ast
