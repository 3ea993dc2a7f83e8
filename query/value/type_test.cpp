#include "query/value/type_test.h"

#include "query/value/compare.h"
#include "query/value/failure.h"

#include <algorithm>

namespace dossier::query {

namespace {

bool is_scalar_property(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Map:
    case ValueKind::Node:
    case ValueKind::Relationship:
    case ValueKind::Path:
    case ValueKind::List: return false;
    default: return true;
  }
}

bool is_property_value(const Value& value) {
  if (!value.is_list()) return is_scalar_property(value);
  const List& list = value.list();
  return std::all_of(list.begin(), list.end(),
                     [](const Value& v) { return !v.is_null() && is_scalar_property(v); });
}

bool has_base(const Value& value, TypeName::Base base) {
  using Base = TypeName::Base;
  switch (base) {
    case Base::Boolean: return value.is_boolean();
    case Base::String: return value.is_string();
    case Base::Integer: return value.is_integer();
    case Base::Float: return value.is_float();
    case Base::Number: return value.is_number();
    case Base::Date: return value.kind() == ValueKind::Date;
    case Base::LocalTime: return value.kind() == ValueKind::LocalTime;
    case Base::ZonedTime: return value.kind() == ValueKind::Time;
    case Base::LocalDateTime: return value.kind() == ValueKind::LocalDateTime;
    case Base::ZonedDateTime: return value.kind() == ValueKind::DateTime;
    case Base::Duration: return value.kind() == ValueKind::Duration;
    case Base::Point: return value.kind() == ValueKind::Point;
    case Base::Node: return value.is_node();
    case Base::Relationship: return value.is_relationship();
    case Base::Map: return value.is_map();
    case Base::Path: return value.is_path();
    case Base::PropertyValue: return is_property_value(value);
    case Base::Any: return true;
    default: return false;
  }
}

bool is_of_type_at(const Value& value, const TypeName& type, int depth);

bool is_list_of(const Value& value, const TypeName& type, int depth) {
  if (!value.is_list()) return false;
  if (type.inner.empty()) return true;
  const List& list = value.list();
  return std::all_of(list.begin(), list.end(), [&](const Value& element) {
    return is_of_type_at(element, type.inner.front(), depth + 1);
  });
}

bool is_of_type_at(const Value& value, const TypeName& type, int depth) {
  using Base = TypeName::Base;
  if (depth > kMaxDepth)
    fail(Code::InvalidArgumentValue, "a type is nested deeper than 1000 levels");
  if (type.base == Base::Union) {
    return std::any_of(type.inner.begin(), type.inner.end(), [&](const TypeName& member) {
      return is_of_type_at(value, member, depth + 1);
    });
  }
  if (type.base == Base::Nothing) return false;
  if (value.is_null()) return !type.not_null;
  if (type.base == Base::List) return is_list_of(value, type, depth);
  return has_base(value, type.base);
}

}  // namespace

bool is_of_type(const Value& value, const TypeName& type) { return is_of_type_at(value, type, 0); }

namespace {

std::string_view plain_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::Null: return "NULL";
    case ValueKind::Boolean: return "BOOLEAN";
    case ValueKind::Integer: return "INTEGER";
    case ValueKind::Float: return "FLOAT";
    case ValueKind::String: return "STRING";
    case ValueKind::List: return "LIST";
    case ValueKind::Map: return "MAP";
    case ValueKind::Node: return "NODE";
    case ValueKind::Relationship: return "RELATIONSHIP";
    case ValueKind::Path: return "PATH";
    case ValueKind::Date: return "DATE";
    case ValueKind::LocalTime: return "LOCAL TIME";
    case ValueKind::Time: return "ZONED TIME";
    case ValueKind::LocalDateTime: return "LOCAL DATETIME";
    case ValueKind::DateTime: return "ZONED DATETIME";
    case ValueKind::Duration: return "DURATION";
    case ValueKind::Point: return "POINT";
  }
  return "ANY";
}

/// Lists that are nested deeper than this are written LIST<ANY>.
constexpr int kMaxTypeDepth = 32;

std::string text_at(const Value& value, int depth);

/// The types of the elements, each once, in alphabetical order with null last.
std::string element_types(const List& list, int depth) {
  if (list.empty()) return "NOTHING";
  if (depth > kMaxTypeDepth) return "ANY";
  std::vector<std::string> types;
  for (const Value& element : list) {
    std::string text = text_at(element, depth);
    if (std::find(types.begin(), types.end(), text) == types.end())
      types.push_back(std::move(text));
  }
  const bool nullable = std::erase(types, "NULL") > 0;
  if (types.empty()) return "NULL";
  std::sort(types.begin(), types.end());
  std::string joined;
  for (std::string& type : types) {
    if (nullable) type.erase(type.size() - std::string_view(" NOT NULL").size());
    joined += (joined.empty() ? "" : " | ") + type;
  }
  return joined;
}

std::string text_at(const Value& value, int depth) {
  if (value.is_null()) return "NULL";
  std::string text(plain_name(value.kind()));
  if (value.is_list()) text += "<" + element_types(value.list(), depth + 1) + ">";
  return text + " NOT NULL";
}

}  // namespace

std::string type_text(const Value& value) { return text_at(value, 0); }

namespace {

std::string_view base_name(TypeName::Base base) {
  using Base = TypeName::Base;
  switch (base) {
    case Base::Nothing: return "NOTHING";
    case Base::Null: return "NULL";
    case Base::Boolean: return "BOOLEAN";
    case Base::String: return "STRING";
    case Base::Integer: return "INTEGER";
    case Base::Float: return "FLOAT";
    case Base::Number: return "INTEGER | FLOAT";
    case Base::Date: return "DATE";
    case Base::LocalTime: return "LOCAL TIME";
    case Base::ZonedTime: return "ZONED TIME";
    case Base::LocalDateTime: return "LOCAL DATETIME";
    case Base::ZonedDateTime: return "ZONED DATETIME";
    case Base::Duration: return "DURATION";
    case Base::Point: return "POINT";
    case Base::Node: return "NODE";
    case Base::Relationship: return "RELATIONSHIP";
    case Base::Map: return "MAP";
    case Base::List: return "LIST";
    case Base::Path: return "PATH";
    case Base::PropertyValue: return "PROPERTY VALUE";
    case Base::Any:
    case Base::Union: return "ANY";
  }
  return "ANY";
}

std::string join_members(const std::vector<TypeName>& members) {
  std::string out;
  for (const TypeName& member : members) out += (out.empty() ? "" : " | ") + type_text(member);
  return out;
}

}  // namespace

std::string type_text(const TypeName& type) {
  if (type.base == TypeName::Base::Union) return join_members(type.inner);
  std::string out(base_name(type.base));
  if (type.base == TypeName::Base::List)
    out += "<" + (type.inner.empty() ? "ANY" : type_text(type.inner.front())) + ">";
  return type.not_null ? out + " NOT NULL" : out;
}

}  // namespace dossier::query
