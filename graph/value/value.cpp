#include "graph/value/interruptible.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <new>

#include <dossier/value.h>

namespace dossier {

/// Head of every shared content. `count` is the number of Values that point here.
struct Value::Shared {
  std::atomic<std::uint32_t> count{1};
  std::uint32_t size = 0;  ///< bytes of a string; its characters follow this head
};

template <typename T>
struct Value::Box : Value::Shared {
  explicit Box(T&& value) : content(std::move(value)) {}
  T content;
};

template <typename T>
const T& Value::unbox() const noexcept {
  return static_cast<const Box<T>*>(payload_.shared)->content;
}

Value::Value(std::string_view value) : kind_(Kind::String), shared_(true) {
  struct Give {
    void operator()(void* memory) const { ::operator delete(memory); }
  };
  std::unique_ptr<void, Give> memory(::operator new(sizeof(Shared) + value.size()));
  graph::copy_bytes(static_cast<char*>(memory.get()) + sizeof(Shared), value);
  auto* head = new (memory.release()) Shared;
  head->size = static_cast<std::uint32_t>(value.size());
  payload_.shared = head;
}

Value::Value(List value) : kind_(Kind::List), shared_(true) {
  payload_.shared = new Box<List>(std::move(value));
}
Value::Value(Map value) : kind_(Kind::Map), shared_(true) {
  payload_.shared = new Box<Map>(std::move(value));
}
Value::Value(Node value) : kind_(Kind::Node), shared_(true) {
  payload_.shared = new Box<Node>(std::move(value));
}
Value::Value(Relationship value) : kind_(Kind::Relationship), shared_(true) {
  payload_.shared = new Box<Relationship>(std::move(value));
}
Value::Value(Path value) : kind_(Kind::Path), shared_(true) {
  payload_.shared = new Box<Path>(std::move(value));
}
Value::Value(DateTime value) : kind_(Kind::DateTime), shared_(true) {
  payload_.shared = new Box<DateTime>(std::move(value));
}
Value::Value(Duration value) : kind_(Kind::Duration), shared_(true) {
  payload_.shared = new Box<Duration>(Duration(value));
}
Value::Value(Point value) : kind_(Kind::Point), shared_(true) {
  payload_.shared = new Box<Point>(Point(value));
}

Value::Value(LocalTime value) noexcept : kind_(Kind::LocalTime) {
  payload_.integer = value.nanoseconds;
}
Value::Value(Time value) noexcept : aux_(value.offset_seconds), kind_(Kind::Time) {
  payload_.integer = value.nanoseconds;
}
Value::Value(LocalDateTime value) noexcept : aux_(value.nanoseconds), kind_(Kind::LocalDateTime) {
  payload_.integer = value.epoch_seconds;
}
Value::Value(NodeId id) noexcept : kind_(Kind::Node) {
  payload_.integer = std::bit_cast<std::int64_t>(id);
}
Value::Value(RelationshipId id) noexcept : kind_(Kind::Relationship) {
  payload_.integer = std::bit_cast<std::int64_t>(id);
}

void Value::retain() const noexcept {
  if (shared_) payload_.shared->count.fetch_add(1, std::memory_order_relaxed);
}

namespace {

bool is_container(const Value& value) noexcept { return value.is_list() || value.is_map(); }

/// Destroys the elements of a container. Elements that are containers themselves call this again
/// while it runs; they queue up here, so depth of nesting costs memory and no machine stack.
void bury(List dead) noexcept {
  thread_local std::vector<List>* queue = nullptr;
  if (queue != nullptr) return queue->push_back(std::move(dead));
  if (std::none_of(dead.begin(), dead.end(), is_container)) return;
  std::vector<List> local;
  queue = &local;
  dead.clear();
  while (!local.empty()) {
    List next = std::move(local.back());
    local.pop_back();
    next.clear();
  }
  queue = nullptr;
}

List values_of(const Map& map) {
  List out;
  out.reserve(map.size());
  for (const auto& entry : map) out.push_back(entry.second);
  return out;
}

}  // namespace

void Value::release() noexcept {
  if (!shared_ || payload_.shared->count.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  destroy();
}

void Value::destroy() noexcept {
  switch (kind_) {
    case Kind::String: payload_.shared->~Shared(); return ::operator delete(payload_.shared);
    case Kind::List: {
      auto* box = static_cast<Box<List>*>(payload_.shared);
      List elements = std::move(box->content);
      delete box;
      return bury(std::move(elements));
    }
    case Kind::Map: {
      auto* box = static_cast<Box<Map>*>(payload_.shared);
      List elements = values_of(box->content);
      delete box;
      return bury(std::move(elements));
    }
    case Kind::Node: return delete static_cast<Box<Node>*>(payload_.shared);
    case Kind::Relationship: return delete static_cast<Box<Relationship>*>(payload_.shared);
    case Kind::Path: return delete static_cast<Box<Path>*>(payload_.shared);
    case Kind::DateTime: return delete static_cast<Box<DateTime>*>(payload_.shared);
    case Kind::Duration: return delete static_cast<Box<Duration>*>(payload_.shared);
    case Kind::Point: return delete static_cast<Box<Point>*>(payload_.shared);
    default: return;
  }
}

std::string_view Value::string() const noexcept {
  return {reinterpret_cast<const char*>(payload_.shared + 1), payload_.shared->size};
}

const List& Value::list() const noexcept { return unbox<List>(); }
const Map& Value::map() const noexcept { return unbox<Map>(); }
const Path& Value::path() const noexcept { return unbox<Path>(); }
const DateTime& Value::date_time() const noexcept { return unbox<DateTime>(); }
const Duration& Value::duration() const noexcept { return unbox<Duration>(); }
const Point& Value::point() const noexcept { return unbox<Point>(); }
const Node& Value::node() const noexcept { return unbox<Node>(); }
const Relationship& Value::relationship() const noexcept { return unbox<Relationship>(); }

NodeId Value::node_id() const noexcept {
  return shared_ ? node().id : std::bit_cast<NodeId>(payload_.integer);
}

RelationshipId Value::relationship_id() const noexcept {
  return shared_ ? relationship().id : std::bit_cast<RelationshipId>(payload_.integer);
}

namespace {

bool same_float(double a, double b) noexcept { return a == b || (a != a && b != b); }

bool same_point(const Point& a, const Point& b) noexcept {
  return a.srid == b.srid && same_float(a.x, b.x) && same_float(a.y, b.y) && same_float(a.z, b.z);
}

bool same_path(const Path& a, const Path& b) noexcept {
  return a.nodes == b.nodes && a.relationships == b.relationships;
}

}  // namespace

bool operator==(const Value& a, const Value& b) noexcept {
  if (a.kind() != b.kind()) return false;
  using Kind = ValueKind;
  switch (a.kind()) {
    case Kind::Null: return true;
    case Kind::Boolean:
    case Kind::Integer: return a.integer() == b.integer();
    case Kind::Float: return same_float(a.real(), b.real());
    case Kind::String: return a.string() == b.string();
    case Kind::List: return a.list() == b.list();
    case Kind::Map: return a.map() == b.map();
    case Kind::Node: return a.node_id() == b.node_id();
    case Kind::Relationship: return a.relationship_id() == b.relationship_id();
    case Kind::Path: return same_path(a.path(), b.path());
    case Kind::Date: return a.date() == b.date();
    case Kind::LocalTime: return a.local_time() == b.local_time();
    case Kind::Time: return a.time() == b.time();
    case Kind::LocalDateTime: return a.local_date_time() == b.local_date_time();
    case Kind::DateTime: return a.date_time() == b.date_time();
    case Kind::Duration: return a.duration() == b.duration();
    case Kind::Point: return same_point(a.point(), b.point());
  }
  return false;
}

std::string_view to_string(ValueKind kind) noexcept {
  constexpr std::string_view kNames[] = {
      "Null", "Boolean",       "Integer",      "Float",    "String", "List",
      "Map",  "Node",          "Relationship", "Path",     "Date",   "LocalTime",
      "Time", "LocalDateTime", "DateTime",     "Duration", "Point"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace dossier
