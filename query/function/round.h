#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::query {

/// The float rounded to a number of decimal places. The digits are those of the shortest decimal
/// text of the float, so round(1.005, 2) is 1.01. Modes: UP, DOWN, CEILING, FLOOR, HALF_UP,
/// HALF_DOWN, HALF_EVEN; another one fails with Code::InvalidArgumentError.
double round_decimal(double value, std::uint64_t places, std::string_view mode);

}  // namespace dossier::query
