#pragma once

#include "query/ast/arena.h"
#include "query/ast/clause.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/error.h>

namespace dossier::query::ast {

/// A column of a query or of one part of it.
struct Column {
  std::string_view name = {};
  Variable* variable = nullptr;
};

/// Clauses one after the other, up to RETURN, FINISH or the last update.
struct SingleQuery {
  Span span = {};
  Seq<Clause*> clauses = {};
  Seq<Column> columns =
      {};                ///< set by analysis: of its RETURN (or lone CALL); empty: it gives no rows
  bool updates = false;  ///< set by analysis: it changes the graph, also within subqueries
};

enum class UnionKind : std::uint8_t { Distinct, All };

/// One or more parts joined by UNION or by UNION ALL.
struct RegularQuery {
  Span span = {};
  Seq<SingleQuery*> parts = {};             ///< at least one
  UnionKind combine = UnionKind::Distinct;  ///< meaningful with two parts or more
  Seq<Column> columns = {};  ///< set by analysis. One part: its columns. More: a Variable of its
                             ///< own each, fed by the column at the same position of each part
  bool updates = false;      ///< set by analysis
};

enum class SchemaEntity : std::uint8_t { Node, Relationship };
enum class IndexType : std::uint8_t { Range, Text, Point, Lookup, Fulltext };
enum class ConstraintType : std::uint8_t { Unique, Exists, Key, Type };
enum class IfExists : std::uint8_t {
  Fail,
  Ignore
};  ///< `IF [NOT] EXISTS` was not written, was written

/// `CREATE [type] INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.a, n.b)`.
struct CreateIndex {
  IndexType type = IndexType::Range;
  std::string_view name = {};  ///< empty: chosen by the database
  IfExists if_exists = IfExists::Fail;
  SchemaEntity entity = SchemaEntity::Node;
  Seq<std::string_view> labels = {};    ///< label or type; several for Fulltext, none for Lookup
  Seq<std::string_view> keys = {};      ///< none for Lookup
  const MapLiteral* options = nullptr;  ///< or null
};

/// `CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE n.a IS UNIQUE`.
struct CreateConstraint {
  ConstraintType type = ConstraintType::Unique;
  std::string_view name = {};
  IfExists if_exists = IfExists::Fail;
  SchemaEntity entity = SchemaEntity::Node;
  std::string_view label = {};
  Seq<std::string_view> keys = {};
  TypeName required = {};  ///< ConstraintType::Type
};

enum class SchemaObject : std::uint8_t { Index, Constraint };

/// `DROP INDEX name [IF EXISTS]`, `DROP CONSTRAINT name [IF EXISTS]`.
struct DropSchema {
  SchemaObject object = SchemaObject::Index;
  std::string_view name = {};
  Span name_span = {};
  IfExists if_exists = IfExists::Fail;
};

enum class StatementKind : std::uint8_t { Query, CreateIndex, CreateConstraint, DropSchema };

/// One thing to run; exactly the member named by `kind` is set.
struct Statement {
  StatementKind kind = StatementKind::Query;
  Span span = {};
  RegularQuery* query = nullptr;
  const CreateIndex* create_index = nullptr;
  const CreateConstraint* create_constraint = nullptr;
  const DropSchema* drop = nullptr;
};

enum class RunMode : std::uint8_t { Run, Explain, Profile };

/// The syntax tree of one statement together with the memory it lives in and a copy of the text
/// that all string_views and Spans point into. Movable; pointers into it stay valid as long as it
/// or what it was moved to exists. Not thread-safe while it is analysed; afterwards it may be read
/// by many threads.
struct Query {
  Arena arena;
  std::string_view text;  ///< in `arena`
  RunMode mode = RunMode::Run;
  Statement statement;
  std::vector<Variable*> variables;  ///< set by analysis: all, by id
  std::vector<std::string_view>
      parameters;  ///< names of all parameters of the text, each once, in order of appearance
  std::vector<Error> notes;  ///< what reading and analysis remark: warnings, in order of appearance
};

}  // namespace dossier::query::ast
