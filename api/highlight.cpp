#include "api/token_context.h"
#include "query/function/aggregate.h"
#include "query/function/function.h"
#include "query/syntax/scan.h"

#include <algorithm>

#include <dossier/language.h>

namespace dossier {

namespace {

using query::syntax::Keyword;
using query::syntax::Token;
using query::syntax::TokenKind;

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool is_function(std::string_view name) {
  if (query::find_aggregate(name) != nullptr) return true;
  const auto all = query::functions();
  return std::any_of(all.begin(), all.end(),
                     [=](const query::Function& f) { return same_word(f.name, name); });
}

/// Whether a name is there, or may become one that is, because it ends where the text ends.
template <typename Names, typename Text>
bool is_known(const Names& names, std::string_view word, bool unfinished, Text text) {
  return names.empty() || std::any_of(names.begin(), names.end(), [&](const auto& entry) {
           const std::string_view name = text(entry);
           return unfinished ? name.starts_with(word) : name == word;
         });
}

class Highlighter {
 public:
  Highlighter(std::string_view text, const Schema& schema) : text_(text), schema_(schema) {}

  std::vector<StyledSpan> take() {
    const std::vector<Token> tokens = query::syntax::scan(text_, query::syntax::Comments::Keep);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const bool called = tokens[i + 1].kind == TokenKind::OpenParen;
      out_.push_back({tokens[i].span(), style(tokens[i], called)});
      if (tokens[i].kind != TokenKind::Comment) context_.advance(tokens[i]);
    }
    return std::move(out_);
  }

 private:
  TokenStyle style(const Token& token, bool called) const {
    switch (token.kind) {
      case TokenKind::Comment: return TokenStyle::Comment;
      case TokenKind::String: return TokenStyle::Text;
      case TokenKind::Integer:
      case TokenKind::Float: return TokenStyle::Number;
      case TokenKind::Parameter: return TokenStyle::Parameter;
      case TokenKind::Invalid:
        return token.problem == Code::UnterminatedText ? TokenStyle::Text : TokenStyle::Error;
      case TokenKind::Name:
      case TokenKind::QuotedName: return name_style(token, called);
      default: return TokenStyle::Operator;
    }
  }

  TokenStyle name_style(const Token& token, bool called) const {
    std::string_view name = token.in(text_);
    if (token.kind == TokenKind::QuotedName && name.size() >= 2)
      name = name.substr(1, name.size() - 2);
    const bool unfinished = token.end == text_.size();
    const auto of_entry = [](const Schema::Name& entry) { return std::string_view(entry.name); };
    const auto of_key = [](const std::string& key) { return std::string_view(key); };
    switch (context_.role()) {
      case NameRole::Label:
        return known(is_known(schema_.labels, name, unfinished, of_entry), TokenStyle::Label);
      case NameRole::Type:
        return known(is_known(schema_.types, name, unfinished, of_entry), TokenStyle::Type);
      case NameRole::Property:
        if (called) return TokenStyle::Function;
        return known(is_known(schema_.keys, name, unfinished, of_key), TokenStyle::Property);
      case NameRole::PropertyKey: return TokenStyle::Property;
      case NameRole::Word: break;
    }
    if (called && is_function(name)) return TokenStyle::Function;
    return token.keyword == Keyword::NotAKeyword ? TokenStyle::Plain : TokenStyle::Keyword;
  }

  TokenStyle known(bool is, TokenStyle otherwise) const {
    return is || context_.writing() ? otherwise : TokenStyle::Unknown;
  }

  std::string_view text_;
  const Schema& schema_;
  TokenContext context_;
  std::vector<StyledSpan> out_;
};

}  // namespace

std::vector<StyledSpan> highlight(std::string_view text, const Schema& schema) {
  return Highlighter(text, schema).take();
}

}  // namespace dossier
