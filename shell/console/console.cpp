#include "shell/console/console.h"

#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kDefaultWidth = 100;

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

winsize size_of(int descriptor) noexcept {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) size = {};
  return size;
}

void write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool colours_for(Colours wanted, bool is_terminal) {
  if (wanted != Colours::Automatic) return wanted == Colours::Always;
  if (is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE") && std::string_view(std::getenv("CLICOLOR_FORCE")) != "0")
    return true;
  return is_terminal && !is_dumb_terminal();
}

Console::Console(Colours colours)
    : in_is_terminal_(::isatty(STDIN_FILENO) != 0),
      out_is_terminal_(::isatty(STDOUT_FILENO) != 0),
      err_is_terminal_(::isatty(STDERR_FILENO) != 0),
      colour_out_(colours_for(colours, out_is_terminal_)),
      colour_err_(colours_for(colours, err_is_terminal_)),
      out_(std::make_unique<Output>(STDOUT_FILENO)) {}

Status Console::redirect(const std::string& path) {
  if (path == "-") return {};
  auto file = Output::to_file(path);
  if (!file) return std::move(file).error();
  out_ = std::move(file).value();
  out_is_terminal_ = false;
  colour_out_ = false;
  return {};
}

std::size_t Console::width() const noexcept {
  if (!out_is_terminal_) return 0;
  const std::size_t columns = size_of(STDOUT_FILENO).ws_col;
  return columns == 0 ? kDefaultWidth : columns;
}

std::size_t Console::talk_width() const noexcept {
  const std::size_t columns = err_is_terminal_ ? size_of(STDERR_FILENO).ws_col : 0;
  return columns == 0 ? kDefaultWidth : columns;
}

std::size_t Console::height() const noexcept {
  const std::size_t rows = size_of(STDOUT_FILENO).ws_row;
  return rows == 0 ? 24 : rows;
}

void Console::note(std::string_view text) {
  if (!quiet_) write_talk(many_lines(text) + "\n");
}

void Console::write_talk(std::string_view text) {
  out_->flush();
  write_all(STDERR_FILENO, text);
}

void Console::report(const Error& error, std::string_view source) {
  render_error(error, source, "error");
}

void Console::warn(const Error& error, std::string_view source) {
  render_error(error, source, "warning");
}

void Console::render_error(const Error& error, std::string_view source, std::string_view severity) {
  const RenderOptions options{talk_width(), colour_err_, severity};
  write_talk(render(harmless(error), harmless_source(source), options));
}

int Console::finish(int code) {
  const Status written = out_->finish();
  if (written) return code;
  report(written.error());
  return kFailure;
}

Error harmless(const Error& error) {
  Error out = error;
  out.message = one_line(error.message);
  out.label = one_line(error.label);
  out.hint = many_lines(error.hint);
  for (Note& note : out.notes) note.text = one_line(note.text);
  return out;
}

std::string harmless_source(std::string_view source) {
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = next_grapheme(source, at).end;
    const std::string_view character = source.substr(at, end - at);
    const bool kept = many_lines(character) == character;
    out += kept ? std::string(character) : std::string(character.size(), '?');
    at = end;
  }
  return out;
}

}  // namespace dossier::shell
