#include "query/complete/cursor.h"

#include "query/syntax/parser.h"
#include "query/syntax/scan.h"

#include <algorithm>

namespace dossier::query {
namespace {

using syntax::Keyword;
using syntax::Token;
using syntax::TokenKind;

bool is_name(const Token& token) {
  return token.kind == TokenKind::Name || token.kind == TokenKind::QuotedName;
}

bool begins_clause(Keyword keyword) {
  switch (keyword) {
    case Keyword::Match:
    case Keyword::Optional:
    case Keyword::Unwind:
    case Keyword::Return:
    case Keyword::Create:
    case Keyword::Merge:
    case Keyword::Set:
    case Keyword::Remove:
    case Keyword::Delete:
    case Keyword::Detach:
    case Keyword::Foreach:
    case Keyword::Load:
    case Keyword::Call: return true;
    default: return false;
  }
}

/// Follows the binding of names over tokens without a parse tree, so that half a query will do.
class NameTracker {
 public:
  NameTracker(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  std::vector<std::string_view> run() {
    for (at_ = 0; at_ + 1 < tokens_.size(); ++at_) step(tokens_[at_]);
    return std::move(names_);
  }

 private:
  const Token& ahead(std::size_t distance) const {
    return tokens_[std::min(at_ + distance, tokens_.size() - 1)];
  }
  Keyword before() const { return at_ == 0 ? Keyword::NotAKeyword : tokens_[at_ - 1].keyword; }
  TokenKind kind_before() const { return at_ == 0 ? TokenKind::End : tokens_[at_ - 1].kind; }

  void step(const Token& token) {
    const bool with = token.keyword == Keyword::With && before() != Keyword::Starts &&
                      before() != Keyword::Ends && before() != Keyword::Csv;
    if (token.keyword == Keyword::Union) names_.clear();
    if (with) return begin_with();
    const bool ends_with =
        in_with_ && (begins_clause(token.keyword) || token.keyword == Keyword::Where ||
                     token.keyword == Keyword::Order);
    if (ends_with) end_with();
    if (token.keyword == Keyword::Create || token.keyword == Keyword::Merge ||
        token.keyword == Keyword::Match) {
      in_pattern_ = true;
    } else if (token.keyword == Keyword::Where || token.keyword == Keyword::Set ||
               begins_clause(token.keyword)) {
      in_pattern_ = false;
    }
    if (is_name(token)) step_name(token);
    if (in_with_ && token.kind == TokenKind::Star && before() == Keyword::With) {
      passed_.insert(passed_.end(), names_.begin(), names_.end());
    }
  }

  void step_name(const Token& token) {
    const TokenKind before_kind = kind_before();
    const TokenKind next = ahead(1).kind;
    const bool aliased = before() == Keyword::As;
    if (in_with_) {
      const bool whole = (before() == Keyword::With || before_kind == TokenKind::Comma ||
                          before() == Keyword::Distinct) &&
                         (next == TokenKind::Comma || ahead(1).kind == TokenKind::End ||
                          begins_clause(ahead(1).keyword) || ahead(1).keyword == Keyword::Where ||
                          ahead(1).keyword == Keyword::Order);
      if (aliased || whole) add(passed_, token);
      return;
    }
    const bool element =
        in_pattern_ &&
        (before_kind == TokenKind::OpenParen || before_kind == TokenKind::OpenBracket) &&
        next != TokenKind::Dot && next != TokenKind::OpenParen;
    const bool path = in_pattern_ && next == TokenKind::Equal;
    const bool yielded = before() == Keyword::Yield;
    if (aliased || element || path || yielded ||
        (ahead(1).keyword == Keyword::In && before_kind != TokenKind::Dot)) {
      add(names_, token);
    }
  }

  void begin_with() {
    if (in_with_) end_with();
    in_with_ = true;
    in_pattern_ = false;
    passed_.clear();
  }
  void end_with() {
    in_with_ = false;
    names_ = std::move(passed_);
    passed_.clear();
  }

  void add(std::vector<std::string_view>& names, const Token& token) const {
    std::string_view name = token.in(text_);
    if (token.kind == TokenKind::QuotedName) name = name.substr(1, name.size() - 2);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  bool in_with_ = false;
  bool in_pattern_ = false;
  std::vector<std::string_view> names_;
  std::vector<std::string_view> passed_;
};

/// The bracket that is open at the end of the tokens, or their number.
std::size_t innermost_bracket(const std::vector<Token>& tokens) {
  int closed = 0;
  for (std::size_t at = tokens.size(); at-- > 0;) {
    switch (tokens[at].kind) {
      case TokenKind::CloseParen:
      case TokenKind::CloseBracket:
      case TokenKind::CloseBrace: ++closed; break;
      case TokenKind::OpenParen:
      case TokenKind::OpenBracket:
      case TokenKind::OpenBrace:
        if (closed-- == 0) return at;
        break;
      default: break;
    }
  }
  return tokens.size();
}

/// Index of the first part of the name of a procedure that the tokens end with, or their number.
std::size_t begin_of_procedure(const std::vector<Token>& tokens) {
  std::size_t at = tokens.size() - 1;
  while (at > 1 && tokens[at - 1].kind == TokenKind::Dot && is_name(tokens[at - 2])) at -= 2;
  const bool called = at > 0 && tokens[at - 1].keyword == Keyword::Call;
  return called ? at : tokens.size();
}

NameRole role_of(const std::vector<Token>& tokens) {
  const std::size_t last = tokens.size() - 1;
  if (last > 0 && tokens[last - 1].keyword == Keyword::Yield) return NameRole::ProcedureField;
  const std::size_t open = innermost_bracket(tokens);
  if (open == tokens.size()) return NameRole::LabelOrType;
  if (tokens[open].kind == TokenKind::OpenBracket) {
    const bool arrow = open > 0 && (tokens[open - 1].kind == TokenKind::Minus ||
                                    tokens[open - 1].kind == TokenKind::Tilde);
    return arrow ? NameRole::RelationshipType : NameRole::LabelOrType;
  }
  return tokens[open].kind == TokenKind::OpenParen ? NameRole::Label : NameRole::LabelOrType;
}

/// Takes away all statements that end before the cursor.
void keep_last_statement(std::vector<Token>& tokens) {
  for (std::size_t at = tokens.size(); at-- > 0;) {
    if (tokens[at].kind != TokenKind::Semicolon) continue;
    const auto gone = static_cast<std::uint32_t>(at) + 1;
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(gone));
    for (Token& token : tokens) token.partner = token.partner < gone ? 0 : token.partner - gone;
    return;
  }
}

bool ends_in_comment(std::string_view text) {
  if (text.find("//") == std::string_view::npos) return false;
  const std::vector<Token> tokens = syntax::scan(text, syntax::Comments::Keep);
  if (tokens.size() < 2) return false;
  const Token& last = tokens[tokens.size() - 2];
  return last.kind == TokenKind::Comment && last.end == text.size() && text[last.begin + 1] == '/';
}

}  // namespace

CursorContext cursor_context(std::string_view text, std::size_t cursor) {
  CursorContext context;
  cursor = std::min(cursor, text.size());
  text = text.substr(0, cursor);
  if (ends_in_comment(text)) return context;
  std::vector<Token> tokens = syntax::scan(text);
  const auto end = static_cast<std::uint32_t>(cursor);
  context.word = {end, end};
  if (tokens.size() > 1) {
    const Token& last = tokens[tokens.size() - 2];
    if (last.kind == TokenKind::Invalid && last.problem == Code::UnterminatedText) return context;
    const bool parameter = last.kind == TokenKind::Parameter || last.kind == TokenKind::Dollar;
    if (last.end == cursor && (last.kind == TokenKind::Name || parameter)) {
      context.word = {last.begin + (parameter ? 1 : 0), last.end};
      tokens.erase(tokens.end() - 2);
    }
  }
  keep_last_statement(tokens);
  context.variables = NameTracker(text, tokens).run();
  if (const std::size_t begin = begin_of_procedure(tokens); begin < tokens.size()) {
    // The parts of a procedure's name are completed together.
    if (begin + 1 < tokens.size()) context.word.begin = tokens[begin].begin;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.end() - 1);
    context.role = NameRole::Procedure;
  } else {
    context.role = role_of(tokens);
  }
  tokens.back().begin = tokens.back().end = context.word.begin;

  ast::Query query;
  query.text = text;
  syntax::Parser parser(query, tokens, syntax::Tracking::On);
  try {
    parser.parse_statement();
  } catch (const CompileError&) {
    // An unfinished query is what is expected here.
  }
  if (parser.furthest() + 1 == tokens.size()) context.expected = parser.expected();
  return context;
}

}  // namespace dossier::query
