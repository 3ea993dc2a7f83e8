#pragma once

#include "query/value/temporal/zone.h"

#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// A moment, and the zone that values get which name none.
struct Clock {
  std::int64_t epoch_seconds = 0;
  std::int32_t nanoseconds = 0;
  Zone zone = {};
};

// What date(x), localtime(x), time(x), localdatetime(x), datetime(x) and duration(x) give for a
// string, a map of components, or another temporal value. Null gives null. Fail with
// Code::InvalidArgumentError for text that cannot be read, Code::InvalidArgumentValue for maps
// without or with contradicting components, Code::NumberOutOfRange for components out of range and
// Code::TypeMismatch for other kinds.
Value make_date(const Value& value, const Clock& clock);
Value make_local_time(const Value& value, const Clock& clock);
Value make_time(const Value& value, const Clock& clock);
Value make_local_date_time(const Value& value, const Clock& clock);
Value make_date_time(const Value& value, const Clock& clock);
Value make_duration(const Value& value);

// The same at the moment of the clock.
Value current_date(const Clock& clock);
Value current_local_time(const Clock& clock);
Value current_time(const Clock& clock);
Value current_local_date_time(const Clock& clock);
Value current_date_time(const Clock& clock);

/// datetime.fromepoch(seconds, nanoseconds) and datetime.fromepochmillis(milliseconds), in UTC.
Value from_epoch(const Value& seconds, const Value& nanoseconds);
Value from_epoch_millis(const Value& milliseconds);

}  // namespace dossier::query
