#include "graph/store/index_codec.h"

#include "graph/store/bytes.h"

#include <bit>
#include <cmath>

namespace dossier::graph {

namespace {

/// First byte of an ordered form. Never renumbered; 0 ends a list.
enum class Kind : std::uint8_t {
  End = 0,
  List,
  DateTime,
  LocalDateTime,
  Date,
  Time,
  LocalTime,
  Duration,
  String,
  Boolean,
  Number,
  NotANumber,
  Point,
};

constexpr char kEscape =
    '\xff';  ///< after a zero byte of a string; a zero and a one end the string
constexpr char kStringEnd = '\x01';

void append_kind(std::string& out, Kind kind) { out += static_cast<char>(kind); }

void append_signed(std::string& out, std::int64_t value) {
  append_big(out, static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63));
}

void append_signed32(std::string& out, std::int32_t value) {
  append_big(out, static_cast<std::uint32_t>(value) ^ (std::uint32_t{1} << 31));
}

/// IEEE order as unsigned order: flip all bits of negatives, the sign bit of the others.
void append_real(std::string& out, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
  const bool negative = (bits >> 63) != 0;
  append_big(out, negative ? ~bits : bits | (std::uint64_t{1} << 63));
}

/// Greatest double that is not above `value`.
double floor_to_double(std::int64_t value) {
  constexpr double kTwo63 = 9223372036854775808.0;
  const auto nearest = static_cast<double>(value);
  const bool above = nearest >= kTwo63 || static_cast<std::int64_t>(nearest) > value;
  return above ? std::nextafter(nearest, -INFINITY) : nearest;
}

/// A number is the greatest double not above it, and what is left to it: at most 1023.
void append_integer(std::string& out, std::int64_t value) {
  const double base = floor_to_double(value);
  append_real(out, base);
  append_big(out, static_cast<std::uint16_t>(value - static_cast<std::int64_t>(base)));
}

void append_float(std::string& out, double value) {
  append_real(out, value);
  append_big(out, std::uint16_t{0});
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t zero = 0; (zero = text.find('\0')) != std::string_view::npos;
       text.remove_prefix(zero + 1)) {
    out += text.substr(0, zero + 1);
    out += kEscape;
  }
  out += text;
}

void append_text(std::string& out, std::string_view text) {
  append_escaped(out, text);
  out += '\0';
  out += kStringEnd;
}

/// By instant, then by offset. Unsigned arithmetic wraps for times that no calendar has.
void append_time(std::string& out, Time value) {
  const auto offset =
      static_cast<std::uint64_t>(std::int64_t{value.offset_seconds} * 1'000'000'000);
  append_signed(out,
                static_cast<std::int64_t>(static_cast<std::uint64_t>(value.nanoseconds) - offset));
  append_signed32(out, value.offset_seconds);
}

void append_date_time(std::string& out, const DateTime& value) {
  append_signed(out, value.epoch_seconds);
  append_signed32(out, value.nanoseconds);
  append_signed32(out, value.offset_seconds);
  append_text(out, value.zone);
}

void append_local_date_time(std::string& out, LocalDateTime value) {
  append_signed(out, value.epoch_seconds);
  append_signed32(out, value.nanoseconds);
}

void append_duration(std::string& out, const Duration& value) {
  append_signed(out, value.months);
  append_signed(out, value.days);
  append_signed(out, value.seconds);
  append_signed32(out, value.nanoseconds);
}

void append_point(std::string& out, const Point& point) {
  append_signed32(out, point.srid);
  append_real(out, point.x);
  append_real(out, point.y);
  append_real(out, point.has_z() ? point.z : 0);
}

Kind kind_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean: return Kind::Boolean;
    case ValueKind::Integer: return Kind::Number;
    case ValueKind::Float: return std::isnan(value.real()) ? Kind::NotANumber : Kind::Number;
    case ValueKind::String: return Kind::String;
    case ValueKind::List: return Kind::List;
    case ValueKind::Date: return Kind::Date;
    case ValueKind::LocalTime: return Kind::LocalTime;
    case ValueKind::Time: return Kind::Time;
    case ValueKind::LocalDateTime: return Kind::LocalDateTime;
    case ValueKind::DateTime: return Kind::DateTime;
    case ValueKind::Duration: return Kind::Duration;
    case ValueKind::Point: return Kind::Point;
    default: return Kind::End;
  }
}

void append_list(std::string& out, const List& list);

void append_any(std::string& out, const Value& value) {
  append_kind(out, kind_of(value));
  switch (value.kind()) {
    case ValueKind::Boolean: out += static_cast<char>(value.boolean()); return;
    case ValueKind::Integer: return append_integer(out, value.integer());
    case ValueKind::Float:
      return std::isnan(value.real()) ? void() : append_float(out, value.real());
    case ValueKind::String: return append_text(out, value.string());
    case ValueKind::List: return append_list(out, value.list());
    case ValueKind::Date: return append_signed(out, value.date().epoch_days);
    case ValueKind::LocalTime: return append_signed(out, value.local_time().nanoseconds);
    case ValueKind::Time: return append_time(out, value.time());
    case ValueKind::LocalDateTime: return append_local_date_time(out, value.local_date_time());
    case ValueKind::DateTime: return append_date_time(out, value.date_time());
    case ValueKind::Duration: return append_duration(out, value.duration());
    case ValueKind::Point: return append_point(out, value.point());
    default: return;
  }
}

void append_list(std::string& out, const List& list) {
  for (const Value& element : list) append_any(out, element);
  append_kind(out, Kind::End);
}

std::size_t text_size(std::string_view bytes) {
  for (std::size_t at = 0; (at = bytes.find('\0', at)) != std::string_view::npos; at += 2) {
    if (at + 1 >= bytes.size()) return 0;
    if (bytes[at + 1] == kStringEnd) return at + 2;
  }
  return 0;
}

/// Bytes of fixed-size content by kind; the others are told apart by the callers.
std::size_t fixed_size(Kind kind) {
  switch (kind) {
    case Kind::Boolean: return 1;
    case Kind::Number: return 10;
    case Kind::Date:
    case Kind::LocalTime: return 8;
    case Kind::Time:
    case Kind::LocalDateTime: return 12;
    case Kind::Duration:
    case Kind::Point: return 28;
    default: return 0;
  }
}

std::size_t content_size(Kind kind, std::string_view content) {
  if (kind == Kind::String) return text_size(content);
  constexpr std::size_t kInstant = 16;
  if (content.size() < kInstant) return 0;
  const std::size_t zone = text_size(content.substr(kInstant));
  return zone == 0 ? 0 : kInstant + zone;
}

}  // namespace

void encode_ordered(std::string& out, const Value& value) { append_any(out, value); }

void encode_ordered_prefix(std::string& out, std::string_view prefix) {
  append_kind(out, Kind::String);
  append_escaped(out, prefix);
}

char ordered_kind(const Value& value) { return static_cast<char>(kind_of(value)); }

bool is_equatable(const Value& value) {
  if (value.is_list()) {
    for (const Value& element : value.list()) {
      if (!is_equatable(element)) return false;
    }
  }
  return !value.is_null() && !(value.is_float() && std::isnan(value.real()));
}

std::size_t ordered_size(std::string_view bytes) {
  std::size_t at = 0;
  for (std::size_t depth = 0; at < bytes.size();) {
    const auto kind = static_cast<Kind>(bytes[at++]);
    if (kind > Kind::Point) return 0;
    if (kind == Kind::End && depth == 0) return 0;
    if (kind == Kind::List) {
      ++depth;
      continue;
    }
    if (kind == Kind::End) {
      --depth;
    } else if (kind == Kind::String || kind == Kind::DateTime) {
      const std::size_t size = content_size(kind, bytes.substr(at));
      if (size == 0) return 0;
      at += size;
    } else {
      at += fixed_size(kind);
    }
    if (depth == 0) return at <= bytes.size() ? at : 0;
  }
  return 0;
}

}  // namespace dossier::graph
