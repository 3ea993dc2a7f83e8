#include "query/complete/complete.h"

#include "api/token_context.h"
#include "query/analyze/standard_catalog.h"
#include "query/function/procedure.h"
#include "query/syntax/scan.h"

#include <algorithm>
#include <iterator>

#include <dossier/language.h>

namespace dossier {

namespace {

using query::CandidateKind;
using query::syntax::Token;
using query::syntax::TokenKind;

constexpr std::size_t kMaxItems = 200;

/// Keywords and groups of them, those that are wanted most often first.
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
  Completer(std::string_view text, std::size_t cursor, const Schema& schema,
            const std::vector<std::string>& parameters)
      : text_(text.substr(0, cursor)),
        schema_(schema),
        parameters_(parameters),
        tokens_(query::syntax::scan(text_)) {
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
      case NameRole::PropertyKey: in_procedure_name() ? add_words() : add_keys(); break;
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

  /// Behind `CALL name.`.
  bool in_procedure_name() const {
    std::size_t at = tokens_.size();
    while (at > 1 && is_at(at - 1, TokenKind::Dot) && is_name(tokens_[at - 2])) at -= 2;
    return at > 0 && at < tokens_.size() && tokens_[at - 1].keyword == query::syntax::Keyword::Call;
  }

  void add_keys() {
    out_.owner = owner();
    for (const std::string& key : schema_.keys) add(written(key), "property");
  }

  /// What a property key belongs to: `variable.key`, or `:Label {key` of a pattern.
  std::optional<Completions::Owner> owner() const {
    const std::size_t end = tokens_.size();
    if (end >= 2 && tokens_[end - 1].kind == TokenKind::Dot && is_name(tokens_[end - 2])) {
      const std::string_view variable = name_of(end - 2);
      if (const auto label = label_of(variable); !label.empty())
        return {{std::string(label), false}};
      if (const auto type = type_of(variable); !type.empty()) return {{std::string(type), true}};
      return std::nullopt;
    }
    std::size_t open = end;
    while (open > 0 && tokens_[open - 1].kind != TokenKind::OpenBrace) --open;
    if (open < 3 || !is_name(tokens_[open - 2]) || tokens_[open - 3].kind != TokenKind::Colon)
      return std::nullopt;
    std::size_t around = open - 3;
    while (around > 0 && !is_at(around, TokenKind::OpenParen) &&
           !is_at(around, TokenKind::OpenBracket))
      --around;
    return {{std::string(name_of(open - 2)), is_at(around, TokenKind::OpenBracket)}};
  }

  /// The type that the variable of a relationship got where it was written with one.
  std::string_view type_of(std::string_view variable) const {
    for (std::size_t i = 0; i + 3 < tokens_.size(); ++i) {
      const bool found = tokens_[i].kind == TokenKind::OpenBracket && is_name(tokens_[i + 1]) &&
                         name_of(i + 1) == variable && tokens_[i + 2].kind == TokenKind::Colon &&
                         is_name(tokens_[i + 3]);
      if (found) return name_of(i + 3);
    }
    return {};
  }

  /// What the grammar lets come next.
  void add_words() {
    static const query::StandardCatalog catalog(query::ProcedureTable::with_builtins());
    const auto found = query::complete(text_, text_.size(), catalog, {{}, {}, {}, parameters_});
    if (found.candidates.empty()) return add_any_keyword();
    out_.begin = found.word.begin;
    std::vector<CandidateKind> order{CandidateKind::Variable, CandidateKind::Parameter,
                                     CandidateKind::Procedure, CandidateKind::Keyword,
                                     CandidateKind::Function};
    if (!word().empty()) std::swap(order[3], order[4]);
    const bool only_parameters = out_.begin != 0 && text_[out_.begin - 1] == '$';
    for (const CandidateKind kind : order) {
      if (only_parameters && kind != CandidateKind::Parameter) continue;
      if (kind == CandidateKind::Keyword) add_keywords(found.candidates);
      for (const query::Candidate& item : found.candidates) {
        if (item.kind == kind && kind != CandidateKind::Keyword)
          out_.items.push_back({item.text, detail_of(item)});
      }
    }
  }

  static std::string detail_of(const query::Candidate& item) {
    if (item.kind == CandidateKind::Variable) return "variable";
    if (item.kind == CandidateKind::Parameter) return "parameter";
    return item.detail;
  }

  /// Where the text is wrong before the cursor the grammar knows nothing.
  void add_any_keyword() {
    if (word().empty()) return;
    for (const std::string_view keyword : kKeywords) add(std::string(keyword), "keyword");
  }

  /// The keywords that can come next; those that always go together, together.
  void add_keywords(const std::vector<query::Candidate>& candidates) {
    std::vector<std::string_view> found;
    for (const query::Candidate& item : candidates) {
      if (item.kind == CandidateKind::Keyword) add_with_followers(item.text, found);
    }
    const auto rank = [](std::string_view keyword) {
      return std::find(std::begin(kKeywords), std::end(kKeywords), keyword) - std::begin(kKeywords);
    };
    std::stable_sort(found.begin(), found.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const std::string_view keyword : found)
      out_.items.push_back({std::string(keyword), "keyword"});
  }

  static void add_with_followers(std::string_view keyword, std::vector<std::string_view>& out) {
    const std::string begin = std::string(keyword) + " ";
    const std::size_t before = out.size();
    for (const std::string_view known : kKeywords) {
      if (known == keyword || known.starts_with(begin)) out.push_back(known);
    }
    if (out.size() == before) out.push_back(keyword);
  }

  std::string_view text_;
  const Schema& schema_;
  const std::vector<std::string>& parameters_;
  std::vector<Token> tokens_;
  Completions out_;
};

}  // namespace

Completions complete(std::string_view text, std::size_t cursor, const Schema& schema,
                     const std::vector<std::string>& parameters) {
  return Completer(text, cursor, schema, parameters).take();
}

}  // namespace dossier
