#include "api/token_context.h"
#include "query/function/aggregate.h"
#include "query/function/function.h"
#include "query/syntax/scan.h"

#include <algorithm>
#include <set>

#include <dossier/language.h>

namespace dossier {

namespace {

using query::syntax::Keyword;
using query::syntax::Token;
using query::syntax::TokenKind;

constexpr std::size_t kMaxItems = 200;

constexpr std::string_view kKeywords[] = {
    "MATCH",        "OPTIONAL MATCH",
    "WHERE",        "RETURN",
    "WITH",         "UNWIND",
    "CREATE",       "MERGE",
    "SET",          "REMOVE",
    "DELETE",       "DETACH DELETE",
    "ORDER BY",     "SKIP",
    "LIMIT",        "DISTINCT",
    "AS",           "AND",
    "OR",           "NOT",
    "XOR",          "IN",
    "IS NULL",      "IS NOT NULL",
    "STARTS WITH",  "ENDS WITH",
    "CONTAINS",     "CALL",
    "YIELD",        "UNION",
    "UNION ALL",    "EXISTS",
    "CASE",         "WHEN",
    "THEN",         "ELSE",
    "END",          "DESC",
    "ASC",          "ON CREATE SET",
    "ON MATCH SET", "EXPLAIN",
    "PROFILE",      "true",
    "false",        "null",
};

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins(std::string_view text, std::string_view prefix) noexcept {
  return prefix.size() <= text.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool is_plain_name(std::string_view name) noexcept {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '_';
  };
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::all_of(name.begin(), name.end(), fits);
}

/// A name as it is written in a query.
std::string written(std::string_view name) {
  if (is_plain_name(name)) return std::string(name);
  std::string out = "`";
  for (const char c : name) out += c == '`' ? std::string("``") : std::string(1, c);
  return out + "`";
}

std::string counted(std::uint64_t count, const char* what) {
  return std::to_string(count) + ' ' + what;
}

/// What stands to the left of the relationship that is being written: `(a:Label)-[` or
/// `(a:Label)<-[`.
struct LeftEnd {
  std::string_view label;
  bool incoming = false;
};

/// What stands to the left of the node that is being written: `-[:TYPE]->(` or `<-[:TYPE]-(`.
struct LeftArrow {
  std::string_view type;
  bool to_node = false;
  bool from_node = false;

  bool fits(const Schema::Connection& connection) const noexcept {
    if (connection.type != type) return false;
    const bool any = to_node == from_node;
    return ((to_node || any) && connection.incoming != 0) ||
           ((from_node || any) && connection.outgoing != 0);
  }
};

class Completer {
 public:
  Completer(std::string_view text, std::size_t cursor, const Schema& schema)
      : text_(text.substr(0, cursor)), schema_(schema), tokens_(query::syntax::scan(text_)) {
    tokens_.pop_back();
  }

  Completions take() {
    if (within_string()) return std::move(out_);
    find_word();
    TokenContext context;
    for (const Token& token : tokens_) context.advance(token);
    switch (context.role()) {
      case NameRole::Label: add_labels(); break;
      case NameRole::Type: add_types(left_end()); break;
      case NameRole::Property:
      case NameRole::PropertyKey: add_keys(); break;
      case NameRole::Word: add_words(); break;
    }
    if (out_.items.size() > kMaxItems) out_.items.resize(kMaxItems);
    return std::move(out_);
  }

 private:
  bool within_string() {
    if (tokens_.empty() || tokens_.back().kind != TokenKind::Invalid) return false;
    const Token& token = tokens_.back();
    const char quote = text_[token.begin];
    if (token.problem != Code::UnterminatedText || (quote != '\'' && quote != '"')) return false;
    out_.begin = token.begin + 1;
    out_.name_prefix = std::string(text_.substr(out_.begin));
    return true;
  }

  /// The name that ends at the cursor is what is being completed; it is no context.
  void find_word() {
    out_.begin = text_.size();
    if (tokens_.empty() || tokens_.back().kind != TokenKind::Name ||
        tokens_.back().end != text_.size())
      return;
    out_.begin = tokens_.back().begin;
    tokens_.pop_back();
  }

  std::string_view word() const { return text_.substr(out_.begin); }

  void add(std::string text, std::string detail) {
    if (begins(text, word())) out_.items.push_back({std::move(text), std::move(detail)});
  }

  void add_labels() {
    std::vector<Schema::Name> labels = schema_.labels;
    std::stable_sort(labels.begin(), labels.end(),
                     [](auto& a, auto& b) { return a.count > b.count; });
    const LeftArrow arrow = left_arrow();
    for (const Schema::Name& label : labels) {
      if (can_follow(arrow, label.name)) add(written(label.name), counted(label.count, "nodes"));
    }
  }

  /// True when nodes of the label have relationships as the arrow before them, or when nothing has.
  bool can_follow(const LeftArrow& arrow, std::string_view label) const {
    const auto& all = schema_.connections;
    const auto fits = [&](const Schema::Connection& one) { return arrow.fits(one); };
    if (arrow.type.empty() || std::none_of(all.begin(), all.end(), fits)) return true;
    return std::any_of(all.begin(), all.end(), [&](const Schema::Connection& one) {
      return one.label == label && arrow.fits(one);
    });
  }

  bool is_at(std::size_t token, TokenKind kind) const noexcept {
    return token < tokens_.size() && tokens_[token].kind == kind;
  }

  /// Looks back from the open parenthesis over the arrow to the one type of its relationship.
  LeftArrow left_arrow() const {
    LeftArrow arrow;
    std::size_t at = tokens_.size();
    while (at > 0 && tokens_[at - 1].kind != TokenKind::OpenParen) --at;
    if (at < 2) return arrow;
    at -= 2;
    arrow.to_node = is_at(at, TokenKind::Greater);
    if (arrow.to_node && at > 0) --at;
    if (!is_at(at, TokenKind::Minus) || at == 0 || !is_at(--at, TokenKind::CloseBracket))
      return arrow;
    const std::size_t end = at;
    while (at > 0 && tokens_[at].kind != TokenKind::OpenBracket) --at;
    arrow.from_node = at > 1 && is_at(at - 2, TokenKind::Less);
    if (is_name(tokens_[++at])) ++at;
    const bool one = is_at(at, TokenKind::Colon) && at + 1 < end && is_name(tokens_[at + 1]) &&
                     !is_at(at + 2, TokenKind::Pipe);
    if (one) arrow.type = name_of(at + 1);
    return arrow;
  }

  bool is_known_label(std::string_view label) const {
    return std::any_of(schema_.labels.begin(), schema_.labels.end(),
                       [=](const Schema::Name& known) { return known.name == label; });
  }

  /// Types that leave or reach the label on the left; all of them when nothing has that label.
  void add_types(const LeftEnd& left) {
    const bool any = !is_known_label(left.label);
    std::vector<Schema::Name> types;
    for (const Schema::Name& type : schema_.types) {
      const std::uint64_t count = any ? type.count : count_at(left, type.name);
      if (count != 0) types.push_back({type.name, count});
    }
    std::stable_sort(types.begin(), types.end(),
                     [](auto& a, auto& b) { return a.count > b.count; });
    for (const Schema::Name& type : types)
      add(written(type.name), counted(type.count, "relationships"));
  }

  std::uint64_t count_at(const LeftEnd& left, std::string_view type) const {
    for (const Schema::Connection& connection : schema_.connections) {
      if (connection.label != left.label || connection.type != type) continue;
      return left.incoming ? connection.incoming : connection.outgoing;
    }
    return 0;
  }

  /// Looks back from the open bracket over the arrow to the node pattern before it.
  LeftEnd left_end() const {
    LeftEnd end;
    std::size_t i = tokens_.size();
    while (i > 0 && tokens_[i - 1].kind != TokenKind::OpenBracket) --i;
    if (i < 3 || tokens_[i - 2].kind != TokenKind::Minus) return end;
    std::size_t at = i - 2;
    end.incoming = tokens_[at - 1].kind == TokenKind::Less;
    if (end.incoming) --at;
    if (at == 0 || tokens_[at - 1].kind != TokenKind::CloseParen) return end;
    std::size_t open = at - 1;
    while (open > 0 && tokens_[open].kind != TokenKind::OpenParen) --open;
    end.label = label_behind(open);
    if (end.label.empty() && is_name(tokens_[open + 1])) end.label = label_of(name_of(open + 1));
    return end;
  }

  static bool is_name(const Token& token) noexcept {
    return token.kind == TokenKind::Name || token.kind == TokenKind::QuotedName;
  }

  /// The name that a token is, without its back-ticks.
  std::string_view name_of(std::size_t token) const {
    const std::string_view text = tokens_[token].in(text_);
    const bool quoted = tokens_[token].kind == TokenKind::QuotedName && text.size() >= 2;
    return quoted ? text.substr(1, text.size() - 2) : text;
  }

  /// The first label of the node pattern that a parenthesis opens; empty when it has none.
  std::string_view label_behind(std::size_t open) const {
    std::size_t at = open + 1;
    if (at < tokens_.size() && is_name(tokens_[at])) ++at;
    const bool labelled =
        at + 1 < tokens_.size() && tokens_[at].kind == TokenKind::Colon && is_name(tokens_[at + 1]);
    return labelled ? name_of(at + 1) : std::string_view();
  }

  /// The label that a variable got where it was written with one: `MATCH (a:Label) ... (a)-[`.
  std::string_view label_of(std::string_view variable) const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::OpenParen || name_of(i + 1) != variable) continue;
      if (const std::string_view label = label_behind(i); !label.empty()) return label;
    }
    return {};
  }

  void add_keys() {
    for (const std::string& key : schema_.keys) add(written(key), "property");
  }

  void add_words() {
    std::set<std::string_view> variables;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const bool binds = tokens_[i].kind == TokenKind::OpenParen ||
                         tokens_[i].kind == TokenKind::OpenBracket ||
                         tokens_[i].keyword == Keyword::As;
      if (binds && tokens_[i + 1].kind == TokenKind::Name)
        variables.insert(tokens_[i + 1].in(text_));
    }
    for (const std::string_view variable : variables) add(std::string(variable), "variable");
    for (const std::string_view keyword : kKeywords) add(std::string(keyword), "keyword");
    if (word().empty()) return;
    for (const query::Aggregate& function : query::aggregates())
      add(std::string(function.name) + "(", std::string(function.signature));
    for (const query::Function& function : query::functions())
      add(std::string(function.name) + "(", std::string(function.signature));
  }

  std::string_view text_;
  const Schema& schema_;
  std::vector<Token> tokens_;
  Completions out_;
};

}  // namespace

Completions complete(std::string_view text, std::size_t cursor, const Schema& schema) {
  return Completer(text, cursor, schema).take();
}

}  // namespace dossier
