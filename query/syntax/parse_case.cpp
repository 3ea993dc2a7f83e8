// CASE in its simple, searched and extended forms.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

/// The name by which tests such as `WHEN > 3` know the operand; not one that a text would choose.
constexpr std::string_view kSubject = " case";

bool compares(TokenKind kind) {
  switch (kind) {
    case TokenKind::Equal:
    case TokenKind::NotEqual:
    case TokenKind::Less:
    case TokenKind::LessOrEqual:
    case TokenKind::Greater:
    case TokenKind::GreaterOrEqual:
    case TokenKind::RegexMatch:
    case TokenKind::ColonColon: return true;
    default: return false;
  }
}

/// `IS NULL`, `STARTS WITH x` and their kin: a keyword of a predicate that is no variable here.
bool begins_test(const Token& word, const Token& next) {
  switch (word.keyword) {
    case Keyword::Is: return next.kind == TokenKind::Name || next.kind == TokenKind::ColonColon;
    case Keyword::Starts:
    case Keyword::Ends: return next.keyword == Keyword::With;
    case Keyword::Contains:
    case Keyword::In:
      return next.keyword != Keyword::Then && next.kind != TokenKind::Comma &&
             next.kind != TokenKind::Dot;
    default: return false;
  }
}

}  // namespace

ast::Expression* Parser::parse_case() {
  const bool pipe = std::exchange(pipe_ends_, false);
  const Token& first = advance();
  ast::Expression* operand = sees(Keyword::When) ? nullptr : parse_expression();
  std::vector<std::vector<CaseTest>> whens;
  std::vector<ast::Expression*> thens;
  expect(Keyword::When);
  do {
    whens.push_back(parse_when(operand != nullptr));
    expect(Keyword::Then);
    thens.push_back(parse_expression());
  } while (accept(Keyword::When));
  ast::Expression* otherwise = accept(Keyword::Else) ? parse_expression() : nullptr;
  expect(Keyword::End);
  auto* choice = node<ast::Case>(from(first));
  choice->otherwise = otherwise;
  grow();
  pipe_ends_ = pipe;
  return finish_case(*choice, operand, whens, thens);
}

/// What follows WHEN: values, and in the extended form tests of the operand.
std::vector<Parser::CaseTest> Parser::parse_when(bool has_operand) {
  std::vector<CaseTest> when;
  do {
    const bool applied = has_operand && (compares(here().kind) || begins_test(here(), peek(1)));
    when.push_back({applied ? parse_test() : parse_expression(), applied});
  } while (has_operand && accept(TokenKind::Comma));
  return when;
}

ast::Expression* Parser::case_subject(std::uint32_t at) {
  auto* subject = node<ast::VariableReference>({at, at});
  subject->name = kSubject;
  return subject;
}

/// `> 3`, applied to the operand.
ast::Expression* Parser::parse_test() {
  ast::Expression* test = parse_infix(case_subject(here().begin), infix_level());
  grow();
  return test;
}

/// With tests it becomes `[subject IN [operand] | CASE WHEN subject > 3 THEN ... END][0]`, so that
/// the operand is evaluated once.
ast::Expression* Parser::finish_case(ast::Case& choice, ast::Expression* operand,
                                     const std::vector<std::vector<CaseTest>>& whens,
                                     const std::vector<ast::Expression*>& thens) {
  bool tests = false;
  for (const auto& when : whens) {
    for (const CaseTest& one : when) tests = tests || one.applied;
  }
  std::vector<ast::CaseBranch> branches;
  for (std::size_t at = 0; at < whens.size(); ++at) {
    branches.push_back({tests ? any_of(whens[at]) : values_of(whens[at]), thens[at]});
  }
  choice.branches = arena_.copy(branches);
  if (!tests) return choice.operand = operand, &choice;
  grow();
  grow();
  auto* operands = node<ast::ListLiteral>(operand->span);
  operands->elements = arena_.copy(std::vector<ast::Expression*>{operand});
  auto* chosen = node<ast::ListComprehension>(choice.span);
  chosen->variable = {kSubject, operand->span};
  chosen->list = operands;
  chosen->result = &choice;
  auto* zero = node<ast::Literal>(choice.span);
  zero->literal = ast::LiteralKind::Integer;
  auto* result = node<ast::Index>(choice.span);
  result->object = chosen;
  result->index = zero;
  return result;
}

ast::Seq<ast::Expression*> Parser::values_of(const std::vector<CaseTest>& when) {
  Gather<ast::Expression> values(*this);
  for (const CaseTest& one : when) values.add(one.expression);
  return values.finish();
}

/// One condition: a test holds, or a value equals the operand.
ast::Seq<ast::Expression*> Parser::any_of(const std::vector<CaseTest>& when) {
  std::vector<ast::Expression*> conditions;
  for (const CaseTest& one : when) {
    if (one.applied) {
      conditions.push_back(one.expression);
      continue;
    }
    auto* equal = node<ast::Comparison>(one.expression->span);
    equal->operands =
        arena_.copy(std::vector<ast::Expression*>{case_subject(equal->span.begin), one.expression});
    equal->ops = arena_.copy(std::vector<ast::ComparisonOperator>{ast::ComparisonOperator::Equal});
    conditions.push_back(equal);
  }
  if (conditions.size() == 1) return arena_.copy(conditions);
  auto* either = node<ast::Logical>({conditions.front()->span.begin, conditions.back()->span.end});
  either->op = ast::LogicalOperator::Or;
  either->operands = arena_.copy(conditions);
  return arena_.copy(std::vector<ast::Expression*>{either});
}

}  // namespace dossier::query::syntax
