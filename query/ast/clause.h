#pragma once

#include "query/ast/pattern.h"

#include <cstdint>
#include <string_view>

namespace dossier::query::ast {

struct ProcedureInfo;

enum class ClauseKind : std::uint8_t {
  Match,
  Unwind,
  Projection,
  Create,
  Merge,
  Set,
  Remove,
  Delete,
  Foreach,
  LoadCsv,
  CallProcedure,
  CallSubquery,
  Finish,
};

/// Head of every clause.
struct Clause {
  ClauseKind kind;
  Span span = {};
};

/// `[OPTIONAL] MATCH pattern WHERE condition`; the condition is in the pattern.
struct Match : Clause {
  static constexpr auto kKind = ClauseKind::Match;
  bool optional = false;
  GraphPattern pattern = {};
};

/// `UNWIND list AS variable`; `FOR variable IN list WITH ORDINALITY position`.
struct Unwind : Clause {
  static constexpr auto kKind = ClauseKind::Unwind;
  Expression* list = nullptr;
  Binding variable = {};
  Binding position = {};            ///< of the element within the list; name empty: not asked for
  std::int64_t first_position = 1;  ///< 1 of `WITH ORDINALITY`, 0 of `WITH OFFSET`
};

/// One column: `expression [AS name]`.
struct ProjectionItem {
  Expression* expression = nullptr;
  Span span = {};      ///< of the expression as written, with outer parentheses
  Binding alias = {};  ///< name empty: no alias written
  std::string_view name =
      {};  ///< set by analysis: name of the column; without alias the source text
  Variable* variable =
      nullptr;  ///< set by analysis: holds the value afterwards. For a plain variable that
                ///< keeps its name it is that same Variable: nothing to copy
};

enum class SortDirection : std::uint8_t { Ascending, Descending };

struct SortItem {
  Expression* expression = nullptr;
  SortDirection direction = SortDirection::Ascending;
};

enum class ProjectionKind : std::uint8_t { With, Return };

/// WITH and RETURN: `[DISTINCT] *, items ORDER BY order SKIP skip LIMIT limit WHERE where`.
///
/// After analysis `items` holds all columns, those of `*` included (first, in order of binding).
/// With `aggregating`, the items without `Expression::aggregates` are the grouping keys; in the
/// other items every part outside of aggregating calls that equals a grouping key has become a
/// reference to the key's variable.
///
/// ORDER BY and WHERE come after the projection, and every part of them that equals an item has
/// become a reference to the item's variable. Unless `distinct` or `aggregating`, they may still
/// use variables from before the projection: the planner keeps those until then (`carried`).
struct Projection : Clause {
  static constexpr auto kKind = ClauseKind::Projection;
  ProjectionKind projection = ProjectionKind::With;
  bool distinct = false;
  bool star = false;         ///< false after analysis, unless there was nothing to pass on
  bool aggregating = false;  ///< set by analysis
  Seq<ProjectionItem> items = {};
  Seq<SortItem> order = {};
  Expression* skip = nullptr;   ///< or null; constant
  Expression* limit = nullptr;  ///< or null; constant
  Expression* where = nullptr;  ///< WITH only, or null
  Seq<Expression*> aggregations =
      {};                       ///< set by analysis: the aggregating FunctionCalls and CountStars
  Seq<Variable*> carried = {};  ///< set by analysis
};

/// `CREATE pattern`. Every relationship has a direction and exactly one type; labels are names
/// joined by And.
struct Create : Clause {
  static constexpr auto kKind = ClauseKind::Create;
  Seq<PathPattern*> paths = {};
};

enum class SetItemKind : std::uint8_t {
  Property,  ///< target is a Property or Index (dynamic name): set to value; null takes it away
  Replace,   ///< variable = value: all properties are those of a map, node or relationship
  Add,       ///< variable += value
  Labels,    ///< variable:A:B
};

/// One item of SET or REMOVE; REMOVE knows Property and Labels only, without a value.
struct SetItem {
  SetItemKind kind = SetItemKind::Property;
  Span span = {};
  Expression* target = nullptr;  ///< Property: Property or Index; else usually a VariableReference
  Expression* value = nullptr;   ///< or null
  Seq<LabelExpression*> labels = {};  ///< Labels: of kind Name or Dynamic
};

struct Set : Clause {
  static constexpr auto kKind = ClauseKind::Set;
  Seq<SetItem> items = {};
};

struct Remove : Clause {
  static constexpr auto kKind = ClauseKind::Remove;
  Seq<SetItem> items = {};
};

enum class MergeEvent : std::uint8_t { OnCreate, OnMatch };

struct MergeAction {
  MergeEvent event = MergeEvent::OnCreate;
  Seq<SetItem> items = {};
};

/// `MERGE path ON CREATE SET ... ON MATCH SET ...`. The pattern is as in CREATE, except that a
/// relationship may lack a direction.
struct Merge : Clause {
  static constexpr auto kKind = ClauseKind::Merge;
  PathPattern* path = nullptr;
  Seq<MergeAction> actions = {};
};

enum class DeleteMode : std::uint8_t { Default, Detach, NoDetach };

/// `[DETACH | NODETACH] DELETE values`: nodes, relationships and paths.
struct Delete : Clause {
  static constexpr auto kKind = ClauseKind::Delete;
  DeleteMode mode = DeleteMode::Default;
  Seq<Expression*> values = {};
};

/// `FOREACH (variable IN list | updating clauses)`.
struct Foreach : Clause {
  static constexpr auto kKind = ClauseKind::Foreach;
  Binding variable = {};
  Expression* list = nullptr;
  Seq<Clause*> body = {};
};

/// `LOAD CSV [WITH HEADERS] FROM url AS variable [FIELDTERMINATOR text]`. The variable is a list of
/// strings, or with headers a map.
struct LoadCsv : Clause {
  static constexpr auto kKind = ClauseKind::LoadCsv;
  bool with_headers = false;
  Expression* url = nullptr;
  Binding variable = {};
  std::string_view field_terminator = {};  ///< one character, or empty for the comma
};

struct YieldItem {
  std::string_view field = {};
  Span span = {};
  Binding variable = {};     ///< named by AS, else like the field
  std::uint32_t output = 0;  ///< set by analysis: position among the outputs of the procedure
};

enum class YieldKind : std::uint8_t {
  None,  ///< no YIELD; a procedure that stands alone then gives all its columns
  Items,
  Star,  ///< YIELD *
};

/// `CALL name(arguments) YIELD items WHERE condition`. After analysis `items` is complete also for
/// None (standing alone) and Star, and `arguments` holds a Parameter for each input that a call
/// standing alone left out (implicit arguments).
struct CallProcedure : Clause {
  static constexpr auto kKind = ClauseKind::CallProcedure;
  bool optional = false;
  std::string_view name = {};
  Span name_span = {};
  bool explicit_arguments = false;
  bool standalone = false;  ///< set by analysis: the only clause of the query
  Seq<Expression*> arguments = {};
  YieldKind yield = YieldKind::None;
  Seq<YieldItem> items = {};
  Expression* where = nullptr;               ///< or null
  const ProcedureInfo* procedure = nullptr;  ///< set by analysis; never null afterwards
};

enum class ImportKind : std::uint8_t {
  None,   ///< `CALL { ... }`: the body imports by a leading WITH of plain variables, which analysis
          ///< turns into Names (the clause is then taken out of the body)
  Names,  ///< `CALL (a, b) { ... }`
  Star,   ///< `CALL (*) { ... }`
};

enum class OnBatchError : std::uint8_t { Fail, Continue, Break };

/// `IN [n CONCURRENT] TRANSACTIONS OF rows ROWS ON ERROR ... REPORT STATUS AS variable`.
struct Batching {
  Expression* rows = nullptr;  ///< null: 1000
  OnBatchError on_error = OnBatchError::Fail;
  Binding status = {};  ///< name empty: none
};

/// `CALL (imports) { body } [IN TRANSACTIONS]`: the body runs once for each row and, when it
/// returns
/// (`body->columns` not empty), multiplies it; otherwise the row passes unchanged.
struct CallSubquery : Clause {
  static constexpr auto kKind = ClauseKind::CallSubquery;
  bool optional = false;
  ImportKind import = ImportKind::None;
  Seq<Binding> names = {};
  RegularQuery* body = nullptr;
  const Batching* batching = nullptr;  ///< null: in the transaction of the query
  Seq<Variable*> imports = {};         ///< set by analysis: outer variables that the body sees
};

/// `FINISH`: the query gives no rows.
struct Finish : Clause {
  static constexpr auto kKind = ClauseKind::Finish;
};

template <typename T>
T* as(Clause* clause) {
  return static_cast<T*>(clause);
}
template <typename T>
const T* as(const Clause* clause) {
  return static_cast<const T*>(clause);
}
template <typename T>
T* try_as(Clause* clause) {
  return clause != nullptr && clause->kind == T::kKind ? as<T>(clause) : nullptr;
}
template <typename T>
const T* try_as(const Clause* clause) {
  return clause != nullptr && clause->kind == T::kKind ? as<T>(clause) : nullptr;
}

}  // namespace dossier::query::ast
