// Operators, by precedence climbing. Chains of one level are read in a loop and become one node.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

// Levels of binding, the loosest first.
enum Level : int {
  kOr = 1,
  kXor,
  kAnd,
  kNot,
  kComparison,
  kPredicate,
  kSum,
  kProduct,
  kPower,
  kNoInfix
};

bool comparison_of(TokenKind kind, ast::ComparisonOperator& op) {
  using Op = ast::ComparisonOperator;
  switch (kind) {
    case TokenKind::Equal: return op = Op::Equal, true;
    case TokenKind::NotEqual: return op = Op::NotEqual, true;
    case TokenKind::Less: return op = Op::Less, true;
    case TokenKind::LessOrEqual: return op = Op::LessOrEqual, true;
    case TokenKind::Greater: return op = Op::Greater, true;
    case TokenKind::GreaterOrEqual: return op = Op::GreaterOrEqual, true;
    default: return false;
  }
}

bool arithmetic_of(TokenKind kind, ast::ArithmeticOperator& op) {
  using Op = ast::ArithmeticOperator;
  switch (kind) {
    case TokenKind::Plus: return op = Op::Add, true;
    case TokenKind::Minus: return op = Op::Subtract, true;
    case TokenKind::PipePipe: return op = Op::Concatenate, true;
    case TokenKind::Star: return op = Op::Multiply, true;
    case TokenKind::Slash: return op = Op::Divide, true;
    case TokenKind::Percent: return op = Op::Modulo, true;
    case TokenKind::Caret: return op = Op::Power, true;
    default: return false;
  }
}

int level_of(ast::ArithmeticOperator op) {
  using Op = ast::ArithmeticOperator;
  if (op == Op::Power) return kPower;
  return op == Op::Multiply || op == Op::Divide || op == Op::Modulo ? kProduct : kSum;
}

int level_of(Keyword keyword) {
  switch (keyword) {
    case Keyword::Or: return kOr;
    case Keyword::Xor: return kXor;
    case Keyword::And: return kAnd;
    case Keyword::In:
    case Keyword::Starts:
    case Keyword::Ends:
    case Keyword::Contains:
    case Keyword::Is: return kPredicate;
    default: return 0;
  }
}

}  // namespace

ast::Expression* Parser::parse_expression() {
  Within within(*this, Phrase::Expression);
  return parse_operators(kOr);
}

ast::Expression* Parser::parse_without_pipe() {
  const bool before = std::exchange(pipe_ends_, true);
  ast::Expression* expression = parse_expression();
  pipe_ends_ = before;
  return expression;
}

/// How tightly the operator here binds; 0: there is none.
int Parser::infix_level() {
  note(Phrase::Operator);
  if (is(TokenKind::Name)) return level_of(here().keyword);
  if (is(TokenKind::RegexMatch) || is(TokenKind::Colon) || is(TokenKind::ColonColon)) {
    return kPredicate;
  }
  ast::ArithmeticOperator arithmetic;
  if (arithmetic_of(here().kind, arithmetic)) return level_of(arithmetic);
  ast::ComparisonOperator comparison;
  return comparison_of(here().kind, comparison) ? kComparison : 0;
}

ast::Expression* Parser::parse_operators(int least) {
  Deeper deeper(*this);
  ast::Expression* left = least <= kNot && is(Keyword::Not) ? parse_not() : parse_sign();
  for (int level = infix_level(); level >= least; level = infix_level()) {
    left = parse_infix(left, level);
    grow();
  }
  return left;
}

ast::Expression* Parser::parse_infix(ast::Expression* left, int level) {
  switch (level) {
    case kOr: return parse_logical(left, ast::LogicalOperator::Or, level);
    case kXor: return parse_logical(left, ast::LogicalOperator::Xor, level);
    case kAnd: return parse_logical(left, ast::LogicalOperator::And, level);
    case kComparison: return parse_comparison(left);
    case kPredicate: return parse_predicate(left);
    default: return parse_arithmetic(left, level);
  }
}

ast::Expression* Parser::parse_logical(ast::Expression* first, ast::LogicalOperator op, int level) {
  Gather<ast::Expression> operands(*this);
  operands.add(first);
  while (infix_level() == level) {
    advance();
    operands.add(parse_operators(level + 1));
  }
  auto* logical = node<ast::Logical>(from(first->span.begin));
  logical->op = op;
  logical->operands = operands.finish();
  return logical;
}

ast::Expression* Parser::parse_arithmetic(ast::Expression* first, int level) {
  Gather<ast::Expression> operands(*this);
  std::vector<ast::ArithmeticOperator> ops;
  operands.add(first);
  ast::ArithmeticOperator op;
  while (note(Phrase::Operator), arithmetic_of(here().kind, op) && level_of(op) == level) {
    advance();
    ops.push_back(op);
    operands.add(parse_operators(level + 1));
  }
  auto* arithmetic = node<ast::Arithmetic>(from(first->span.begin));
  arithmetic->operands = operands.finish();
  arithmetic->ops = arena_.copy(ops);
  return arithmetic;
}

ast::Expression* Parser::parse_comparison(ast::Expression* first) {
  Gather<ast::Expression> operands(*this);
  std::vector<ast::ComparisonOperator> ops;
  operands.add(first);
  ast::ComparisonOperator op;
  while (note(Phrase::Operator), comparison_of(here().kind, op)) {
    advance();
    ops.push_back(op);
    operands.add(parse_operators(kPredicate));
  }
  auto* comparison = node<ast::Comparison>(from(first->span.begin));
  comparison->operands = operands.finish();
  comparison->ops = arena_.copy(ops);
  return comparison;
}

ast::Expression* Parser::parse_predicate(ast::Expression* operand) {
  if (is(TokenKind::Colon)) return parse_label_check(operand);
  if (is(TokenKind::ColonColon)) return parse_is(operand);
  if (is(TokenKind::RegexMatch))
    return advance(), parse_binary(operand, ast::BinaryOperator::Regex);
  const Keyword keyword = advance().keyword;
  switch (keyword) {
    case Keyword::In: return parse_binary(operand, ast::BinaryOperator::In);
    case Keyword::Contains: return parse_binary(operand, ast::BinaryOperator::Contains);
    case Keyword::Starts:
      return expect(Keyword::With), parse_binary(operand, ast::BinaryOperator::StartsWith);
    case Keyword::Ends:
      return expect(Keyword::With), parse_binary(operand, ast::BinaryOperator::EndsWith);
    default: return parse_is(operand);
  }
}

ast::Expression* Parser::parse_binary(ast::Expression* left, ast::BinaryOperator op) {
  ast::Expression* right = parse_operators(kSum);
  auto* binary = node<ast::Binary>(from(left->span.begin));
  binary->op = op;
  binary->left = left;
  binary->right = right;
  return binary;
}

/// What follows IS: [NOT] [NFC] NORMALIZED, [NOT] NULL, [NOT] :: TYPE, [NOT] TYPED TYPE, or a label
/// expression.
ast::Expression* Parser::parse_is(ast::Expression* operand) {
  const bool negated = accept(Keyword::Not);
  if (at_normalized()) {
    ast::Expression* check = parse_normalized(operand);
    if (!negated) return check;
    auto* unary = node<ast::Unary>(check->span);
    unary->op = ast::UnaryOperator::Not;
    unary->operand = check;
    grow();
    return unary;
  }
  if (accept(Keyword::Null)) {
    auto* check = node<ast::IsNull>(from(operand->span.begin));
    check->operand = operand;
    check->negated = negated;
    return check;
  }
  if (accept(TokenKind::ColonColon) || accept(Keyword::Typed)) {
    ast::TypeName tested = parse_type();
    auto* check = node<ast::TypeCheck>(from(operand->span.begin));
    check->operand = operand;
    check->tested = tested;
    check->negated = negated;
    return check;
  }
  ast::LabelExpression* labels = parse_label_or();
  auto* check = node<ast::LabelCheck>(from(operand->span.begin));
  check->operand = operand;
  check->labels = labels;
  check->negated = negated;
  return check;
}

ast::Expression* Parser::parse_label_check(ast::Expression* operand) {
  advance();
  ast::LabelExpression* labels = parse_element_labels();
  auto* check = node<ast::LabelCheck>(from(operand->span.begin));
  check->operand = operand;
  check->labels = labels;
  return check;
}

ast::Expression* Parser::parse_not() {
  const Token& first = advance();
  ast::Expression* operand = parse_operators(kNot);
  auto* unary = node<ast::Unary>(from(first));
  unary->op = ast::UnaryOperator::Not;
  unary->operand = operand;
  grow();
  return unary;
}

ast::Expression* Parser::parse_sign() {
  if (!is(TokenKind::Minus) && !is(TokenKind::Plus)) return parse_postfix();
  const Token& sign = here();
  const Token& next = peek(1);
  const bool minus = sign.kind == TokenKind::Minus;
  if (minus && (next.kind == TokenKind::Integer || next.kind == TokenKind::Float))
    return parse_postfix();
  advance();
  ast::Expression* operand = parse_operators(kNoInfix);
  auto* unary = node<ast::Unary>(from(sign));
  unary->op = minus ? ast::UnaryOperator::Minus : ast::UnaryOperator::Plus;
  unary->operand = operand;
  grow();
  return unary;
}

ast::Expression* Parser::parse_postfix() {
  ast::Expression* expression = parse_primary();
  for (;;) {
    note(Phrase::Operator);
    if (is(TokenKind::Dot)) {
      advance();
      expression = parse_property(expression);
    } else if (is(TokenKind::OpenBracket)) {
      expression = parse_index(expression);
    } else {
      return expression;
    }
    grow();
  }
}

ast::Expression* Parser::parse_property(ast::Expression* object) {
  Span span = here().span();
  std::string_view key = parse_name(Phrase::PropertyName);
  auto* property = node<ast::Property>(from(object->span.begin));
  property->object = object;
  property->key = key;
  property->key_span = span;
  return property;
}

ast::Expression* Parser::parse_index(ast::Expression* object) {
  const bool pipe = std::exchange(pipe_ends_, false);
  const std::size_t opening = at_;
  advance();
  ast::Expression* first = sees(TokenKind::DotDot) ? nullptr : parse_expression();
  ast::Expression* result;
  if (accept(TokenKind::DotDot)) {
    ast::Expression* last = sees(TokenKind::CloseBracket) ? nullptr : parse_expression();
    expect_close(TokenKind::CloseBracket, opening);
    auto* slice = node<ast::Slice>(from(object->span.begin));
    slice->object = object;
    slice->from = first;
    slice->to = last;
    result = slice;
  } else {
    expect_close(TokenKind::CloseBracket, opening);
    auto* index = node<ast::Index>(from(object->span.begin));
    index->object = object;
    index->index = first;
    result = index;
  }
  pipe_ends_ = pipe;
  return result;
}

}  // namespace dossier::query::syntax
