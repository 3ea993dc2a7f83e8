#include "query/value/access.h"

#include "graph/value/interruptible.h"
#include "query/value/failure.h"
#include "query/value/temporal/component.h"
#include "query/value/utf8.h"

#include <algorithm>

namespace dossier::query {

namespace {

Value entry_of(const Map& map, std::string_view key) {
  const Value* found = map.find(key);
  return found != nullptr ? *found : Value();
}

Value component_of_point(const Point& point, std::string_view name) {
  const bool geographic = point.srid == 4326 || point.srid == 4979;
  if (name == "x" || (geographic && name == "longitude")) return point.x;
  if (name == "y" || (geographic && name == "latitude")) return point.y;
  if (point.has_z() && (name == "z" || (geographic && name == "height"))) return point.z;
  if (name == "srid") return std::int64_t{point.srid};
  if (name != "crs") return {};
  switch (point.srid) {
    case 4326: return "wgs-84";
    case 4979: return "wgs-84-3d";
    case 9157: return "cartesian-3d";
    default: return "cartesian";
  }
}

Value component_of_temporal(const Value& value, std::string_view name) {
  if (auto component = temporal_component(value, name)) return *std::move(component);
  fail(Code::InvalidArgumentValue, std::string(kind_with_article(value.kind())) +
                                       " has no component `" + std::string(name) + "`");
}

const Map* properties_of(const Value& value) {
  if (value.is_map()) return &value.map();
  if (value.is_node() && value.is_complete()) return &value.node().properties;
  if (value.is_relationship() && value.is_complete()) return &value.relationship().properties;
  return nullptr;
}

Value list_element(const List& list, const Value& index) {
  if (!index.is_integer()) {
    fail(Code::ListElementAccessByNonInteger,
         "a list is indexed by an integer, not by " + std::string(kind_with_article(index.kind())));
  }
  const auto size = static_cast<std::int64_t>(list.size());
  const std::int64_t at = index.integer() < 0 ? index.integer() + size : index.integer();
  return at < 0 || at >= size ? Value() : list[static_cast<std::size_t>(at)];
}

/// A bound of a slice as a place in [0, size].
std::int64_t slice_bound(const Value& bound, std::int64_t size) {
  if (!bound.is_integer()) fail_type("a bound of a slice", "an integer", bound);
  const std::int64_t at = bound.integer() < 0 ? bound.integer() + size : bound.integer();
  return std::clamp<std::int64_t>(at, 0, size);
}

}  // namespace

Value property_of(const Value& value, std::string_view name) {
  if (value.is_null()) return {};
  if (const Map* properties = properties_of(value)) return entry_of(*properties, name);
  if (value.is_temporal()) return component_of_temporal(value, name);
  if (value.kind() == ValueKind::Point) return component_of_point(value.point(), name);
  fail_type("`." + std::string(name) + "`", "a node, relationship, map, temporal value or point",
            value);
}

Value element(const Value& container, const Value& index) {
  if (container.is_null() || index.is_null()) return {};
  if (container.is_list()) return list_element(container.list(), index);
  const Map* properties = properties_of(container);
  if (properties == nullptr) fail_type("`[...]`", "a list, map, node or relationship", container);
  if (!index.is_string()) {
    fail(Code::MapElementAccessByNonString, "an element of a map is named by a string, not by " +
                                                std::string(kind_with_article(index.kind())));
  }
  return entry_of(*properties, index.string());
}

Value slice(const Value& list, const Value* from, const Value* to, const Budget& budget) {
  if (list.is_null() || (from != nullptr && from->is_null()) || (to != nullptr && to->is_null()))
    return {};
  if (!list.is_list()) fail_type("`[..]`", "a list", list);
  const auto size = static_cast<std::int64_t>(list.list().size());
  const std::int64_t begin = from != nullptr ? slice_bound(*from, size) : 0;
  const std::int64_t end = to != nullptr ? slice_bound(*to, size) : size;
  if (begin >= end) return List{};
  require_list(budget, static_cast<std::uint64_t>(end - begin));
  List out;
  graph::append_elements(out, list.list().begin() + begin, list.list().begin() + end);
  return out;
}

Ternary contains(const Value& list, const Value& needle) {
  if (list.is_null()) return Ternary::Null;
  if (!list.is_list()) fail_type("`IN`", "a list", list);
  Ternary found = Ternary::False;
  graph::LongWork work;
  for (const Value& element : list.list()) {
    work.step();
    found = disjoin(found, equals(needle, element));
    if (found == Ternary::True) return found;
  }
  return found;
}

Ternary starts_with(const Value& a, const Value& b) noexcept {
  return a.is_string() && b.is_string() ? ternary(a.string().starts_with(b.string()))
                                        : Ternary::Null;
}

Ternary ends_with(const Value& a, const Value& b) noexcept {
  return a.is_string() && b.is_string() ? ternary(a.string().ends_with(b.string())) : Ternary::Null;
}

Ternary contains_text(const Value& a, const Value& b) {
  return a.is_string() && b.is_string()
             ? ternary(find_part(a.string(), b.string()) != std::string_view::npos)
             : Ternary::Null;
}

}  // namespace dossier::query
