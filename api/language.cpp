#include "api/guarded.h"
#include "query/question/question.h"

#include <dossier/language.h>

namespace dossier {

namespace {

/// Steps over one token: a string, a quoted name, a comment or one character. Returns the byte
/// behind it, or npos when it is not closed.
std::size_t skip_quoted(std::string_view text, std::size_t at) noexcept {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote != '`') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t skip_block_comment(std::string_view text, std::size_t at) noexcept {
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? end : end + 2;
}

bool is_quote(char c) noexcept { return c == '\'' || c == '"' || c == '`'; }

bool is_comment(std::string_view text, std::size_t at) noexcept {
  const std::string_view two = text.substr(at, 2);
  return two == "//" || two == "/*";
}

std::size_t skip_comment(std::string_view text, std::size_t at) noexcept {
  if (text[at + 1] == '*') return skip_block_comment(text, at);
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t skip(std::string_view text, std::size_t at) noexcept {
  if (is_quote(text[at])) return skip_quoted(text, at);
  return is_comment(text, at) ? skip_comment(text, at) : at + 1;
}

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::optional<std::size_t> statement_end(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ';') return at + 1;
    at = skip(text, at);
  }
  return std::nullopt;
}

bool is_blank(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (is_comment(text, at)) {
      at = skip_comment(text, at);
    } else if (is_space(text[at]) || text[at] == ';') {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

bool is_question(std::string_view text) noexcept { return query::is_question(text); }

Result<Translation> translate_question(std::string_view text) {
  return guarded([&]() -> Result<Translation> {
    auto translated = query::translate_question(text);
    if (!translated) return std::move(translated).error();
    return Translation{std::move(translated->cypher), std::move(translated->parameters)};
  });
}

}  // namespace dossier
