#pragma once

#include <optional>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// A component of a temporal value or duration by its openCypher name: `year`, `weekYear`,
/// `dayOfQuarter`, `millisecond`, `timezone`, `offsetMinutes`, `epochMillis`, `minutesOfHour`, ...
/// Nothing when the kind has no such component.
std::optional<Value> temporal_component(const Value& value, std::string_view name);

}  // namespace dossier::query
