#pragma once

#include "query/value/temporal/zone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// Which components a constructor accepts.
struct AcceptedFields {
  bool date = false;
  bool time = false;
  bool zone = false;
};

/// The components of a temporal value, read from a map.
class Fields {
 public:
  /// Fails with Code::InvalidArgumentValue for a key that the constructor `what` does not know. The
  /// map must outlive this.
  Fields(const Map& map, AcceptedFields accepted, std::string_view what);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// True when some entry is null: the result is then null as well.
  bool any_null() const;
  /// An integer component within [least, most]; fails with Code::NumberOutOfRange outside.
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t least,
                                      std::int64_t most) const;
  /// A temporal component: `date`, `time` or `datetime`.
  const Value* find(std::string_view name) const { return map_->find(name); }
  std::optional<Zone> zone() const;
  const std::string& what() const { return what_; }

 private:
  const Map* map_;
  std::string what_;
};

/// The day that the fields describe. What they leave out is taken from `base`, or is the first
/// day of the year, month, ... without one. Fails for fields that do not go together.
std::int64_t resolve_day(const Fields& fields, std::optional<std::int64_t> base);

/// Nanoseconds of the day, in the same manner.
std::int64_t resolve_nanoseconds(const Fields& fields, std::optional<std::int64_t> base);

}  // namespace dossier::query
