#include "shell/session/settings.h"

#include "shell/commands/export.h"
#include "shell/session/meta.h"
#include "shell/text/sanitize.h"
#include "shell/text/suggest.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::shell {

namespace {

Error no_value(std::string_view value, std::string_view hint) {
  return Error{Code::Usage,
               "`" + std::string(value) + "` is no value for this setting",
               {},
               {},
               std::string(hint)};
}

Result<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc{} && end == text.data() + text.size() && value < 1'000'000'000)
    return value;
  return no_value(text, "give a whole number");
}

Result<bool> on_or_off(std::string_view text) {
  if (text == "on" || text == "true" || text == "yes") return true;
  if (text == "off" || text == "false" || text == "no") return false;
  return no_value(text, "say on or off");
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, text.size()), ' ');
}

std::string switch_text(bool on) { return on ? "on" : "off"; }

template <typename Place>
Status set_number(std::string_view text, Place&& place) {
  const auto value = number(text);
  if (!value) return value.error();
  place(*value);
  return {};
}

template <typename Place>
Status set_switch(std::string_view text, Place&& place) {
  const auto value = on_or_off(text);
  if (!value) return value.error();
  place(*value);
  return {};
}

Status set_rows(Shell& shell, std::string_view text) {
  Session& session = shell.session();
  if (text == "auto") {
    session.rendering.max_rows = 0;
    session.fit_rows = true;
    return {};
  }
  return set_number(text, [&](std::size_t count) {
    session.rendering.max_rows = count;
    session.fit_rows = false;
  });
}

std::string clusters_text(Clusters clusters) {
  return std::string(kClusterNames[static_cast<std::size_t>(clusters)]);
}

std::string node_limit_text(std::size_t limit) {
  return limit == kUsualLimit ? "auto" : std::to_string(limit);
}

Status set_node_limit(Shell& shell, std::string_view text) {
  std::size_t& limit = shell.session().drawing.max_nodes;
  if (text == "auto") return limit = kUsualLimit, Status();
  return set_number(text, [&](std::size_t n) { limit = n; });
}

Status set_clusters(Shell& shell, std::string_view text) {
  const auto clusters = find_clusters(text);
  if (!clusters) return no_value(text, "say none, label, community or document");
  shell.session().drawing.clusters = *clusters;
  return {};
}

constexpr std::array kSettings{
    Setting{"cluster", "boxes in drawings: none, label, community or document",
            "none label community document",
            [](Shell& s) { return clusters_text(s.session().drawing.clusters); }, set_clusters},
    Setting{"nodes", "of a drawing, the best connected; 0: all; auto: 1000, in a page 5000",
            "auto 0", [](Shell& s) { return node_limit_text(s.session().drawing.max_nodes); },
            set_node_limit},
    Setting{"rows", "of a table; 0: all; auto: what fits the window", "auto 0",
            [](Shell& s) {
              return s.session().fit_rows ? "auto" : std::to_string(s.session().rendering.max_rows);
            },
            set_rows},
    Setting{"wrap", "lines of a table cell before it is cut", "",
            [](Shell& s) { return std::to_string(s.session().rendering.wrap_lines); },
            [](Shell& s, std::string_view v) {
              return set_number(v, [&](std::size_t n) { s.session().rendering.wrap_lines = n; });
            }},
    Setting{"types", "kinds of values below the names of columns", "on off",
            [](Shell& s) { return switch_text(s.session().rendering.types); },
            [](Shell& s, std::string_view v) {
              return set_switch(v, [&](bool on) { s.session().rendering.types = on; });
            }},
    Setting{"timeout", "seconds after which a statement is stopped; 0: never", "0",
            [](Shell& s) { return std::to_string(s.session().limits.timeout.count() / 1000); },
            [](Shell& s, std::string_view v) {
              return set_number(
                  v, [&](std::size_t n) { s.session().limits.timeout = std::chrono::seconds(n); });
            }},
    Setting{"memory", "megabytes that a statement may use; 0: half of the machine", "0",
            [](Shell& s) { return std::to_string(s.session().limits.memory_bytes >> 20U); },
            [](Shell& s, std::string_view v) {
              return set_number(v,
                                [&](std::size_t n) { s.session().limits.memory_bytes = n << 20U; });
            }},
    Setting{"pager", "show what is longer than the window in a pager", "on off",
            [](Shell& s) { return switch_text(s.session().paging); },
            [](Shell& s, std::string_view v) {
              return set_switch(v, [&](bool on) { s.session().paging = on; });
            }},
    Setting{"timer", "show how long statements take", "on off",
            [](Shell& s) { return switch_text(s.session().timing); },
            [](Shell& s, std::string_view v) {
              return set_switch(v, [&](bool on) { s.session().timing = on; });
            }},
};

}  // namespace

std::span<const Setting> settings() noexcept { return kSettings; }

Status meta_set(const MetaCall& call) {
  Output& out = call.shell.console().out();
  if (call.words.empty()) {
    for (const Setting& setting : kSettings)
      out << "  " << padded(setting.name, 9) << padded(setting.get(call.shell), 10) << setting.help
          << '\n';
    return {};
  }
  const auto* setting = std::find_if(kSettings.begin(), kSettings.end(),
                                     [&](auto& row) { return row.name == call.words[0]; });
  if (setting == kSettings.end()) {
    std::vector<std::string_view> names;
    for (const Setting& row : kSettings) names.push_back(row.name);
    const std::string hint = did_you_mean(call.words[0], names);
    return Error{Code::Usage,
                 "there is no setting `" + call.words[0] + "`",
                 {},
                 {},
                 hint.empty() ? "`:set` lists them" : hint};
  }
  if (call.words.size() == 2) return setting->set(call.shell, call.words[1]);
  out << ":set " << setting->name << ' ' << setting->get(call.shell) << '\n';
  return {};
}

namespace {

/// A command that is a switch: with a word it is set, without one turned over.
Status turn(const MetaCall& call, const char* name, bool& on) {
  const auto wanted = call.words.empty() ? Result<bool>(!on) : on_or_off(call.words[0]);
  if (!wanted) return wanted.error();
  on = *wanted;
  call.shell.console().note(std::string(name) + " is " + switch_text(on));
  return {};
}

}  // namespace

Status meta_timer(const MetaCall& call) { return turn(call, "timer", call.shell.session().timing); }
Status meta_pager(const MetaCall& call) { return turn(call, "pager", call.shell.session().paging); }

Status meta_mode(const MetaCall& call) {
  Session& session = call.shell.session();
  if (call.words.empty()) {
    for (const FormatInfo& format : formats()) {
      call.shell.console().out() << (format.format == session.format ? "* " : "  ") << format.name
                                 << std::string(10 - format.name.size(), ' ') << format.help
                                 << '\n';
    }
    return {};
  }
  const auto format = find_format(call.words[0]);
  if (!format) {
    std::vector<std::string_view> names;
    for (const FormatInfo& row : formats()) names.push_back(row.name);
    std::string hint = did_you_mean(call.words[0], names);
    return Error{Code::Usage,
                 "there is no mode `" + call.words[0] + "`",
                 {},
                 {},
                 hint.empty() ? "`:mode` lists them" : hint};
  }
  session.format = *format;
  return {};
}

Status meta_param(const MetaCall& call) {
  Session& session = call.shell.session();
  const std::size_t end = std::min(call.rest.find_first_of(" \t=:"), call.rest.size());
  std::string name(call.rest.substr(0, end));
  if (name.starts_with('$')) name.erase(0, 1);
  std::string_view value = call.rest.substr(end);
  for (const std::string_view arrow : {"=>", ":=", "=", ":"}) {
    const std::size_t at = value.find_first_not_of(" \t");
    if (at != std::string_view::npos && value.substr(at).starts_with(arrow)) {
      value.remove_prefix(at + arrow.size());
      break;
    }
  }
  if (name.empty() || value.find_first_not_of(" \t") == std::string_view::npos) {
    return Error{Code::Usage,
                 "a parameter needs a name and a value",
                 {},
                 {},
                 "write :param name => 'value'"};
  }
  value.remove_prefix(value.find_first_not_of(" \t"));
  const auto evaluated = session.evaluate(value);
  if (!evaluated) {
    call.shell.console().report(evaluated.error(), value);
    return reported_before(call);
  }
  session.parameters.set(name, *evaluated);
  return {};
}

Status meta_params(const MetaCall& call) {
  Session& session = call.shell.session();
  if (!call.words.empty() && call.words[0] != "clear")
    return no_value(call.words[0], "`:params clear` forgets them");
  if (!call.words.empty()) session.parameters = {};
  if (session.parameters.empty()) call.shell.console().note("no parameter is set");
  for (const auto& [name, value] : session.parameters) {
    call.shell.console().out() << one_line(":param " + name + " => " + to_literal(value)) << '\n';
  }
  return {};
}

}  // namespace dossier::shell
