#include "shell/terminal/terminal.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <poll.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr int kEscapePause = 50;  ///< milliseconds after which ESC is a key of its own
constexpr int kForever = -1;
constexpr std::string_view kPasteOn = "\x1b[?2004h";
constexpr std::string_view kPasteOff = "\x1b[?2004l";

void ignore(int) {}

/// Lets a change of the window's size interrupt waiting.
void notice_resizing() {
  struct sigaction action {};
  action.sa_handler = ignore;
  sigaction(SIGWINCH, &action, nullptr);
}

}  // namespace

RawMode::RawMode() {
  if (::tcgetattr(STDIN_FILENO, &saved_) != 0) return;
  termios raw = saved_;
  raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cflag |= CS8;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  changed_ = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

RawMode::~RawMode() {
  if (changed_) ::tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_);
}

Terminal::Terminal(Console& console) : console_(console), painter_(console.colour_talk()) {
  notice_resizing();
}

bool Terminal::usable(const Console& console) {
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || *term == '\0' || std::string_view(term) == "dumb";
  return console.in_is_terminal() && console.err_is_terminal() && !dumb;
}

std::size_t Terminal::width() const { return std::max<std::size_t>(console_.talk_width(), 4); }

void Terminal::write(const std::string& bytes) { console_.write_talk(bytes); }

void Terminal::show(const LineEditor& editor) {
  const std::size_t columns = width();
  std::string bytes;
  if (shown_width_ != columns && shown_width_ != 0) bytes = painter_.start_over();
  shown_width_ = columns;
  write(bytes + painter_.update(editor.screen(columns, console_.height())));
}

std::optional<Key> Terminal::next_key(LineEditor& editor) {
  while (true) {
    if (std::optional<Key> key = decoder_.next()) return key;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&input, 1, decoder_.waiting() ? kEscapePause : kForever);
    if (ready < 0 && errno == EINTR) {
      show(editor);
      continue;
    }
    if (ready == 0) {
      if (std::optional<Key> key = decoder_.next_after_pause()) return key;
      continue;
    }
    char buffer[4096];
    const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return std::nullopt;
    decoder_.feed({buffer, static_cast<std::size_t>(size)});
  }
}

Terminal::Line Terminal::read(LineEditor& editor, const std::string& prompt, std::string text) {
  std::optional<RawMode> raw(std::in_place);
  editor.begin(prompt, std::move(text));
  painter_.forget();
  write(std::string(kPasteOn));
  Outcome outcome = Outcome::Editing;
  while (true) {
    // Keys that came together, such as a paste into an old terminal, are shown together.
    if (!decoder_.waiting()) show(editor);
    const std::optional<Key> key = next_key(editor);
    outcome = key ? editor.press(*key) : Outcome::EndOfInput;
    if (outcome == Outcome::ClearScreen) {
      write("\x1b[H\x1b[2J");
      painter_.forget();
    } else if (outcome == Outcome::Suspend) {
      write(painter_.finish(editor.finished_screen(width())) + std::string(kPasteOff));
      raw.reset();
      std::raise(SIGTSTP);
      raw.emplace();
      write(std::string(kPasteOn));
    } else if (outcome != Outcome::Editing) {
      break;
    }
  }
  write(painter_.finish(editor.finished_screen(width())) + std::string(kPasteOff));
  return {outcome, editor.text()};
}

}  // namespace dossier::shell
