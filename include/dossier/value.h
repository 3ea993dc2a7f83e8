#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// The kinds of value. Their order here is not the order of values in ORDER BY.
enum class ValueKind : std::uint8_t {
  Null,
  Boolean,
  Integer,
  Float,
  String,
  List,
  Map,
  Node,
  Relationship,
  Path,
  Date,
  LocalTime,
  Time,
  LocalDateTime,
  DateTime,
  Duration,
  Point,
};

/// Identifies a node for as long as it exists; never reused within a database.
enum class NodeId : std::uint64_t {};
/// Identifies a relationship for as long as it exists; never reused within a database.
enum class RelationshipId : std::uint64_t {};

/// A day of the proleptic Gregorian calendar.
struct Date {
  std::int64_t epoch_days = 0;  ///< days since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// A time of day without a zone.
struct LocalTime {
  std::int64_t nanoseconds = 0;  ///< since midnight, [0, 86400e9)
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// A time of day with an offset from UTC.
struct Time {
  std::int64_t nanoseconds = 0;     ///< local, since midnight, [0, 86400e9)
  std::int32_t offset_seconds = 0;  ///< east of UTC
  friend bool operator==(const Time&, const Time&) = default;
};

/// A day and time of day without a zone.
struct LocalDateTime {
  std::int64_t epoch_seconds = 0;  ///< since 1970-01-01T00:00 as if local time were UTC
  std::int32_t nanoseconds = 0;    ///< [0, 1e9)
  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// An instant with the offset and, where given, the IANA zone it is shown in.
struct DateTime {
  std::int64_t epoch_seconds = 0;   ///< UTC, since 1970-01-01T00:00Z
  std::int32_t nanoseconds = 0;     ///< [0, 1e9)
  std::int32_t offset_seconds = 0;  ///< east of UTC, already resolved when `zone` is set
  std::string zone = {};            ///< "Europe/Stockholm", or empty when only the offset is known
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// An amount of time in four parts that do not convert into each other.
/// Seconds and nanoseconds together are one amount: 0 <= nanoseconds < 1e9.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// A point in a coordinate reference system: 4326 and 4979 geographic (longitude, latitude,
/// height), 7203 and 9157 Cartesian. `z` is meaningful in the three-dimensional systems only.
struct Point {
  std::int32_t srid = 7203;
  double x = 0;
  double y = 0;
  double z = 0;
  bool has_z() const noexcept { return srid == 4979 || srid == 9157; }
  friend bool operator==(const Point&, const Point&) = default;
};

class Value;
using List = std::vector<Value>;

/// String keys with values, kept sorted by key; keys are unique.
class Map {
 public:
  using Entry = std::pair<std::string, Value>;
  Map() = default;
  Map(std::initializer_list<Entry> entries);

  /// The value of a key, or null pointer.
  const Value* find(std::string_view key) const noexcept;
  /// Adds an entry or replaces the value of an existing one.
  void set(std::string key, Value value);
  /// True when there was such an entry.
  bool erase(std::string_view key);

  using const_iterator = std::vector<Entry>::const_iterator;
  std::size_t size() const noexcept;
  bool empty() const noexcept;
  const_iterator begin() const noexcept;
  const_iterator end() const noexcept;
  friend bool operator==(const Map&, const Map&);

 private:
  std::vector<Entry> entries_;
};

struct Node;
struct Relationship;
struct Path;

/// Every value of openCypher: immutable, 16 bytes, cheap to copy. Long values (strings, lists,
/// maps, ...) are shared by reference count, so a copy never allocates.
/// Thread-safety: distinct Values may be used from distinct threads even when they share content.
///
/// Nodes and relationships come in two forms. In results they are complete (`node()` works).
/// Inside the engine they are references that hold only the id (`node_id()` works in both forms).
class Value {
 public:
  using Kind = ValueKind;

  Value() noexcept = default;
  Value(std::nullptr_t) noexcept {}                                                        // NOLINT
  Value(bool value) noexcept : kind_(Kind::Boolean) { payload_.integer = value; }          // NOLINT
  Value(std::int64_t value) noexcept : kind_(Kind::Integer) { payload_.integer = value; }  // NOLINT
  Value(int value) noexcept : Value(static_cast<std::int64_t>(value)) {}                   // NOLINT
  Value(double value) noexcept : kind_(Kind::Float) { payload_.real = value; }             // NOLINT
  Value(std::string_view value);                                                           // NOLINT
  Value(const std::string& value) : Value(std::string_view(value)) {}                      // NOLINT
  Value(const char* value) : Value(std::string_view(value)) {}                             // NOLINT
  Value(List value);                                                                       // NOLINT
  Value(Map value);                                                                        // NOLINT
  Value(Node value);                                                                       // NOLINT
  Value(Relationship value);                                                               // NOLINT
  Value(Path value);                                                                       // NOLINT
  Value(Date value) noexcept : kind_(Kind::Date) { payload_.integer = value.epoch_days; }  // NOLINT
  Value(LocalTime value) noexcept;                                                         // NOLINT
  Value(Time value) noexcept;                                                              // NOLINT
  Value(LocalDateTime value) noexcept;                                                     // NOLINT
  Value(DateTime value);                                                                   // NOLINT
  Value(Duration value);                                                                   // NOLINT
  Value(Point value);                                                                      // NOLINT
  explicit Value(NodeId id) noexcept;
  explicit Value(RelationshipId id) noexcept;
  template <typename T>
  Value(T*) = delete;  ///< other pointers do not turn into booleans

  Value(const Value& other) noexcept
      : payload_(other.payload_), aux_(other.aux_), kind_(other.kind_), shared_(other.shared_) {
    retain();
  }
  Value(Value&& other) noexcept
      : payload_(other.payload_), aux_(other.aux_), kind_(other.kind_), shared_(other.shared_) {
    other.kind_ = Kind::Null;
    other.shared_ = false;
  }
  Value& operator=(const Value& other) noexcept { return Value(other).swap(*this), *this; }
  Value& operator=(Value&& other) noexcept { return Value(std::move(other)).swap(*this), *this; }
  ~Value() { release(); }
  void swap(Value& other) noexcept {
    std::swap(payload_, other.payload_);
    std::swap(aux_, other.aux_);
    std::swap(kind_, other.kind_);
    std::swap(shared_, other.shared_);
  }

  Kind kind() const noexcept { return kind_; }
  bool is_null() const noexcept { return kind_ == Kind::Null; }
  bool is_boolean() const noexcept { return kind_ == Kind::Boolean; }
  bool is_integer() const noexcept { return kind_ == Kind::Integer; }
  bool is_float() const noexcept { return kind_ == Kind::Float; }
  bool is_number() const noexcept { return is_integer() || is_float(); }
  bool is_string() const noexcept { return kind_ == Kind::String; }
  bool is_list() const noexcept { return kind_ == Kind::List; }
  bool is_map() const noexcept { return kind_ == Kind::Map; }
  bool is_node() const noexcept { return kind_ == Kind::Node; }
  bool is_relationship() const noexcept { return kind_ == Kind::Relationship; }
  bool is_path() const noexcept { return kind_ == Kind::Path; }
  bool is_temporal() const noexcept { return kind_ >= Kind::Date && kind_ <= Kind::Duration; }

  /// Access by kind. REQUIRES: the kind is the one named. References live as long as this Value
  /// or any copy of it.
  bool boolean() const noexcept { return payload_.integer != 0; }
  std::int64_t integer() const noexcept { return payload_.integer; }
  double real() const noexcept { return payload_.real; }
  double number() const noexcept {
    return is_integer() ? static_cast<double>(payload_.integer) : payload_.real;
  }
  std::string_view string() const noexcept;
  const List& list() const noexcept;
  const Map& map() const noexcept;
  const Path& path() const noexcept;
  Date date() const noexcept { return {payload_.integer}; }
  LocalTime local_time() const noexcept { return {payload_.integer}; }
  Time time() const noexcept { return {payload_.integer, aux_}; }
  LocalDateTime local_date_time() const noexcept { return {payload_.integer, aux_}; }
  const DateTime& date_time() const noexcept;
  const Duration& duration() const noexcept;
  const Point& point() const noexcept;

  /// Nodes and relationships. The ids are there in both forms; `node()` and `relationship()`
  /// REQUIRE the complete form (`is_complete()`).
  NodeId node_id() const noexcept;
  RelationshipId relationship_id() const noexcept;
  bool is_complete() const noexcept { return shared_; }
  const Node& node() const noexcept;
  const Relationship& relationship() const noexcept;

  /// Same kind and same content, recursively; null equals null, NaN equals NaN, 1 differs from 1.0.
  /// This is identity of values for containers and tests, not the `=` of openCypher.
  friend bool operator==(const Value& a, const Value& b) noexcept;

 private:
  struct Shared;
  template <typename T>
  struct Box;
  union Payload {
    std::int64_t integer;
    double real;
    Shared* shared;
  };

  void retain() const noexcept;
  void release() noexcept;
  void destroy() noexcept;
  template <typename T>
  const T& unbox() const noexcept;

  Payload payload_{0};
  std::int32_t aux_ = 0;
  Kind kind_ = Kind::Null;
  bool shared_ = false;  ///< payload_ points to counted content
};

inline std::size_t Map::size() const noexcept { return entries_.size(); }
inline bool Map::empty() const noexcept { return entries_.empty(); }
inline Map::const_iterator Map::begin() const noexcept { return entries_.begin(); }
inline Map::const_iterator Map::end() const noexcept { return entries_.end(); }

/// "Integer", "List", ...
std::string_view to_string(ValueKind kind) noexcept;

/// A node as it was when the query read it.
struct Node {
  NodeId id{};
  std::vector<std::string> labels;  ///< sorted
  Map properties;
};

/// A relationship as it was when the query read it.
struct Relationship {
  RelationshipId id{};
  NodeId start{};
  NodeId end{};
  std::string type;
  Map properties;
};

/// An alternating sequence: `nodes[i]` and `nodes[i + 1]` are joined by `relationships[i]`.
/// A path has one node more than relationships. The elements are Values of kind Node and
/// Relationship, complete or references as the path itself came from a result or the engine.
struct Path {
  std::vector<Value> nodes;
  std::vector<Value> relationships;
};

/// The value as a Cypher literal: 'text', [1, 2.0], {key: true}, (:Person {name: 'Ada'}),
/// [:KNOWS {since: 1843}], <(a)-[:KNOWS]->(b)>, temporal values in their ISO form within quotes of
/// their constructor, e.g. date('2011-09-01'). Nested values are printed to any depth without
/// recursion on the machine stack beyond 1000 levels; what lies deeper is shown as `...`.
std::ostream& operator<<(std::ostream& out, const Value& value);
std::string to_literal(const Value& value);

/// Temporal values in ISO 8601 as openCypher prints them: "2011-09-01", "12:30:14.5+02:00",
/// "P1Y2M3DT4H5M6.7S".
std::string to_iso(Date value);
std::string to_iso(LocalTime value);
std::string to_iso(Time value);
std::string to_iso(LocalDateTime value);
std::string to_iso(const DateTime& value);
std::string to_iso(const Duration& value);

/// The shortest decimal text that reads back as the same number, always with a point or exponent:
/// "1.0", "0.1", "1e+21" as "1.0E21"; "NaN", "Infinity", "-Infinity".
std::string to_text(double value);

}  // namespace dossier
