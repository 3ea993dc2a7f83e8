#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::shell {

struct PlanTableSettings {
  std::size_t width = 0;  ///< columns of the terminal; 0: no bound
  bool colour = false;
};

/// A plan as it comes with a result, one step a line with its numbers in brackets at the end, with
/// the numbers in columns and the steps cut to fit. A text of another form comes back as it is.
std::string plan_table(std::string_view plan, const PlanTableSettings& settings);

}  // namespace dossier::shell
