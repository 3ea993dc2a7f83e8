#pragma once

#include <optional>
#include <string_view>

#include <dossier/value.h>

namespace dossier::ingest {

/// A day of the calendar, or nothing when there is no such day.
std::optional<Date> make_date(int year, int month, int day);

/// The day that a text consists of or begins with: "2010-09-16", "2010-09-16T08:00:00Z", "Sep 16,
/// 2010", "September 16th, 2010", "16 September 2010", "Thursday, 16 Sept. 2010", "2010/09/16",
/// "16.09.2010". Nothing when the day is not complete or the order of day and month is open
/// ("03/04/2010").
std::optional<Date> parse_date(std::string_view text);

/// The same, and the whole text has to be the date apart from a weekday, a time and punctuation.
std::optional<Date> parse_only_date(std::string_view text);

}  // namespace dossier::ingest
