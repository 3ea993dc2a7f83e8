// Paths and what they are put together from.
#include "query/ast/repetition.h"
#include "query/syntax/parser.h"

namespace dossier::query::syntax {

ast::Expression* Parser::parse_where() {
  return accept(Keyword::Where) ? parse_expression() : nullptr;
}

ast::GraphPattern Parser::parse_graph_pattern() {
  const Token& first = here();
  ast::GraphPattern pattern;
  const ast::MatchMode mode = parse_match_mode();
  pattern.paths = parse_paths();
  for (ast::PathPattern* path : pattern.paths) {
    path->match_mode = mode;
    require_bounds(*path);
  }
  pattern.span = from(first);
  skip_hints();
  pattern.where = parse_where();
  return pattern;
}

/// Before a match mode or a path mode.
bool Parser::at_mode() const {
  constexpr std::string_view kModes[] = {"DIFFERENT", "REPEATABLE", "WALK",
                                         "TRAIL",     "SIMPLE",     "ACYCLIC"};
  return is(TokenKind::Name) &&
         std::any_of(std::begin(kModes), std::end(kModes),
                     [&](std::string_view mode) { return same_word(here().in(text_), mode); });
}

/// `DIFFERENT RELATIONSHIPS`, which is so anyway, or `REPEATABLE ELEMENTS`.
ast::MatchMode Parser::parse_match_mode() {
  const bool repeatable = accept_words("REPEATABLE ELEMENTS") || accept_words("REPEATABLE ELEMENT");
  const bool different = !repeatable && (accept_words("DIFFERENT RELATIONSHIPS") ||
                                         accept_words("DIFFERENT RELATIONSHIP"));
  if (repeatable || different) accept_words("BINDINGS");
  return repeatable ? ast::MatchMode::RepeatableElements : ast::MatchMode::DifferentRelationships;
}

/// Where relationships may be met again there are walks without end.
void Parser::require_bounds(const ast::PathPattern& path) {
  if (!path.repeats() || path.search != ast::PathSearch::Walk) return;
  const auto unbounded = ast::unbounded_parts(path.elements);
  if (unbounded.empty()) return;
  fail_at(Code::InvalidRelationshipPattern, unbounded.front()->span,
          "a walk that may repeat its relationships has no upper bound", "could go on for ever",
          "bound it: `{1,10}`; or write `TRAIL` or `ANY SHORTEST` before the path");
}

/// Where a repetition may be without a relationship, there is always one more.
void Parser::require_progress(const ast::RepeatedPattern& part) {
  if (part.repetition.most != ast::Repetition::kUnbounded || !ast::may_stand_still(part.elements))
    return;
  fail_at(Code::InvalidRelationshipPattern, part.span,
          "a part that is repeated without end needs a relationship", "could go on for ever",
          "bound it: `{0,5}`; or let each repetition go along one relationship at least");
}

/// `USING INDEX n:Label(key)`, `USING SCAN n:Label`, `USING JOIN ON n`: read over, plans follow
/// from statistics.
void Parser::skip_hints() {
  while (is(TokenKind::Name) && same_word(here().in(text_), "USING")) {
    const Token& first = advance();
    accept_words("RANGE") || accept_words("TEXT") || accept_words("POINT");
    const bool join = accept_words("JOIN");
    if (join) {
      expect(Keyword::On);
      do parse_name(Phrase::Variable);
      while (accept(TokenKind::Comma));
    } else {
      if (!accept_words("SCAN")) expect(Keyword::Index);
      accept_words("SEEK");
      parse_name(Phrase::Variable);
      expect(TokenKind::Colon);
      parse_name(Phrase::Label);
      if (accept(TokenKind::OpenParen)) {
        do parse_name(Phrase::PropertyName);
        while (accept(TokenKind::Comma));
        expect(TokenKind::CloseParen);
      }
    }
    query_.notes.push_back({Code::HintIgnored,
                            "the hint is read over: plans follow from what is counted of the graph",
                            from(first),
                            "not used",
                            {},
                            {}});
  }
}

ast::Seq<ast::PathPattern*> Parser::parse_paths() {
  Gather<ast::PathPattern> paths(*this);
  do paths.add(parse_path());
  while (accept(TokenKind::Comma));
  return paths.finish();
}

ast::PathPattern* Parser::parse_path() {
  Within within(*this, Phrase::PathPattern);
  const Token& first = here();
  auto* path = arena_.make<ast::PathPattern>();
  if (is_name() && peek(1).kind == TokenKind::Equal) {
    path->variable = parse_binding();
    advance();
  }
  parse_path_search(*path);
  if (at_path_function()) {
    parse_path_function(*path);
  } else {
    parse_path_elements(*path);
  }
  path->span = from(first);
  return path;
}

/// `WALK`, `TRAIL`, `SIMPLE` or `ACYCLIC`.
void Parser::parse_path_mode(ast::PathPattern& path) {
  using ast::PathMode;
  if (!is(TokenKind::Name)) return;
  if (accept_words("WALK")) path.mode = PathMode::Walk;
  if (accept_words("TRAIL")) path.mode = PathMode::Trail;
  if (accept_words("SIMPLE")) path.mode = PathMode::Simple;
  if (accept_words("ACYCLIC")) path.mode = PathMode::Acyclic;
}

void Parser::parse_path_search(ast::PathPattern& path) {
  using ast::PathSearch;
  auto parse_count = [&] {
    note(Phrase::Integer);
    if (is(TokenKind::Integer)) path.count = parse_number(Sign::Positive, here().begin);
    if (is(TokenKind::Parameter)) path.count = parse_parameter();
  };
  auto skip_path_word = [&] {
    parse_path_mode(path);
    return accept(Keyword::Path) || accept(Keyword::Paths);
  };

  if (accept(Keyword::All)) {
    if (accept(Keyword::Shortest)) path.search = PathSearch::AllShortest;
    skip_path_word();
  } else if (accept(Keyword::Any)) {
    path.search = accept(Keyword::Shortest) ? PathSearch::AnyShortest : PathSearch::Any;
    if (path.search == PathSearch::Any) parse_count();
    skip_path_word();
  } else if (accept(Keyword::Shortest)) {
    parse_count();
    skip_path_word();
    const bool groups = accept(Keyword::Group) || accept(Keyword::Groups);
    path.search = groups ? PathSearch::ShortestGroups : PathSearch::ShortestPaths;
    if (!groups && path.count == nullptr) fail_here();
  } else {
    parse_path_mode(path);
    if (path.mode != ast::PathMode::Default) skip_path_word();
  }
}

bool Parser::at_path_function() const {
  const bool word = is(Keyword::ShortestPath) || is(Keyword::AllShortestPaths);
  return word && peek(1).kind == TokenKind::OpenParen;
}

void Parser::parse_path_function(ast::PathPattern& path) {
  const bool all = advance().keyword == Keyword::AllShortestPaths;
  path.function = all ? ast::PathFunction::AllShortestPaths : ast::PathFunction::ShortestPath;
  const std::size_t opening = at_;
  expect(TokenKind::OpenParen);
  Gather<ast::PathElement> elements(*this);
  elements.add(parse_node());
  elements.add(parse_relationship());
  elements.add(parse_node());
  path.elements = elements.finish();
  expect_close(TokenKind::CloseParen, opening);
}

void Parser::parse_path_elements(ast::PathPattern& path) {
  Gather<ast::PathElement> elements(*this);
  parse_path_factors(elements, path);
  path.elements = elements.finish();
}

/// Nodes, relationships and groups up to what is none of them, made to alternate and to end with a
/// node.
void Parser::parse_path_factors(Gather<ast::PathElement>& elements, ast::PathPattern& path) {
  const std::size_t before = elements.size();
  for (;;) {
    note(Phrase::RelationshipPattern);
    if (is(TokenKind::OpenParen)) {
      parse_node_or_group(elements, path);
    } else if (at_relationship()) {
      ast::PathElement* relationship = parse_relationship();
      if (at_quantifier()) relationship = repeat(relationship, parse_quantifier());
      add_between(elements, relationship);
    } else {
      break;
    }
  }
  if (elements.size() == before) {
    note(Phrase::NodePattern);
    fail_here();
  }
  const auto* last = static_cast<const ast::PathElement*>(scratch_.back());
  if (last->kind == ast::ElementKind::Node) {
    if (is(TokenKind::Minus) || is(TokenKind::Less)) fail_here();
    return refuse_alternatives();
  }
  elements.add(anonymous_node());
  refuse_alternatives();
}

/// `(a)-[:R]->(b) | (a)<-[:S]-(b)` and `|+|` of GQL.
void Parser::refuse_alternatives() {
  if (!is(TokenKind::Pipe)) return;
  const bool all = peek(1).kind == TokenKind::Plus && peek(2).kind == TokenKind::Pipe;
  const Span span{here().begin, peek(all ? 2 : 0).end};
  fail_at(Code::UnexpectedSyntax, span, "a path has no alternatives", "not supported",
          all ? "join queries by `UNION ALL`"
              : "choose among types by `-[:R|S]->`, or join queries by `UNION`");
}

/// Adds an element behind the others, with an anonymous node where two connections or a connection
/// and nothing would meet.
void Parser::add_between(Gather<ast::PathElement>& elements, ast::PathElement* element) {
  const bool empty = elements.size() == 0;
  const auto* last = empty ? nullptr : static_cast<const ast::PathElement*>(scratch_.back());
  const bool after_node = last != nullptr && last->kind == ast::ElementKind::Node;
  if (element->kind == ast::ElementKind::Node) {
    if (after_node) {
      fail_at(Code::UnexpectedSyntax, element->span, "two nodes stand side by side in a path",
              "expected a relationship before it", "join paths by a comma, nodes by `-->`");
    }
  } else if (!after_node) {
    elements.add(anonymous_node());
  }
  elements.add(element);
}

/// True before `((`, `(p = (`, `(-[` and `(~`.
bool Parser::at_group() const {
  if (!is(TokenKind::OpenParen)) return false;
  const TokenKind next = peek(1).kind;
  if (next == TokenKind::OpenParen || next == TokenKind::Minus || next == TokenKind::Less ||
      next == TokenKind::Tilde)
    return true;
  return (next == TokenKind::Name || next == TokenKind::QuotedName) &&
         peek(2).kind == TokenKind::Equal;
}

void Parser::parse_node_or_group(Gather<ast::PathElement>& elements, ast::PathPattern& path) {
  if (at_group()) return parse_group(elements, path);
  add_between(elements, parse_node());
}

/// The conjunction of two conditions, the first of which may be missing.
ast::Expression* Parser::both(ast::Expression* first, ast::Expression* second) {
  if (first == nullptr) return second;
  Gather<ast::Expression> operands(*this);
  operands.add(first);
  operands.add(second);
  auto* conjunction = node<ast::Logical>({first->span.begin, second->span.end});
  conjunction->operands = operands.finish();
  return conjunction;
}

void Parser::parse_group(Gather<ast::PathElement>& elements, ast::PathPattern& path) {
  Deeper deeper(*this);
  const std::size_t opening = at_;
  const Token& first = advance();
  ast::PathPattern inner;
  if (is_name()) {
    inner.variable = parse_binding();
    expect(TokenKind::Equal);
  }
  parse_path_elements(inner);
  if (accept(Keyword::Where)) inner.where = both(inner.where, parse_expression());
  expect_close(TokenKind::CloseParen, opening);
  grow();
  if (at_quantifier()) {
    if (!inner.variable.name.empty()) {
      fail_at(Code::UnexpectedSyntax, inner.variable.span,
              "a repeated part of a path cannot have a name", "not allowed here",
              "name the whole path: `p = (...)+`");
    }
    auto* repeated = node<ast::RepeatedPattern>({});
    repeated->elements = inner.elements;
    repeated->where = inner.where;
    repeated->repetition = parse_quantifier();
    repeated->span = from(first);
    require_progress(*repeated);
    return add_between(elements, repeated);
  }
  if (!inner.variable.name.empty()) {
    if (!path.variable.name.empty()) {
      fail_at(Code::UnexpectedSyntax, inner.variable.span, "the path has a name already",
              "a second name");
    }
    path.variable = inner.variable;
  }
  for (ast::PathElement* element : inner.elements) add_between(elements, element);
  if (inner.where != nullptr) path.where = both(path.where, inner.where);
}

/// `-[r:R]->{1,3}` as a repeated part with nodes of its own.
ast::PathElement* Parser::repeat(ast::PathElement* relationship, ast::Repetition repetition) {
  const auto* pattern = ast::as<ast::RelationshipPattern>(relationship);
  if (pattern->length != nullptr) {
    fail_at(Code::InvalidRelationshipPattern, repetition.span,
            "the relationship has a length already", "a second quantifier");
  }
  Gather<ast::PathElement> elements(*this);
  elements.add(anonymous_node());
  elements.add(relationship);
  elements.add(anonymous_node());
  auto* repeated = node<ast::RepeatedPattern>({relationship->span.begin, repetition.span.end});
  repeated->elements = elements.finish();
  repeated->repetition = repetition;
  return repeated;
}

ast::PathPattern* Parser::parse_simple_path() {
  Deeper deeper(*this);
  const Token& first = here();
  auto* path = arena_.make<ast::PathPattern>();
  Gather<ast::PathElement> elements(*this);
  elements.add(parse_node());
  do {
    elements.add(parse_relationship());
    elements.add(parse_node());
  } while (at_relationship());
  path->elements = elements.finish();
  path->span = from(first);
  return path;
}

/// Whether the `(` at an index could begin a node.
bool Parser::starts_like_node(std::size_t index) const {
  const Token& inside = tokens_[index + 1];
  switch (inside.kind) {
    case TokenKind::CloseParen:
    case TokenKind::Colon:
    case TokenKind::OpenBrace: return true;
    case TokenKind::Name:
    case TokenKind::QuotedName: break;
    default: return false;
  }
  if (inside.keyword == Keyword::Where || inside.keyword == Keyword::Is) return true;
  const Token& next = tokens_[std::min(index + 2, tokens_.size() - 1)];
  switch (next.kind) {
    case TokenKind::CloseParen:
    case TokenKind::Colon:
    case TokenKind::OpenBrace:
    case TokenKind::Parameter: return true;
    default: return next.keyword == Keyword::Where || next.keyword == Keyword::Is;
  }
}

/// Whether a `(` at an index begins a path and no expression in parentheses: what is inside may be
/// a node and an arrow follows. `(a)-[x]-(b)` and `(a)--(b)` are paths.
bool Parser::looks_like_pattern(std::size_t index) const {
  if (index >= tokens_.size() || tokens_[index].kind != TokenKind::OpenParen) return false;
  if (tokens_[index].partner == 0 || !starts_like_node(index)) return false;
  auto kind = [&](std::size_t at) { return tokens_[std::min(at, tokens_.size() - 1)].kind; };
  std::size_t next = tokens_[index].partner + 1;
  const bool left = kind(next) == TokenKind::Less;
  if (left) ++next;
  const TokenKind line = kind(next);
  if (line != TokenKind::Minus && line != TokenKind::Tilde) return false;
  ++next;
  const bool filled = kind(next) == TokenKind::OpenBracket;
  if (filled) {
    if (tokens_[next].partner == 0) return true;
    next = tokens_[next].partner + 1;
  }
  if (filled || line == TokenKind::Minus) {
    if (kind(next) != line) return false;
    ++next;
  }
  if (kind(next) == TokenKind::Greater) ++next;
  return kind(next) == TokenKind::OpenParen;
}

}  // namespace dossier::query::syntax
