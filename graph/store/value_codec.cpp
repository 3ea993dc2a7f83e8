#include "graph/store/value_codec.h"

#include "graph/store/bytes.h"
#include "graph/value/interruptible.h"

#include <dossier/error.h>

namespace dossier::graph {

namespace {

/// First byte of a stored value. Never renumbered.
enum class Form : std::uint8_t {
  False = 1,
  True,
  Integer,
  Float,
  String,
  List,
  Date,
  LocalTime,
  Time,
  LocalDateTime,
  DateTime,
  Duration,
  Point,
};

/// Steps of a few nanoseconds that an element of a list takes.
constexpr std::size_t kStepsOfElement = 8;

[[noreturn]] void corrupted() {
  throw Exception({Code::Corrupted,
                   "a stored property value is not readable",
                   {},
                   {},
                   "run `dossier check --deep` on the database and restore a backup",
                   {}});
}

[[noreturn]] void refuse_kind(const Value& value) {
  throw Exception({Code::InvalidPropertyType, "a property cannot hold a value of kind `" +
                                                  std::string(to_string(value.kind())) + '`'});
}

void require_storable_at(const Value& value, int depth) {
  switch (value.kind()) {
    case ValueKind::Map:
    case ValueKind::Node:
    case ValueKind::Relationship:
    case ValueKind::Path: refuse_kind(value);
    case ValueKind::Null:
      if (depth > 0)
        throw Exception({Code::InvalidPropertyType, "a list in a property cannot hold null"});
      return;
    case ValueKind::List: {
      if (depth == kMaxListDepth) {
        throw Exception({Code::LimitExceeded, "lists in a property are nested more than 32 deep"});
      }
      LongWork work;
      for (const Value& element : value.list()) {
        work.step();
        require_storable_at(element, depth + 1);
      }
      return;
    }
    default: return;
  }
}

void append_form(std::string& out, Form form) { out += static_cast<char>(form); }

/// As few bytes as hold the two's complement, at least none for zero.
void append_integer(std::string& out, std::int64_t value) {
  if (value == 0) return;
  const std::uint64_t folded = static_cast<std::uint64_t>(value < 0 ? ~value : value);
  const auto size =
      static_cast<std::size_t>(std::bit_width(folded)) / 8 + 1;  // with a bit for the sign
  out.append(reinterpret_cast<const char*>(&value), size);
}

std::int64_t read_integer(std::string_view bytes) {
  if (bytes.size() > 8) corrupted();
  if (bytes.empty()) return 0;
  const bool negative = (static_cast<unsigned char>(bytes.back()) & 0x80) != 0;
  std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(value);
}

void encode_list(std::string& out, const List& list) {
  append_varint(out, list.size());
  std::string element;
  LongWork work;
  for (const Value& value : list) {
    work.step(kStepsOfElement);
    element.clear();
    encode_value(element, value);
    append_varint(out, element.size());
    append_long(out, element);
  }
}

void encode_date_time(std::string& out, const DateTime& value) {
  append_little(out, value.epoch_seconds);
  append_little(out, value.nanoseconds);
  append_little(out, value.offset_seconds);
  out += value.zone;
}

void encode_duration(std::string& out, const Duration& value) {
  append_little(out, value.months);
  append_little(out, value.days);
  append_little(out, value.seconds);
  append_little(out, value.nanoseconds);
}

void encode_point(std::string& out, const Point& point) {
  append_little(out, point.srid);
  append_little(out, point.x);
  append_little(out, point.y);
  if (point.has_z()) append_little(out, point.z);
}

Value decode_at(std::string_view bytes, int depth);

Value decode_list(ByteReader reader, int depth) {
  if (depth == kMaxListDepth) corrupted();
  const std::uint64_t count = reader.varint();
  if (count > reader.rest().size()) corrupted();
  List list;
  list.reserve(static_cast<std::size_t>(count));
  LongWork work;
  for (std::uint64_t i = 0; i < count; ++i) {
    work.step(kStepsOfElement);
    const std::uint64_t size = reader.varint();
    const std::string_view element = reader.take(size);
    if (!reader.ok()) corrupted();
    list.push_back(decode_at(element, depth + 1));
  }
  if (!reader.at_end()) corrupted();
  return Value(std::move(list));
}

template <typename T>
Value finished(const ByteReader& reader, T&& value) {
  if (!reader.ok() || !reader.at_end()) corrupted();
  return Value(std::forward<T>(value));
}

Value decode_date_time(ByteReader reader) {
  DateTime value;
  value.epoch_seconds = reader.little<std::int64_t>();
  value.nanoseconds = reader.little<std::int32_t>();
  value.offset_seconds = reader.little<std::int32_t>();
  if (!reader.ok()) corrupted();
  value.zone = reader.rest();
  return Value(std::move(value));
}

Value decode_duration(ByteReader reader) {
  Duration value;
  value.months = reader.little<std::int64_t>();
  value.days = reader.little<std::int64_t>();
  value.seconds = reader.little<std::int64_t>();
  value.nanoseconds = reader.little<std::int32_t>();
  return finished(reader, value);
}

Value decode_point(ByteReader reader) {
  Point point;
  point.srid = reader.little<std::int32_t>();
  point.x = reader.little<double>();
  point.y = reader.little<double>();
  if (point.has_z()) point.z = reader.little<double>();
  return finished(reader, point);
}

Value decode_time(ByteReader reader) {
  const auto nanoseconds = reader.little<std::int64_t>();
  return finished(reader, Time{nanoseconds, reader.little<std::int32_t>()});
}

Value decode_local_date_time(ByteReader reader) {
  const auto seconds = reader.little<std::int64_t>();
  return finished(reader, LocalDateTime{seconds, reader.little<std::int32_t>()});
}

Value decode_float(ByteReader reader) {
  const auto value = reader.little<double>();
  return finished(reader, value);
}

Value decode_at(std::string_view bytes, int depth) {
  if (bytes.empty()) corrupted();
  const std::string_view content = bytes.substr(1);
  switch (static_cast<Form>(bytes[0])) {
    case Form::False: return finished(ByteReader(content), false);
    case Form::True: return finished(ByteReader(content), true);
    case Form::Integer: return Value(read_integer(content));
    case Form::Float: return decode_float(ByteReader(content));
    case Form::String: return Value(content);
    case Form::List: return decode_list(ByteReader(content), depth);
    case Form::Date: return Value(Date{read_integer(content)});
    case Form::LocalTime: return Value(LocalTime{read_integer(content)});
    case Form::Time: return decode_time(ByteReader(content));
    case Form::LocalDateTime: return decode_local_date_time(ByteReader(content));
    case Form::DateTime: return decode_date_time(ByteReader(content));
    case Form::Duration: return decode_duration(ByteReader(content));
    case Form::Point: return decode_point(ByteReader(content));
  }
  corrupted();
}

void encode_temporal(std::string& out, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date:
      return append_form(out, Form::Date), append_integer(out, value.date().epoch_days);
    case ValueKind::LocalTime:
      return append_form(out, Form::LocalTime), append_integer(out, value.local_time().nanoseconds);
    case ValueKind::Time:
      append_form(out, Form::Time);
      append_little(out, value.time().nanoseconds);
      return append_little(out, value.time().offset_seconds);
    case ValueKind::LocalDateTime:
      append_form(out, Form::LocalDateTime);
      append_little(out, value.local_date_time().epoch_seconds);
      return append_little(out, value.local_date_time().nanoseconds);
    case ValueKind::DateTime:
      return append_form(out, Form::DateTime), encode_date_time(out, value.date_time());
    default: return append_form(out, Form::Duration), encode_duration(out, value.duration());
  }
}

}  // namespace

void require_storable(const Value& value) {
  require_storable_at(value, 0);
  if (value.is_string() && value.string().size() > kMaxValueBytes) {
    throw Exception({Code::LimitExceeded, "a string in a property is longer than 256 MB"});
  }
}

void encode_string(std::string& out, std::string_view text) {
  append_form(out, Form::String);
  append_long(out, text);
}

void encode_value(std::string& out, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean: return append_form(out, value.boolean() ? Form::True : Form::False);
    case ValueKind::Integer:
      return append_form(out, Form::Integer), append_integer(out, value.integer());
    case ValueKind::Float: return append_form(out, Form::Float), append_little(out, value.real());
    case ValueKind::String: return encode_string(out, value.string());
    case ValueKind::List: return append_form(out, Form::List), encode_list(out, value.list());
    case ValueKind::Point: return append_form(out, Form::Point), encode_point(out, value.point());
    default: return encode_temporal(out, value);
  }
}

std::optional<std::string_view> stored_text(std::string_view bytes) {
  if (bytes.empty() || static_cast<Form>(bytes[0]) != Form::String) return std::nullopt;
  return bytes.substr(1);
}

Value decode_value(std::string_view bytes) { return decode_at(bytes, 0); }

}  // namespace dossier::graph
