#include "query/analyze/suggest.h"

#include <algorithm>
#include <utility>

namespace dossier::query {
namespace {

constexpr std::size_t kLongestName = 128;
constexpr std::size_t kMostSuggestions = 3;

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = fold(a[i - 1]) == fold(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) && fold(a[i - 2]) == fold(b[j - 1]);
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    if (*std::min_element(now.begin(), now.end()) > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min(last[b.size()], limit + 1);
}

std::vector<std::string> suggest(std::string_view name,
                                 const std::vector<std::string_view>& candidates) {
  if (name.empty() || name.size() > kLongestName) return {};
  const std::size_t limit = std::max<std::size_t>(1, name.size() / 3);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (std::string_view candidate : candidates) {
    if (candidate == name || candidate.empty() || candidate.size() > kLongestName) continue;
    std::size_t distance = edit_distance(name, candidate, limit);
    // A name of one or two letters is near to everything; there only case and swaps count.
    if (distance > limit || (distance > 0 && std::min(name.size(), candidate.size()) < 2)) continue;
    near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  if (near.size() > kMostSuggestions) near.resize(kMostSuggestions);
  std::vector<std::string> names;
  for (const auto& [distance, candidate] : near) names.emplace_back(candidate);
  return names;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  std::vector<std::string> names = suggest(name, candidates);
  if (names.empty()) return "";
  std::string text = "did you mean `" + names[0] + "`";
  for (std::size_t at = 1; at < names.size(); ++at) {
    text += (at + 1 == names.size() ? " or `" : ", `") + names[at] + "`";
  }
  return text + "?";
}

}  // namespace dossier::query
