#include "shell/render/plan_table.h"

#include "shell/text/graphemes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace dossier::shell {

namespace {

/// A step and its numbers: "estimated" -> "99", "rows" -> "26", "ms" -> "0.695".
struct Step {
  std::string text;
  std::map<std::string, std::string, std::less<>> numbers;
};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "rows 26" and "0.695 ms" have name and number in either order.
std::optional<std::pair<std::string, std::string>> entry_of(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string first(text.substr(0, space));
  const std::string second(text.substr(space + 1));
  if (is_number(second)) return std::pair(first, second);
  if (is_number(first)) return std::pair(second, first);
  return std::nullopt;
}

std::optional<Step> step_of(std::string_view line) {
  const std::size_t open = line.rfind("  [");
  if (open == std::string_view::npos || !line.ends_with(']')) return std::nullopt;
  Step step{std::string(line.substr(0, open)), {}};
  std::string_view rest = line.substr(open + 3, line.size() - open - 4);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    const std::string_view part = rest.substr(0, comma);
    if (const auto entry = entry_of(part)) {
      step.numbers.insert(*entry);
    } else {
      step.text += " (" + std::string(part) + ")";
    }
    rest.remove_prefix(std::min(rest.size(), comma + 2));
  }
  return step;
}

std::optional<std::vector<Step>> steps_of(std::string_view plan) {
  std::vector<Step> out;
  while (!plan.empty()) {
    const std::size_t end = std::min(plan.find('\n'), plan.size());
    auto step = step_of(plan.substr(0, end));
    if (!step) return std::nullopt;
    out.push_back(std::move(*step));
    plan.remove_prefix(std::min(plan.size(), end + 1));
  }
  return out;
}

class Columns {
 public:
  explicit Columns(const std::vector<Step>& steps) {
    for (const char* name : {"estimated", "rows", "ms"}) add(name, steps);
    for (const Step& step : steps) {
      for (const auto& [name, number] : step.numbers) {
        const bool known = std::any_of(columns_.begin(), columns_.end(),
                                       [&n = name](auto& column) { return column.name == n; });
        if (!known) add(name, steps);
      }
    }
  }

  std::size_t width() const {
    std::size_t sum = 0;
    for (const Column& column : columns_) sum += column.width + 2;
    return sum;
  }

  std::string heading() const {
    std::string out;
    for (const Column& column : columns_) out += aligned(column, column.name);
    return out;
  }

  std::string numbers(const Step& step) const {
    std::string out;
    for (const Column& column : columns_) {
      const auto at = step.numbers.find(column.name);
      out += aligned(column, at == step.numbers.end() ? "" : at->second);
    }
    return out;
  }

 private:
  struct Column {
    std::string name;
    std::size_t width;
  };

  void add(const std::string& name, const std::vector<Step>& steps) {
    std::size_t width = 0;
    for (const Step& step : steps) {
      const auto at = step.numbers.find(name);
      if (at != step.numbers.end()) width = std::max(width, at->second.size());
    }
    if (width != 0) columns_.push_back({name, std::max(width, name.size())});
  }

  static std::string aligned(const Column& column, const std::string& text) {
    return std::string(column.width - text.size() + 2, ' ') + text;
  }

  std::vector<Column> columns_;
};

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

}  // namespace

std::string plan_table(std::string_view plan, const PlanTableSettings& settings) {
  const auto steps = steps_of(plan);
  if (!steps) return std::string(plan);
  const Columns columns(*steps);
  std::size_t width = 4;
  for (const Step& step : *steps) width = std::max(width, display_width(step.text));
  if (settings.width > columns.width() + 20)
    width = std::min(width, settings.width - columns.width());
  const std::string heading = padded("step", width) + columns.heading();
  std::string out = settings.colour ? "\x1b[2m" + heading + "\x1b[0m\n" : heading + "\n";
  for (const Step& step : *steps)
    out += padded(elide(step.text, width), width) + columns.numbers(step) + '\n';
  return out;
}

}  // namespace dossier::shell
