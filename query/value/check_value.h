#pragma once

#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// Values from outside may hold what no function would make: hours beyond the day, years beyond the
/// calendar, unknown coordinate systems. Says what is wrong with a value or with one inside it, or
/// nothing ("").
std::string_view find_fault(const Value& value);

}  // namespace dossier::query
