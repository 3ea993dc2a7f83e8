#pragma once

#include "query/ast/query.h"
#include "query/syntax/expected.h"
#include "query/syntax/failure.h"
#include "query/syntax/literal.h"
#include "query/syntax/pace.h"
#include "query/syntax/token.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::query::syntax {

enum class Tracking : std::uint8_t { Off, On };

/// What SHOW lists.
enum class ShowKind : std::uint8_t { Indexes, Constraints, Functions, Procedures };

/// A recursive-descent parser over the tokens of one text; its methods are named after what they
/// read, one file for each group of clauses. It never goes back over a token, so it is linear in
/// the text; looking ahead over brackets uses the partners that the scanner found.
///
/// Any method fails by throwing CompileError. With tracking on, the parser notes what it would have
/// accepted at the furthest place; `expected()` then serves messages and completion.
class Parser {
 public:
  Parser(ast::Query& query, const std::vector<Token>& tokens, Tracking tracking, Pace pace = {})
      : query_(query),
        arena_(query.arena),
        text_(query.text),
        tokens_(tokens),
        tracking_(tracking == Tracking::On),
        pace_(pace) {}

  /// The whole text.
  void parse_statement();

  const ExpectedSet& expected() const { return expected_; }
  std::size_t furthest() const { return furthest_; }
  /// With tracking: how often the parser asked what stands somewhere. Linear in the text.
  std::size_t steps() const { return steps_; }

 private:
  // Tokens.
  const Token& here() const { return tokens_[at_]; }
  const Token& peek(std::size_t ahead) const {
    if (tracking_) [[unlikely]]
      ++steps_;
    std::size_t index = at_ + ahead;
    return tokens_[index < tokens_.size() ? index : tokens_.size() - 1];
  }
  bool is(TokenKind kind) const { return here().kind == kind; }
  bool is(Keyword keyword) const { return here().keyword == keyword; }
  bool is_name() const { return is(TokenKind::Name) || is(TokenKind::QuotedName); }
  const Token& advance() { return tokens_[at_++]; }
  bool sees(TokenKind kind) { return note(kind), is(kind); }
  bool sees(Keyword keyword) { return note(keyword), is(keyword); }
  bool accept(TokenKind kind) { return sees(kind) && (++at_, true); }
  bool accept(Keyword keyword) { return sees(keyword) && (++at_, true); }
  const Token& expect(TokenKind kind);
  void expect(Keyword keyword);
  void expect_close(TokenKind kind, std::size_t opening);
  Span from(std::uint32_t begin) const { return {begin, at_ == 0 ? begin : tokens_[at_ - 1].end}; }
  Span from(const Token& first) const { return from(first.begin); }

  // Failing.
  template <typename Item>
  void note(Item item) {
    if (tracking_) [[unlikely]]
      note_expected(item);
  }
  template <typename Item>
  void note_expected(Item item) {
    ++steps_;
    if (at_ > furthest_) {
      furthest_ = at_;
      expected_.clear();
    }
    if (at_ == furthest_ && at_ != phrase_at_) expected_.add(item);
  }
  [[noreturn]] void fail_here();
  [[noreturn]] void fail_at(Code code, Span span, std::string message, std::string label = {},
                            std::string hint = {});

  /// While one lives, tokens at the place where it began are noted as the phrase only.
  class Within {
   public:
    Within(Parser& parser, Phrase phrase);
    ~Within() { parser_.phrase_at_ = before_; }

   private:
    Parser& parser_;
    std::size_t before_;
  };

  /// One level of recursion, for as long as it lives. Bounds both the stack of the parser and, by
  /// way of `height_`, the height of the tree, which also grows where the parser loops.
  class Deeper {
   public:
    explicit Deeper(Parser& parser) : parser_(parser), outside_(std::exchange(parser.height_, 0)) {
      ++parser.depth_;
      parser.check_depth();
    }
    ~Deeper() {
      --parser_.depth_;
      parser_.height_ = std::max(outside_, parser_.height_);
    }

   private:
    Parser& parser_;
    int outside_;
  };
  void check_depth();
  /// Called for each node put on top of what was read within the present level.
  void grow() {
    ++height_;
    check_depth();
  }

  // Building.
  template <typename T>
  T* node(Span span) {
    pace_.step();
    T* made = arena_.make<T>();
    made->kind = T::kKind;
    made->span = span;
    return made;
  }
  /// Gathers pointers of one list on a stack shared by all lists that are under way.
  template <typename T>
  class Gather {
   public:
    explicit Gather(Parser& parser) : parser_(parser), mark_(parser.scratch_.size()) {}
    ~Gather() { parser_.scratch_.resize(mark_); }
    void add(T* item) { parser_.scratch_.push_back(item); }
    std::size_t size() const { return parser_.scratch_.size() - mark_; }
    ast::Seq<T*> finish() {
      auto* place = static_cast<T**>(parser_.arena_.allocate(size() * sizeof(T*), alignof(T*)));
      for (std::size_t at = 0; at < size(); ++at)
        place[at] = static_cast<T*>(parser_.scratch_[mark_ + at]);
      return {place, size()};
    }

   private:
    Parser& parser_;
    std::size_t mark_;
  };

  /// A way to write it that is understood and no longer recommended.
  void deprecate(Span span, std::string message, std::string hint) {
    query_.notes.push_back({Code::Deprecated, std::move(message), span, {}, std::move(hint), {}});
  }

  // Names.
  std::string_view name_of(const Token& token);
  std::string_view parse_name(Phrase phrase);
  ast::Binding parse_binding();
  std::string_view parse_dotted_name();
  std::string_view parse_string();
  std::string_view string_of(const Token& token);
  std::string_view parameter_name(const Token& token);

  // Statements: parse_query.cpp, parse_schema.cpp.
  void parse_run_mode();
  bool parse_schema_command();
  void parse_create_index(ast::IndexType type);
  void parse_create_constraint();
  void parse_drop();
  void parse_show();
  std::vector<std::string_view> parse_show_choice();
  ShowKind parse_show_kind();
  ast::CallProcedure* call_listing(std::string_view procedure,
                                   const std::vector<std::string_view>& columns, Span span);
  ast::Projection* project(const std::vector<std::string_view>& columns, ast::ProjectionKind kind,
                           Span span);
  ast::Projection* return_everything(Span span);
  ast::Projection* parse_show_yield(const std::vector<std::string_view>& columns);
  ast::Expression* type_among(const std::vector<std::string_view>& types, std::string_view column,
                              Span span);
  bool accept_words(std::string_view upper);
  std::string_view parse_schema_name();
  ast::IfExists parse_if_exists(Keyword negation);
  std::string_view parse_schema_entity(ast::SchemaEntity& entity,
                                       std::vector<std::string_view>& labels);
  ast::Seq<std::string_view> parse_schema_keys(std::string_view variable);
  const ast::MapLiteral* parse_options();
  ast::RegularQuery* parse_regular_query();
  ast::RegularQuery* parse_united();
  // NEXT and WHEN: parse_next.cpp.
  ast::RegularQuery* go_on(ast::RegularQuery* before, ast::RegularQuery* after, Span word);
  void pass_columns(ast::SingleQuery& query);
  std::vector<std::string_view> columns_of(const ast::RegularQuery& query);
  std::vector<ast::Clause*> for_all_rows(const std::vector<std::string_view>& columns,
                                         ast::RegularQuery* query, Span word);
  ast::CallSubquery* call_with_everything(ast::RegularQuery* body);
  ast::Projection* project_names(const std::vector<std::string_view>& names,
                                 ast::ProjectionKind kind, Span span);
  ast::VariableReference* reference(std::string_view name, Span span);
  ast::RegularQuery* query_of(const std::vector<ast::SingleQuery*>& parts, Span span);
  ast::SingleQuery* single_of(const std::vector<ast::Clause*>& clauses, Span span);
  ast::SingleQuery* parse_conditional();
  ast::RegularQuery* parse_branch();
  ast::Projection* number_branches(const std::vector<ast::Expression*>& conditions, Span span);
  ast::SingleQuery* branch_of(std::size_t number, ast::RegularQuery* body, Span span);
  ast::SingleQuery* parse_single_query();
  ast::RegularQuery* parse_braced_query();
  bool at_clause();
  ast::Clause* parse_clause();

  // Clauses: parse_read.cpp, parse_projection.cpp, parse_update.cpp, parse_call.cpp.
  ast::Clause* parse_match();
  ast::Clause* parse_optional();
  ast::Clause* parse_unwind();
  ast::Clause* parse_for();
  bool at_position() const;
  void skip_hints();
  void parse_null_order(ast::SortItem& item, std::size_t begin, std::vector<ast::SortItem>& items);
  ast::Clause* parse_load_csv();
  ast::Clause* parse_projection(ast::ProjectionKind kind);
  void parse_projection_items(ast::Projection& projection);
  ast::ProjectionItem parse_projection_item();
  ast::Clause* parse_page();
  ast::Clause* parse_filter();
  ast::Clause* parse_let();
  ast::Projection* pass_on(const Token& first);
  void parse_order_and_page(ast::Projection& projection);
  void parse_order(ast::Projection& projection);
  ast::Clause* parse_create();
  ast::Clause* parse_merge();
  ast::Clause* parse_set();
  ast::Clause* parse_remove();
  ast::Clause* parse_delete();
  ast::Clause* parse_foreach();
  ast::Seq<ast::SetItem> parse_set_items();
  ast::SetItem parse_set_item();
  ast::SetItem parse_remove_item();
  ast::Seq<ast::LabelExpression*> parse_label_names();
  ast::Clause* parse_call();
  ast::Clause* parse_call_procedure(const Token& first);
  ast::Clause* parse_call_subquery(const Token& first);
  void parse_yield(ast::CallProcedure& call);
  const ast::Batching* parse_batching();
  ast::OnBatchError parse_retry();
  ast::Expression* parse_where();

  // Patterns: parse_pattern.cpp, parse_element.cpp, parse_label.cpp.
  ast::GraphPattern parse_graph_pattern();
  ast::Seq<ast::PathPattern*> parse_paths();
  ast::PathPattern* parse_path();
  bool at_mode() const;
  ast::MatchMode parse_match_mode();
  void parse_path_search(ast::PathPattern& path);
  void parse_path_mode(ast::PathPattern& path);
  void require_bounds(const ast::PathPattern& path);
  void require_progress(const ast::RepeatedPattern& part);
  bool at_path_function() const;
  void parse_path_function(ast::PathPattern& path);
  void parse_path_elements(ast::PathPattern& path);
  void parse_path_factors(Gather<ast::PathElement>& elements, ast::PathPattern& path);
  void parse_node_or_group(Gather<ast::PathElement>& elements, ast::PathPattern& path);
  void parse_group(Gather<ast::PathElement>& elements, ast::PathPattern& path);
  bool at_group() const;
  void refuse_alternatives();
  ast::Expression* both(ast::Expression* first, ast::Expression* second);
  bool at_relationship() const;
  bool at_quantifier();
  ast::Repetition parse_quantifier();
  ast::PathElement* repeat(ast::PathElement* relationship, ast::Repetition repetition);
  void add_between(Gather<ast::PathElement>& elements, ast::PathElement* element);
  ast::NodePattern* parse_node();
  ast::NodePattern* anonymous_node();
  ast::RelationshipPattern* parse_relationship();
  void parse_relationship_filler(ast::RelationshipPattern& relationship);
  const ast::Repetition* parse_length();
  std::uint64_t parse_bound();
  template <typename Element>
  void parse_element_predicate(Element& element);
  bool at_element_variable() const;
  ast::LabelExpression* parse_element_labels();
  ast::LabelExpression* parse_label_or();
  ast::LabelExpression* parse_label_and();
  ast::LabelExpression* parse_label_factor();
  ast::LabelExpression* parse_label_primary();
  bool at_dynamic_choice() const;
  ast::LabelExpression* label_list(ast::LabelKind kind, Gather<ast::LabelExpression>& operands,
                                   Span span);
  bool looks_like_pattern(std::size_t index) const;
  bool starts_like_node(std::size_t index) const;
  ast::PathPattern* parse_simple_path();

  // Expressions: parse_expression.cpp, parse_primary.cpp, parse_collection.cpp, parse_type.cpp.
  ast::Expression* parse_expression();
  ast::Expression* parse_operators(int least);
  ast::Expression* parse_infix(ast::Expression* left, int level);
  ast::Expression* parse_logical(ast::Expression* first, ast::LogicalOperator op, int level);
  ast::Expression* parse_arithmetic(ast::Expression* first, int level);
  ast::Expression* parse_comparison(ast::Expression* first);
  ast::Expression* parse_predicate(ast::Expression* operand);
  ast::Expression* parse_binary(ast::Expression* left, ast::BinaryOperator op);
  ast::Expression* parse_is(ast::Expression* operand);
  ast::Expression* parse_label_check(ast::Expression* operand);
  int infix_level();
  ast::Expression* parse_not();
  ast::Expression* parse_sign();
  ast::Expression* parse_postfix();
  ast::Expression* parse_property(ast::Expression* object);
  ast::Expression* parse_index(ast::Expression* object);
  ast::Expression* parse_primary();
  ast::Expression* parse_keyword_primary();
  ast::Expression* parse_name_primary();
  ast::Expression* parse_parenthesized();
  ast::Expression* parse_number(Sign sign, std::uint32_t begin);
  ast::Expression* parse_string_literal();
  ast::Expression* parse_parameter();
  ast::Expression* parse_word_literal(ast::LiteralKind kind, bool boolean);
  ast::Expression* parse_float_word(double value);
  ast::Expression* parse_variable();
  ast::Expression* parse_function();
  ast::Seq<ast::Expression*> parse_arguments();
  ast::Expression* parse_case();
  /// One of the things behind WHEN; `applied`: a test of the operand, `> 3`, and no value.
  struct CaseTest {
    ast::Expression* expression;
    bool applied;
  };
  std::vector<CaseTest> parse_when(bool has_operand);
  ast::Expression* parse_test();
  ast::Expression* case_subject(std::uint32_t at);
  ast::Expression* finish_case(ast::Case& choice, ast::Expression* operand,
                               const std::vector<std::vector<CaseTest>>& whens,
                               const std::vector<ast::Expression*>& thens);
  ast::Seq<ast::Expression*> values_of(const std::vector<CaseTest>& when);
  ast::Seq<ast::Expression*> any_of(const std::vector<CaseTest>& when);
  // Words of their own: parse_words.cpp.
  ast::FunctionCall* call_of(std::string_view name, Span span,
                             const std::vector<ast::Expression*>& arguments);
  ast::Expression* text_literal(std::string_view text, Span span);
  bool at_trim_words() const;
  ast::Expression* parse_trim();
  void name_normal_form(ast::FunctionCall& call);
  bool at_normalized();
  ast::Expression* parse_normalized(ast::Expression* operand);
  bool accept_word(std::string_view upper);
  ast::Expression* parse_subquery(ast::SubqueryKind kind);
  ast::Expression* parse_exists_of_pattern();
  ast::Expression* parse_reduce();
  ast::Expression* parse_quantifier_expression(ast::QuantifierKind kind);
  ast::Expression* parse_shortest_path();
  ast::Expression* parse_pattern_predicate();
  ast::Expression* parse_list();
  ast::Expression* parse_list_comprehension(const Token& first);
  ast::Expression* parse_pattern_comprehension(const Token& first);
  ast::MapLiteral* parse_map();
  ast::Expression* parse_map_projection();
  ast::MapProjectionItem parse_map_projection_item();
  ast::Expression* parse_without_pipe();
  bool usable_as_variable() const;
  bool at_all_quantifier() const;
  bool at_function() const;
  ast::TypeName parse_type();
  ast::TypeTerm parse_type_term();
  ast::TypeTerm parse_type_word();

  ast::Query& query_;
  ast::Arena& arena_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int height_ = 0;  ///< of the highest tree read within the present level
  const char* const stack_ = static_cast<const char*>(__builtin_frame_address(0));
  bool pipe_ends_ =
      false;  ///< `|` ends the expression under way: it separates, and joins no labels
  const bool tracking_;
  Pace pace_;
  mutable std::size_t steps_ = 0;
  std::size_t furthest_ = 0;
  std::size_t phrase_at_ = static_cast<std::size_t>(-1);
  ExpectedSet expected_;
  std::vector<void*> scratch_;
};

}  // namespace dossier::query::syntax
