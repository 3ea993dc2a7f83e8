#include <algorithm>
#include <set>

#include <dossier/language.h>

#include "api/token_context.h"
#include "query/function/aggregate.h"
#include "query/function/function.h"
#include "query/syntax/scan.h"

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
    for (const Schema::Name& label : labels)
      add(written(label.name), counted(label.count, "nodes"));
  }

  void add_types(const LeftEnd& left) {
    std::vector<Schema::Name> types;
    for (const Schema::Name& type : schema_.types) {
      const std::uint64_t count = left.label.empty() ? type.count : count_at(left, type.name);
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
    for (std::size_t j = at - 1; j > 0 && tokens_[j].kind != TokenKind::OpenParen; --j) {
      if (tokens_[j - 1].kind == TokenKind::Colon && tokens_[j].kind == TokenKind::Name)
        end.label = tokens_[j].in(text_);
    }
    return end;
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
