#pragma once

#include <string>
#include <string_view>

namespace dossier::shell {

/// A label, type or key as a query can name it, whatever is in it: between back-ticks.
std::string quoted_name(std::string_view name);

}  // namespace dossier::shell
