#pragma once

#include "query/ast/query.h"

#include <string>
#include <string_view>
#include <utility>

namespace dossier::query::ast {

/// Writes parts of a tree behind each other. Where an operand binds less tightly than its place
/// asks for, it is put in parentheses.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  void print(const Query& query);
  void print(const Statement& statement);
  void print(const RegularQuery& query);
  void print(const Clause& clause);
  void print(const PathPattern& path);
  void print(const LabelExpression& labels);
  void print(const TypeName& type);
  /// An expression at a place that takes operators of at least this level (see `level_of`).
  void print(const Expression& expression, int least = 0);
  void print_name(std::string_view name);
  /// A name where a keyword might be read instead.
  void print_variable(std::string_view name);
  /// A name where any keyword might be read instead.
  void print_guarded(std::string_view name);
  /// Names joined by points.
  void print_dotted(std::string_view name);

 private:
  // print_query.cpp
  void print(const SingleQuery& query);
  void print(const CreateIndex& index);
  void print(const CreateConstraint& constraint);
  void print(const DropSchema& drop);
  void print_keys(Seq<std::string_view> keys);
  void print_schema_entity(SchemaEntity entity, Seq<std::string_view> labels);

  // print_clause.cpp
  void print(const Unwind& unwind);
  void print(const Match& match);
  void print(const Projection& projection);
  void print(const ProjectionItem& item);
  void print(const Merge& merge);
  void print(const Foreach& foreach);
  void print(const LoadCsv& load);
  void print(const CallProcedure& call);
  void print(const CallSubquery& call);
  void print(const Batching& batching);
  void print_set(Seq<SetItem> items);
  void print(const SetItem& item);
  void print_where(const Expression* where);

  // print_pattern.cpp
  void print(const GraphPattern& pattern);
  void print(const PathElement& element);
  void print(const NodePattern& node);
  void print(const RelationshipPattern& relationship);
  void print(const RepeatedPattern& repeated);
  void print(const Repetition& length);
  void print_search(const PathPattern& path);
  void print_elements(Seq<PathElement*> elements);
  void print_label(const LabelExpression& labels, int least);
  void print(const TypeTerm& term);

  // print_expression.cpp
  void print_inside(const Expression& expression);
  void print(const Literal& literal);
  void print(const Logical& logical);
  void print(const Arithmetic& arithmetic);
  void print(const Comparison& comparison);
  void print(const Case& choice);
  void print(const MapProjection& projection);
  void print(const FunctionCall& call);
  void print(const MapLiteral& map);
  void print_string(std::string_view text);
  void print_elements(const ListLiteral& list);
  void print_local(const Binding& variable, const Expression& list);

  Printer& operator<<(std::string_view text) {
    out_ += text;
    return *this;
  }
  template <typename Items, typename Print>
  void separated(const Items& items, std::string_view between, Print&& print_item) {
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += between;
      first = false;
      print_item(item);
    }
  }

  std::string out_;
};

}  // namespace dossier::query::ast
