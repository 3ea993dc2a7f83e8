#include "query/value/failure.h"

namespace dossier::query {

namespace {

constexpr std::size_t kShownBytes = 60;

/// The longest prefix of at most `limit` bytes that does not cut a UTF-8 sequence.
std::size_t cut_at(std::string_view text, std::size_t limit) {
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return limit;
}

bool is_small(const Value& value) {
  return !value.is_list() && !value.is_map() && !value.is_path() &&
         !(value.is_string() && value.string().size() > 1000);
}

}  // namespace

void fail(Code code, std::string message, std::string hint) {
  throw Exception(Error{.code = code, .message = std::move(message), .hint = std::move(hint)});
}

void fail_type(std::string_view what, std::string_view needed, const Value& found) {
  fail(Code::TypeMismatch, std::string(what) + " needs " + std::string(needed) + ", not " +
                               std::string(kind_with_article(found.kind())));
}

std::string_view kind_with_article(ValueKind kind) noexcept {
  switch (kind) {
    case ValueKind::Null: return "null";
    case ValueKind::Boolean: return "a boolean";
    case ValueKind::Integer: return "an integer";
    case ValueKind::Float: return "a float";
    case ValueKind::String: return "a string";
    case ValueKind::List: return "a list";
    case ValueKind::Map: return "a map";
    case ValueKind::Node: return "a node";
    case ValueKind::Relationship: return "a relationship";
    case ValueKind::Path: return "a path";
    case ValueKind::Date: return "a date";
    case ValueKind::LocalTime: return "a local time";
    case ValueKind::Time: return "a time";
    case ValueKind::LocalDateTime: return "a local date-time";
    case ValueKind::DateTime: return "a date-time";
    case ValueKind::Duration: return "a duration";
    case ValueKind::Point: return "a point";
  }
  return "a value";
}

std::string shown(const Value& value) {
  if (!is_small(value)) return std::string(kind_with_article(value.kind()));
  std::string text = to_literal(value);
  if (text.size() <= kShownBytes) return text;
  return text.substr(0, cut_at(text, kShownBytes)) + "...";
}

}  // namespace dossier::query
