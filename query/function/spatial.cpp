#include "query/function/spatial.h"

#include "query/function/arguments.h"
#include "query/function/groups.h"

#include <cmath>
#include <optional>

namespace dossier::query {

namespace {

constexpr std::int32_t kCartesian = 7203;
constexpr std::int32_t kCartesian3d = 9157;
constexpr std::int32_t kGeographic = 4326;
constexpr std::int32_t kGeographic3d = 4979;
constexpr double kEarthRadius = 6'378'140.0;  // metres

bool is_geographic(const Point& point) {
  return point.srid == kGeographic || point.srid == kGeographic3d;
}

std::int32_t srid_of_name(const Value& name) {
  const std::string_view text = text_argument(name, "point");
  if (text == "wgs-84" || text == "WGS-84") return kGeographic;
  if (text == "wgs-84-3d" || text == "wgs-84-3D" || text == "WGS-84-3D") return kGeographic3d;
  if (text == "cartesian") return kCartesian;
  if (text == "cartesian-3d" || text == "cartesian-3D") return kCartesian3d;
  fail(Code::InvalidArgumentError, shown(name) + " is not a coordinate reference system",
       "systems are wgs-84, wgs-84-3d, cartesian and cartesian-3d");
}

std::int32_t srid_of_number(const Value& number) {
  const std::int64_t srid = integer_argument(number, "point");
  if (srid == kGeographic || srid == kGeographic3d || srid == kCartesian || srid == kCartesian3d) {
    return static_cast<std::int32_t>(srid);
  }
  fail(Code::InvalidArgumentError,
       shown(number) + " is not the number of a coordinate reference system",
       "numbers are 4326, 4979, 7203 and 9157");
}

/// The first of two names that is there.
const Value* find_either(const Map& map, std::string_view name, std::string_view other) {
  const Value* found = map.find(name);
  return found != nullptr ? found : map.find(other);
}

std::optional<double> coordinate(const Map& map, std::string_view name, std::string_view other) {
  const Value* found = find_either(map, name, other);
  if (found == nullptr) return std::nullopt;
  const double value = number_argument(*found, "point");
  if (!std::isfinite(value))
    fail(Code::InvalidArgumentValue, "a coordinate of `point()` is not finite");
  return value;
}

std::int32_t srid_of(const Map& map, bool three_dimensional) {
  if (const Value* srid = map.find("srid")) return srid_of_number(*srid);
  if (const Value* crs = map.find("crs")) return srid_of_name(*crs);
  const bool geographic = map.find("longitude") != nullptr || map.find("latitude") != nullptr ||
                          map.find("height") != nullptr;
  if (geographic) return three_dimensional ? kGeographic3d : kGeographic;
  return three_dimensional ? kCartesian3d : kCartesian;
}

void require_on_earth(const Point& point) {
  if (!is_geographic(point)) return;
  if (std::abs(point.y) > 90) fail(Code::NumberOutOfRange, "a latitude lies between -90 and 90");
  if (std::abs(point.x) > 180)
    fail(Code::NumberOutOfRange, "a longitude lies between -180 and 180");
}

}  // namespace

Value make_point(const Map& map) {
  for (const auto& entry : map) {
    if (entry.second.is_null()) return {};
  }
  const auto x = coordinate(map, "x", "longitude");
  const auto y = coordinate(map, "y", "latitude");
  const auto z = coordinate(map, "z", "height");
  if (!x || !y)
    fail(Code::InvalidArgumentValue, "`point()` needs `x` and `y`, or `longitude` and `latitude`");
  const Point out{srid_of(map, z.has_value()), *x, *y, z.value_or(0)};
  if (out.has_z() != z.has_value()) {
    fail(Code::InvalidArgumentValue,
         "the coordinate reference system has another number of dimensions than the point");
  }
  require_on_earth(out);
  return out;
}

namespace {

Value point(Arguments a, FunctionContext&) {
  if (!a[0].is_map()) fail_type("`point()`", "a map", a[0]);
  return make_point(a[0].map());
}

double square(double x) { return x * x; }

/// Along a sphere, by the haversine formula; a difference in height counts as the other leg of a
/// right triangle at the mean height.
double distance_on_earth(const Point& a, const Point& b) {
  constexpr double kRadians = M_PI / 180;
  const double u = std::sin((b.y - a.y) * kRadians / 2);
  const double v = std::sin((b.x - a.x) * kRadians / 2);
  const double h = square(u) + std::cos(a.y * kRadians) * std::cos(b.y * kRadians) * square(v);
  const double radius = kEarthRadius + (a.has_z() ? (a.z + b.z) / 2 : 0);
  const double along = 2 * radius * std::asin(std::sqrt(std::min(1.0, h)));
  return a.has_z() ? std::hypot(along, a.z - b.z) : along;
}

const Point& point_argument(const Value& value, std::string_view function) {
  if (value.kind() != ValueKind::Point) fail_type(with_backticks(function), "a point", value);
  return value.point();
}

Value distance(Arguments a, FunctionContext&) {
  const Point& from = point_argument(a[0], "point.distance");
  const Point& to = point_argument(a[1], "point.distance");
  if (from.srid != to.srid) return {};
  if (is_geographic(from)) return distance_on_earth(from, to);
  return std::hypot(to.x - from.x, to.y - from.y, from.has_z() ? to.z - from.z : 0.0);
}

bool between(double value, double least, double most) { return least <= value && value <= most; }

/// A box whose west lies east of its east reaches across the 180th meridian.
bool longitude_within(double x, double west, double east) {
  return west <= east ? between(x, west, east) : x >= west || x <= east;
}

Value within_box(Arguments a, FunctionContext&) {
  const Point& at = point_argument(a[0], "point.withinBBox");
  const Point& low = point_argument(a[1], "point.withinBBox");
  const Point& high = point_argument(a[2], "point.withinBBox");
  if (at.srid != low.srid || at.srid != high.srid) return {};
  const bool x =
      is_geographic(at) ? longitude_within(at.x, low.x, high.x) : between(at.x, low.x, high.x);
  return x && between(at.y, low.y, high.y) && (!at.has_z() || between(at.z, low.z, high.z));
}

constexpr Function kFunctions[] = {
    {"point",
     1,
     1,
     {kMap},
     kPoint,
     "point(input :: MAP) :: POINT",
     "A point from x and y, or longitude and latitude, and in three dimensions z or height.",
     "spatial",
     strict<point>},
    {"point.distance",
     2,
     2,
     {kPoint, kPoint},
     kFloat,
     "point.distance(from :: POINT, to :: POINT) :: FLOAT",
     "The distance of two points; in metres on the globe. Null for points of different systems.",
     "spatial",
     strict<distance>},
    {"point.withinBBox",
     3,
     3,
     {kPoint, kPoint, kPoint},
     kBoolean,
     "point.withinBBox(point :: POINT, lowerLeft :: POINT, upperRight :: POINT) :: BOOLEAN",
     "Whether a point lies in a box, its border included.",
     "spatial",
     strict<within_box>},
};

}  // namespace

std::span<const Function> spatial_functions() { return kFunctions; }

}  // namespace dossier::query
