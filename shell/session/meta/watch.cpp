#include "shell/console/interrupt.h"
#include "shell/render/cells.h"
#include "shell/session/meta.h"
#include "shell/terminal/terminal.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <iterator>
#include <set>
#include <sstream>

#include <poll.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr double kLongestPause = 86'400;
constexpr std::size_t kMaxChanges = 10;  ///< lines that say which rows came and went

using Rows = std::multiset<std::string>;

Rows rows_of(const ResultSet& result) {
  Rows out;
  for (const Row row : result) {
    std::string text;
    for (const Value& value : row) text += (text.empty() ? "" : "  ") + cell_for_people(value);
    out.insert(std::move(text));
  }
  return out;
}

std::vector<std::string> without(const Rows& rows, const Rows& others) {
  std::vector<std::string> out;
  std::set_difference(rows.begin(), rows.end(), others.begin(), others.end(),
                      std::back_inserter(out));
  return out;
}

std::string clock_text() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%H:%M:%S", &local);
  return text;
}

/// True when a key was pressed within the time. What was typed after it stays for the prompt.
bool key_pressed(double seconds) {
  const RawMode raw;
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (::poll(&input, 1, static_cast<int>(seconds * 1000)) <= 0) return false;
  constexpr char kEscape = '\x1b';
  char key[64];
  if (::read(STDIN_FILENO, key, 1) == 1 && key[0] == kEscape && ::poll(&input, 1, 0) > 0)
    return ::read(STDIN_FILENO, key, sizeof key) >= 0;  // the rest of an arrow or another such key
  return true;
}

/// A statement that runs again and again.
class Watch {
 public:
  Watch(const MetaCall& call, std::string statement, double pause)
      : call_(call), shell_(call.shell), statement_(std::move(statement)), pause_(pause) {}

  Status run() {
    while (true) {
      const auto result = shell_.session().collect(statement_, shell_.session().parameters);
      if (!result) {
        if (result.error().code == Code::Cancelled) return result.error();
        shell_.console().report(result.error(), statement_);
        return reported_before(call_);
      }
      show(*result);
      if (key_pressed(pause_) || Interrupt::requested()) break;
    }
    return {};
  }

 private:
  void show(const ResultSet& result) {
    const Rows rows = rows_of(result);
    const std::vector<std::string> fresh = without(rows, known_);
    const std::vector<std::string> gone = without(known_, rows);
    Session& session = shell_.session();
    std::ostringstream text;
    RenderSettings settings = session.current_rendering();
    const std::size_t beside = 3 + 2 * (kMaxChanges / 2 + 1);
    settings.height = std::max<std::size_t>(
        6, session.console().height() - std::min(session.console().height(), beside));
    const auto renderer = make_renderer(session.format, text, settings);
    renderer->begin(result.columns());
    for (const Row row : result) renderer->row({row.begin(), row.end()});
    renderer->end();
    std::string out =
        "\x1b[H\x1b[2J" + text.str() + heading(result.size(), fresh.size(), gone.size());
    if (runs_ != 0) out += changes(fresh, '+', "\x1b[32m") + changes(gone, '-', "\x1b[31m");
    session.console().out() << out;
    session.console().out().flush();
    session.keep_last(result);
    known_ = rows;
    ++runs_;
  }

  std::string heading(std::size_t rows, std::size_t fresh, std::size_t gone) const {
    char pause[32];
    std::snprintf(pause, sizeof pause, "%g", pause_);
    std::string out = clock_text() + ", " + std::to_string(rows) + (rows == 1 ? " row" : " rows");
    if (runs_ != 0) {
      out += fresh + gone == 0
                 ? ", nothing changed"
                 : ": " + std::to_string(fresh) + " new, " + std::to_string(gone) + " gone";
    }
    return out + "; again every " + pause + " s, any key ends\n";
  }

  std::string changes(const std::vector<std::string>& rows, char sign, const char* colour) const {
    std::string out;
    const bool coloured = shell_.session().rendering.colour;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == kMaxChanges / 2) return out + "  … " + std::to_string(rows.size() - i) + " more\n";
      const std::string line = std::string(1, sign) + " " + rows[i];
      out += (coloured ? colour + line + "\x1b[0m" : line) + "\n";
    }
    return out;
  }

  const MetaCall& call_;
  Shell& shell_;
  std::string statement_;
  double pause_;
  Rows known_;
  std::size_t runs_ = 0;
};

/// The seconds before a statement, taken off it; 2 when there are none.
double take_pause(std::string_view& text) {
  double pause = 2;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), pause);
  const bool number = problem == std::errc{} && end != text.data() + text.size() && *end == ' ';
  if (!number || !std::isfinite(pause)) return 2;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return std::clamp(pause, 0.1, kLongestPause);
}

}  // namespace

Status meta_watch(const MetaCall& call) {
  if (!call.shell.interactive || !call.shell.console().out_is_terminal())
    return Error{Code::Usage, "`:watch` needs a terminal"};
  std::string_view statement = call.rest;
  const double pause = take_pause(statement);
  const Interrupt interrupt;
  return Watch(call, std::string(statement), pause).run();
}

}  // namespace dossier::shell
