#pragma once

#include "tests/scratch.h"

#include <string>
#include <string_view>
#include <vector>

using dossier::test::Scratch;

/// What one run of the program gave.
struct Run {
  int code;  ///< exit code; 128 + number of the signal that ended it
  std::string out;
  std::string err;
};

/// Runs the program with pipes for its three streams and nothing in the environment but PATH, HOME
/// and TERM.
Run run_program(const std::vector<std::string>& arguments, std::string_view input = {});

/// The program on a pseudo-terminal of 80 columns and 24 rows; what it writes is kept on an
/// emulated screen.
class TerminalRun {
 public:
  /// `variables` ("NAME=value") are added to the environment, or take the place of those in it.
  explicit TerminalRun(const std::vector<std::string>& arguments, const std::string& home,
                       const std::vector<std::string>& variables = {});
  ~TerminalRun();
  TerminalRun(const TerminalRun&) = delete;
  TerminalRun& operator=(const TerminalRun&) = delete;

  void send(std::string_view keys);
  /// Waits until the screen shows `text`; false after ten seconds.
  bool shows(std::string_view text);
  /// Waits for the end of the program; its exit code, or -1 after ten seconds.
  int wait();
  std::string screen() const;
  std::string styled_screen() const;
  /// Reads until nothing has come for a moment.
  void settle();
  /// Changes the size of the window, of which the program is told.
  void resize(unsigned short columns, unsigned short rows);

 private:
  bool read_some(int milliseconds);
  struct State;
  State* state_;
};

/// The shell on a new graph in memory, its prompt shown, with a home folder of its own.
struct MemoryShell {
  MemoryShell();

  const Scratch scratch;
  TerminalRun run;
};
