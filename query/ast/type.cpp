#include "query/ast/type.h"

#include <string_view>
#include <vector>

namespace dossier::query::ast {
namespace {

struct KindName {
  Kinds kinds;
  std::string_view name;  ///< with its article
};

// Sets with a name of their own stand before the kinds they hold.
constexpr KindName kNames[] = {
    {Kinds::Storable, "a property value"},
    {Kinds::Number, "a number"},
    {Kinds::Boolean, "a boolean"},
    {Kinds::Integer, "an integer"},
    {Kinds::Float, "a floating-point number"},
    {Kinds::String, "a string"},
    {Kinds::List, "a list"},
    {Kinds::Map, "a map"},
    {Kinds::Node, "a node"},
    {Kinds::Relationship, "a relationship"},
    {Kinds::Path, "a path"},
    {Kinds::Temporal, "a temporal value"},
    {Kinds::Date, "a date"},
    {Kinds::LocalTime, "a local time"},
    {Kinds::Time, "a time"},
    {Kinds::LocalDateTime, "a local date and time"},
    {Kinds::DateTime, "a date and time"},
    {Kinds::Duration, "a duration"},
    {Kinds::Point, "a point"},
};

}  // namespace

std::string to_string(const Type& type) {
  if (type.kinds == Kinds::None) return "null";
  if (type.kinds == Kinds::Any) return "any value";
  if (type.is(Kinds::List) && type.element != nullptr) {
    if (type.element->is(Kinds::Node)) return "a list of nodes";
    if (type.element->is(Kinds::Relationship)) return "a list of relationships";
  }
  std::vector<std::string_view> names;
  Kinds rest = type.kinds;
  for (const KindName& kind : kNames) {
    if (!within(kind.kinds, rest)) continue;
    names.push_back(kind.name);
    rest = rest & ~kind.kinds;
  }
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at > 0) text += at + 1 == names.size() ? " or " : ", ";
    text += names[at];
  }
  return text;
}

}  // namespace dossier::query::ast
