#pragma once

#include "shell/console/output.h"

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/error.h>

namespace dossier::shell {

enum class Colours : std::uint8_t { Automatic, Always, Never };

/// Exit codes of the program.
enum Exit : int { kSuccess = 0, kFailure = 1, kUsage = 2, kCannotOpen = 3, kInterruptedExit = 130 };

/// Where data and talk go: data to standard output or a file, everything else to standard error.
/// What talk quotes from elsewhere is made harmless.
class Console {
 public:
  explicit Console(Colours colours);

  /// Sends data to a file from now on.
  Status redirect(const std::string& path);

  Output& out() noexcept { return *out_; }
  bool in_is_terminal() const noexcept { return in_is_terminal_; }
  bool out_is_terminal() const noexcept { return out_is_terminal_; }
  bool err_is_terminal() const noexcept { return err_is_terminal_; }
  bool colour() const noexcept { return colour_out_; }  ///< for data
  bool colour_talk() const noexcept { return colour_err_; }
  /// Columns of the terminal, or 0 when data does not go to one.
  std::size_t width() const noexcept;
  /// The same for talk; 100 when there is no terminal.
  std::size_t talk_width() const noexcept;
  std::size_t height() const noexcept;

  void set_quiet() noexcept { quiet_ = true; }
  bool quiet() const noexcept { return quiet_; }

  /// One line for people; nothing when quiet.
  void note(std::string_view text);
  /// Text that this program wrote itself, as it is.
  void write_talk(std::string_view text);
  void report(const Error& error, std::string_view source = {});
  void warn(const Error& error, std::string_view source = {});
  /// Reports what went wrong when data was written; gives the exit code.
  int finish(int code);

 private:
  void render_error(const Error& error, std::string_view source, std::string_view severity);

  bool in_is_terminal_, out_is_terminal_, err_is_terminal_;
  bool colour_out_, colour_err_;
  bool quiet_ = false;
  std::unique_ptr<Output> out_;
};

/// What NO_COLOR, CLICOLOR_FORCE and TERM say; `wanted` goes before them.
bool colours_for(Colours wanted, bool is_terminal);

/// Copies of an error and its source that a terminal shows and does not obey. Offsets stay valid.
Error harmless(const Error& error);
std::string harmless_source(std::string_view source);

}  // namespace dossier::shell
