#include "shell/session/schema_text.h"

#include "shell/render/drawn_text.h"
#include "shell/render/label_colour.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <vector>

namespace dossier::shell {

namespace {

using Count = std::uint64_t Schema::Connection::*;

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string right(std::uint64_t count, std::size_t width) {
  const std::string text = std::to_string(count);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

/// Connections that a type has on one side, most frequent first.
std::vector<const Schema::Connection*> ends_of(const Schema& schema, const std::string& type,
                                               Count count) {
  std::vector<const Schema::Connection*> out;
  for (const auto& connection : schema.connections) {
    if (connection.type == type && connection.*count != 0) out.push_back(&connection);
  }
  std::stable_sort(out.begin(), out.end(), [=](auto* a, auto* b) { return a->*count > b->*count; });
  return out;
}

std::string ends_text(const Schema& schema, const std::string& type, Count count) {
  std::string out;
  for (const auto* connection : ends_of(schema, type, count))
    out += (out.empty() ? "" : ", ") + one_line(connection->label);
  return out;
}

/// "Country 12, Organization 6": what a type leads to from a label.
std::string targets_text(const std::vector<SchemaPattern>& patterns,
                         const Schema::Connection& connection) {
  std::string out;
  std::size_t targets = 0;
  std::string only;
  for (const SchemaPattern& pattern : patterns) {
    if (pattern.from != connection.label || pattern.type != connection.type) continue;
    only = one_line(pattern.to);
    out += (out.empty() ? "" : ", ") + only;
    if (pattern.count != 0) out += " " + std::to_string(pattern.count);
    ++targets;
  }
  return targets == 1 ? only : out;
}

std::size_t widest(const std::vector<Schema::Name>& names) {
  std::size_t width = 0;
  for (const auto& name : names) width = std::max(width, display_width(one_line(name.name)));
  return width;
}

std::size_t digits(const std::vector<Schema::Name>& names) {
  std::uint64_t most = 0;
  for (const auto& name : names) most = std::max(most, name.count);
  return std::to_string(most).size();
}

/// The text in what is left of the line behind `used` columns.
std::string fitted(const std::string& text, std::size_t used, const SchemaTextSettings& settings) {
  if (settings.width == 0) return text;
  return elide(text, settings.width > used + 10 ? settings.width - used : 10);
}

std::string dot_of(const std::string& label, const SchemaTextSettings& settings) {
  return settings.colour ? label_colour(label) + "●\x1b[0m" : "●";
}

std::string heading(const Schema& schema) {
  return std::to_string(schema.nodes) + (schema.nodes == 1 ? " node, " : " nodes, ") +
         std::to_string(schema.relationships) +
         (schema.relationships == 1 ? " relationship\n" : " relationships\n");
}

}  // namespace

std::string schema_text(const Schema& schema, const SchemaTextSettings& settings) {
  const DrawnText text(settings.colour);
  std::string out = heading(schema);
  const std::size_t label_width = widest(schema.labels);
  const std::size_t label_digits = digits(schema.labels);
  for (const auto& label : schema.labels) {
    out += "  " + dot_of(label.name, settings) + " " + padded(one_line(label.name), label_width) +
           "  " + right(label.count, label_digits) + '\n';
  }
  if (!schema.types.empty()) out += '\n';
  const std::size_t type_width = widest(schema.types);
  const std::size_t type_digits = digits(schema.types);
  for (const auto& type : schema.types) {
    const std::string ends = ends_text(schema, type.name, &Schema::Connection::outgoing) + " ─▶ " +
                             ends_text(schema, type.name, &Schema::Connection::incoming);
    out += "  " + text.type(padded(one_line(type.name), type_width)) + "  " +
           right(type.count, type_digits) + "  " +
           fitted(ends, type_width + type_digits + 6, settings) + '\n';
  }
  if (!schema.indexes.empty()) out += "\n";
  for (const auto& index : schema.indexes) {
    std::string keys;
    for (const std::string& key : index.keys) keys += (keys.empty() ? "" : ", ") + one_line(key);
    out += "  " + text.dim(index.kind + " index on ") + one_line(index.label) + "(" + keys + ")\n";
  }
  return out;
}

std::string schema_drawing(const Schema& schema, const std::vector<SchemaPattern>& patterns,
                           const SchemaTextSettings& settings) {
  const DrawnText text(settings.colour);
  const std::size_t type_width = widest(schema.types);
  const std::size_t type_digits = digits(schema.types);
  std::string out;
  for (const auto& label : schema.labels) {
    if (!out.empty()) out += '\n';
    out += dot_of(label.name, settings) + " " + text.bold(one_line(label.name)) + "  " +
           text.dim(std::to_string(label.count)) + '\n';
    std::vector<const Schema::Connection*> leaving;
    for (const auto& connection : schema.connections) {
      if (connection.label == label.name && connection.outgoing != 0)
        leaving.push_back(&connection);
    }
    for (const auto* connection : leaving) {
      const bool last = connection == leaving.back();
      const std::size_t gap =
          type_width - std::min(type_width, display_width(one_line(connection->type)));
      std::string line;
      for (std::size_t i = 0; i < gap; ++i) line += "─";
      out += text.dim(last ? "└─ " : "├─ ") + text.type(one_line(connection->type)) + " " +
             text.dim(line + "─") + " " + right(connection->outgoing, type_digits) + " ─▶ " +
             fitted(targets_text(patterns, *connection), type_width + type_digits + 10, settings) +
             '\n';
    }
  }
  return out;
}

}  // namespace dossier::shell
