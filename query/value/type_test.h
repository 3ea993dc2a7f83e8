#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dossier/value.h>

namespace dossier::query {

/// A type as it is written after `IS ::`, such as LIST<INTEGER NOT NULL> or STRING | FLOAT.
struct TypeName {
  enum class Base : std::uint8_t {
    Nothing,
    Null,
    Boolean,
    String,
    Integer,
    Float,
    Number,
    Date,
    LocalTime,
    ZonedTime,
    LocalDateTime,
    ZonedDateTime,
    Duration,
    Point,
    Node,
    Relationship,
    Map,
    List,
    Path,
    PropertyValue,
    Any,
    Union,
  };
  Base base = Base::Any;
  bool not_null = false;
  std::vector<TypeName> inner = {};  ///< the element type of List; the members of Union
};

/// `value IS :: type`.
bool is_of_type(const Value& value, const TypeName& type);

/// The type as it is written: "LIST<INTEGER NOT NULL>", "STRING | FLOAT".
std::string type_text(const TypeName& type);

/// The narrowest type of a value as valueType() writes it: "INTEGER NOT NULL",
/// "LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL".
std::string type_text(const Value& value);

}  // namespace dossier::query
