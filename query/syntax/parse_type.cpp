// Names of types, as in `value IS :: LIST<INTEGER NOT NULL>`.
#include "query/syntax/parser.h"

namespace dossier::query::syntax {
namespace {

using ast::Kinds;

struct NamedType {
  std::string_view words;  ///< in capitals, joined by single spaces
  Kinds kinds;
};

// Where one name begins another, the longer one comes first.
constexpr NamedType kTypes[] = {
    {"BOOLEAN", Kinds::Boolean},
    {"BOOL", Kinds::Boolean},
    {"VARCHAR", Kinds::String},
    {"STRING", Kinds::String},
    {"SIGNED INTEGER", Kinds::Integer},
    {"INTEGER64", Kinds::Integer},
    {"INTEGER", Kinds::Integer},
    {"INT64", Kinds::Integer},
    {"INT", Kinds::Integer},
    {"FLOAT64", Kinds::Float},
    {"FLOAT", Kinds::Float},
    {"NUMBER", Kinds::Number},
    {"DATE", Kinds::Date},
    {"LOCAL TIME", Kinds::LocalTime},
    {"LOCAL DATETIME", Kinds::LocalDateTime},
    {"ZONED TIME", Kinds::Time},
    {"ZONED DATETIME", Kinds::DateTime},
    {"TIMESTAMP WITHOUT TIME ZONE", Kinds::LocalDateTime},
    {"TIMESTAMP WITH TIME ZONE", Kinds::DateTime},
    {"TIME WITHOUT TIME ZONE", Kinds::LocalTime},
    {"TIME WITH TIME ZONE", Kinds::Time},
    {"TIME", Kinds::Time},
    {"LOCALTIME", Kinds::LocalTime},
    {"LOCALDATETIME", Kinds::LocalDateTime},
    {"DATETIME", Kinds::DateTime},
    {"DURATION", Kinds::Duration},
    {"POINT", Kinds::Point},
    {"NODE", Kinds::Node},
    {"VERTEX", Kinds::Node},
    {"RELATIONSHIP", Kinds::Relationship},
    {"EDGE", Kinds::Relationship},
    {"MAP", Kinds::Map},
    {"PATH", Kinds::Path},
    {"LIST", Kinds::List},
    {"ARRAY", Kinds::List},
    {"PROPERTY VALUE", Kinds::Storable},
    {"ANY NODE", Kinds::Node},
    {"ANY VERTEX", Kinds::Node},
    {"ANY RELATIONSHIP", Kinds::Relationship},
    {"ANY EDGE", Kinds::Relationship},
    {"ANY MAP", Kinds::Map},
    {"ANY PROPERTY VALUE", Kinds::Storable},
    {"ANY", Kinds::Any},
    {"NULL", Kinds::None},
    {"NOTHING", Kinds::None},
};

}  // namespace

ast::TypeName Parser::parse_type() {
  Within within(*this, Phrase::TypeName);
  Deeper deeper(*this);
  std::vector<ast::TypeTerm> terms;
  if (is_name() && same_word(here().in(text_), "NOTHING")) {
    advance();
    return {};
  }
  do terms.push_back(parse_type_term());
  while (!pipe_ends_ && accept(TokenKind::Pipe));
  grow();
  return {arena_.copy(terms)};
}

/// One alternative, with what may follow: `LIST`, `NOT NULL`, `!`.
ast::TypeTerm Parser::parse_type_term() {
  ast::TypeTerm term = parse_type_word();
  const bool any_of = term.kinds == Kinds::Any && sees(TokenKind::Less);
  const bool list = term.kinds == Kinds::List && sees(TokenKind::Less);
  if (any_of || list) {
    const bool pipe = std::exchange(pipe_ends_, false);
    advance();
    if (any_of && same_word(here().in(text_), "VALUE")) advance();
    ast::TypeName inner = parse_type();
    expect(TokenKind::Greater);
    pipe_ends_ = pipe;
    term.elements = inner.alternatives;
    if (any_of) {
      term.kinds = Kinds::None;
      for (const ast::TypeTerm& choice : inner.alternatives) term.kinds = term.kinds | choice.kinds;
      term.elements = {};
    }
  }
  const auto end_of_term = [&] {
    if (accept(TokenKind::Exclamation)) {
      term.nullable = false;
    } else if (is(Keyword::Not) && peek(1).keyword == Keyword::Null) {
      at_ += 2;
      term.nullable = false;
    }
  };
  end_of_term();
  // `INTEGER NOT NULL LIST` is the older way to write LIST<INTEGER NOT NULL>.
  while (is(TokenKind::Name) &&
         (same_word(here().in(text_), "LIST") || same_word(here().in(text_), "ARRAY"))) {
    advance();
    ast::TypeTerm outer;
    outer.kinds = Kinds::List;
    outer.elements = arena_.copy(std::vector<ast::TypeTerm>{term});
    term = outer;
    end_of_term();
    grow();
  }
  return term;
}

ast::TypeTerm Parser::parse_type_word() {
  note(Phrase::TypeName);
  for (const NamedType& type : kTypes) {
    std::size_t ahead = 0;
    std::string_view rest = type.words;
    bool matches = true;
    while (matches && !rest.empty()) {
      std::size_t space = std::min(rest.find(' '), rest.size());
      matches = peek(ahead).kind == TokenKind::Name &&
                same_word(peek(ahead).in(text_), rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
      ++ahead;
    }
    if (!matches) continue;
    at_ += ahead;
    if (type.kinds == Kinds::Any && same_word(here().in(text_), "VALUE")) advance();
    ast::TypeTerm term;
    term.kinds = type.kinds;
    return term;
  }
  fail_here();
}

}  // namespace dossier::query::syntax
