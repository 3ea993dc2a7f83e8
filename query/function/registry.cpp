#include "query/function/function.h"
#include "query/function/groups.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::query {

namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool before(std::string_view a, std::string_view b) noexcept {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

std::vector<Function> gather() {
  std::vector<Function> all;
  for (const auto group : {conversion_functions(), graph_functions(), list_functions(),
                           math_functions(), scalar_functions(), spatial_functions(),
                           string_functions(), temporal_functions(), vector_functions()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  std::sort(all.begin(), all.end(),
            [](const Function& a, const Function& b) { return before(a.name, b.name); });
  return all;
}

}  // namespace

std::span<const Function> functions() {
  static const std::vector<Function> all = gather();
  return all;
}

const Function* find_function(std::string_view name) {
  const auto all = functions();
  const auto at = std::lower_bound(
      all.begin(), all.end(), name,
      [](const Function& f, std::string_view wanted) { return before(f.name, wanted); });
  return at != all.end() && !before(name, at->name) ? &*at : nullptr;
}

}  // namespace dossier::query
