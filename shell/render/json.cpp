#include "shell/render/renderer.h"

#include <ostream>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

std::string object(const std::vector<std::string>& columns, std::span<const Value> values) {
  std::string out = "{";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) out += ',';
    append_json_string(out, columns[i]);
    out += ':';
    append_json(out, values[i]);
  }
  return out += '}';
}

/// One object a line.
class JsonLines final : public Renderer {
 public:
  explicit JsonLines(std::ostream& out) : out_(out) {}
  void begin(const std::vector<std::string>& columns) override { columns_ = columns; }
  void row(std::span<const Value> values) override {
    if (!columns_.empty()) out_ << object(columns_, values) << '\n';
  }
  void end() override {}

 private:
  std::ostream& out_;
  std::vector<std::string> columns_;
};

/// An array with one object a line.
class JsonArray final : public Renderer {
 public:
  explicit JsonArray(std::ostream& out) : out_(out) {}
  void begin(const std::vector<std::string>& columns) override {
    columns_ = columns;
    out_ << '[';
  }
  void row(std::span<const Value> values) override {
    out_ << (first_ ? "\n" : ",\n") << object(columns_, values);
    first_ = false;
  }
  void end() override { out_ << (first_ ? "]\n" : "\n]\n"); }

 private:
  std::ostream& out_;
  std::vector<std::string> columns_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Renderer> make_json(std::ostream& out, const RenderSettings&) {
  return std::make_unique<JsonArray>(out);
}

std::unique_ptr<Renderer> make_json_lines(std::ostream& out, const RenderSettings&) {
  return std::make_unique<JsonLines>(out);
}

}  // namespace dossier::shell
