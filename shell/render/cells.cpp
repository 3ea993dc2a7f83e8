#include "shell/render/cells.h"

#include <dossier/export.h>

#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

/// Longer texts are cut before they are measured: no terminal shows them.
constexpr std::size_t kMaxShown = 64 * 1024;

std::string readable(const Value& value) {
  if (value.is_string()) return std::string(value.string().substr(0, kMaxShown));
  if (value.is_temporal()) return cell_for_programs(value);
  std::string text = to_literal(value);
  if (text.size() > kMaxShown) text.resize(kMaxShown);
  return text;
}

}  // namespace

std::string cell_for_people(const Value& value) { return one_line(readable(value)); }

std::string cell_for_programs(const Value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.string());
  std::string json;
  append_json(json, value);
  // The JSON strings of temporal values and of NaN hold nothing that is escaped.
  return json.front() == '"' ? json.substr(1, json.size() - 2) : json;
}

std::string for_output(std::string text, bool terminal) { return terminal ? many_lines(text) : std::move(text); }

}  // namespace dossier::shell
