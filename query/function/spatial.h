#pragma once

#include <dossier/value.h>

namespace dossier::query {

/// The point of coordinates `x`, `y` and `z`, or `longitude`, `latitude` and `height`, in the
/// system that `crs` or `srid` names. Null when one of them is. Fails as `point()` does.
Value make_point(const Map& map);

}  // namespace dossier::query
