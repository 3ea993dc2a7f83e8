#pragma once

#include "query/value/temporal/construct.h"

#include <dossier/value.h>

namespace dossier::query {

// date.truncate(unit, value, fields) and its kin: the value with everything below the unit set to
// its least, then with the components of the map `fields` (or null) set. Units: millennium,
// century, decade, year, weekYear, quarter, month, week, day, hour, minute, second, millisecond,
// microsecond. A value without the parts of a unit fails with Code::InvalidArgumentError.
Value truncate_date(const Value& unit, const Value& value, const Value& fields, const Clock& clock);
Value truncate_local_time(const Value& unit, const Value& value, const Value& fields,
                          const Clock& clock);
Value truncate_time(const Value& unit, const Value& value, const Value& fields, const Clock& clock);
Value truncate_local_date_time(const Value& unit, const Value& value, const Value& fields,
                               const Clock& clock);
Value truncate_date_time(const Value& unit, const Value& value, const Value& fields,
                         const Clock& clock);

}  // namespace dossier::query
