#include "api/guarded.h"
#include "api/state.h"
#include "graph/import/import_files.h"
#include "query/function/spatial.h"
#include "query/value/temporal/construct.h"

#include <charconv>
#include <cmath>

#include <dossier/import.h>

namespace dossier {

namespace {

std::string_view trimmed(std::string_view text, std::string_view marks = " \t") {
  const auto begin = text.find_first_not_of(marks);
  return begin == std::string_view::npos
             ? ""
             : text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

/// A number or a name, perhaps in quotes.
Value read_scalar(std::string_view text) {
  double number = 0;
  const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || at != text.data() + text.size()) return Value(trimmed(text, "'\""));
  return number == std::floor(number) && std::abs(number) < 1e6
             ? Value(static_cast<std::int64_t>(number))
             : Value(number);
}

/// "{latitude: 59.9, longitude: 10.7}" or "{x: 1, y: 2, crs: cartesian}".
std::optional<Value> read_point(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('{') || !text.ends_with('}')) return std::nullopt;
  Map coordinates;
  for (text = text.substr(1, text.size() - 2); !text.empty();) {
    const auto end = text.find(',');
    const std::string_view part = text.substr(0, end);
    const auto colon = part.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    coordinates.set(std::string(trimmed(part.substr(0, colon), " \t'\"")),
                    read_scalar(trimmed(part.substr(colon + 1))));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return query::make_point(coordinates);
}

/// What openCypher makes of the text; nothing when it cannot be read.
std::optional<Value> read_value(ValueKind kind, std::string_view text) {
  const query::Clock clock;
  try {
    switch (kind) {
      case ValueKind::Date: return query::make_date(text, clock);
      case ValueKind::LocalTime: return query::make_local_time(text, clock);
      case ValueKind::Time: return query::make_time(text, clock);
      case ValueKind::LocalDateTime: return query::make_local_date_time(text, clock);
      case ValueKind::DateTime: return query::make_date_time(text, clock);
      case ValueKind::Duration: return query::make_duration(text);
      case ValueKind::Point: return read_point(text);
      default: return std::nullopt;
    }
  } catch (const Exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const auto comma = text.find(',');
    out.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

bool any_empty(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    if (part.empty()) return true;
  }
  return false;
}

}  // namespace

Result<ImportFiles> parse_import_files(std::string_view text) {
  const auto equals = text.find('=');
  ImportFiles out;
  if (equals != std::string_view::npos) out.name = text.substr(0, equals);
  out.paths = split(equals == std::string_view::npos ? text : text.substr(equals + 1));
  if (any_empty(out.paths)) {
    return Error{Code::InvalidArgumentValue,
                 '`' + std::string(text) + "` does not name files to import",
                 {},
                 {},
                 "write Label=header.csv,people.csv",
                 {}};
  }
  return out;
}

Result<ImportIndex> parse_import_index(std::string_view text) {
  const auto open = text.find('(');
  ImportIndex out;
  const bool shaped = open != std::string_view::npos && open > 0 && text.ends_with(')');
  if (shaped) {
    out.label = text.substr(0, open);
    out.keys = split(text.substr(open + 1, text.size() - open - 2));
  }
  if (!shaped || any_empty(out.keys)) {
    return Error{Code::InvalidArgumentValue,
                 '`' + std::string(text) + "` does not name an index",
                 {},
                 {},
                 "write Label(property) or Label(first,second)",
                 {}};
  }
  return out;
}

Result<ImportSummary> create_from_files(const std::string& path, const ImportSettings& settings) {
  return guarded([&] { return graph::create_from_files(path, settings, read_value); });
}

Result<ImportSummary> Database::import_files(const ImportSettings& settings) {
  return guarded([&] { return state_->store->import_files(settings, read_value); });
}

}  // namespace dossier
