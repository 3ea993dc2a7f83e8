#include "ingest/read/html_align.h"

#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::size_t kKey = 24;
constexpr std::size_t kNodeWindow = 16384;
constexpr std::size_t kWordWindow = 64;

}  // namespace

std::size_t HtmlAligner::find(std::string_view key, std::size_t from, std::size_t window) {
  if (key.empty() || from >= html_.size()) return std::string_view::npos;
  const std::size_t length = std::min({window + key.size(), html_.size() - from, budget_});
  const std::size_t at = html_.substr(from, length).find(key);
  budget_ -= at == std::string_view::npos ? length : std::min(length, at + key.size());
  return at == std::string_view::npos ? at : from + at;
}

std::uint32_t HtmlAligner::locate(std::string_view node_text) {
  const std::string_view text = trim(node_text);
  const std::size_t line = std::min(text.find('\n'), text.size());
  // The first bytes tell a node from what stands around it; a reference or a tag ends what can be
  // compared.
  const std::string_view key = text.substr(0, std::min(line, kKey));
  std::size_t at = find(key, cursor_, kNodeWindow);
  // Comments between two nodes can be long; what is long enough to be told apart is looked for
  // behind them too.
  if (at == std::string_view::npos && key.size() >= kKey / 2) at = find(key, cursor_, html_.size());
  if (at == std::string_view::npos)
    at = find(text.substr(0, text.find_first_of(" \n&<>\"'")), cursor_, kWordWindow * 4);
  if (at != std::string_view::npos) cursor_ = at;
  const auto place = static_cast<std::uint32_t>(cursor_);
  if (at != std::string_view::npos) cursor_ = std::min(cursor_ + text.size(), html_.size());
  return place;
}

std::uint32_t HtmlAligner::advance(std::uint32_t from, std::string_view word) {
  if (html_.substr(std::min<std::size_t>(from, html_.size())).starts_with(word)) return from;
  const std::size_t at = find(word, from, kWordWindow);
  return at == std::string_view::npos ? from : static_cast<std::uint32_t>(at);
}

}  // namespace dossier::ingest
