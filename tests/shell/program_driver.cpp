#include "program_driver.h"

#include "screen_emulator.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 10s;

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

[[noreturn]] void become_program(std::vector<std::string> arguments, const std::string& home,
                                 const char* term, const std::vector<std::string>& more = {}) {
  arguments.insert(arguments.begin(), DOSSIER_PROGRAM);
  const char* path = std::getenv("PATH");
  std::vector<std::string> environment{
      std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"), "HOME=" + home,
      std::string("TERM=") + term, "LANG=C.UTF-8", "DOSSIER_PAGER=head -n 8"};
  environment.insert(environment.begin(), more.begin(), more.end());
  std::vector<char*> words = pointers(arguments);
  std::vector<char*> variables = pointers(environment);
  ::execve(DOSSIER_PROGRAM, words.data(), variables.data());
  ::_exit(127);
}

int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Run run_program(const std::vector<std::string>& arguments, std::string_view input) {
  std::array<std::array<int, 2>, 3> pipes{};
  for (auto& pipe : pipes) {
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipes[0][0], 0);
    ::dup2(pipes[1][1], 1);
    ::dup2(pipes[2][1], 2);
    for (auto& pipe : pipes) {
      ::close(pipe[0]);
      ::close(pipe[1]);
    }
    become_program(arguments, "/nonexistent", "dumb");
  }
  ::close(pipes[0][0]);
  ::close(pipes[1][1]);
  ::close(pipes[2][1]);
  std::signal(SIGPIPE, SIG_IGN);
  while (!input.empty()) {
    const ssize_t size = ::write(pipes[0][1], input.data(), input.size());
    if (size <= 0) break;
    input.remove_prefix(static_cast<std::size_t>(size));
  }
  ::close(pipes[0][1]);
  Run run{};
  std::array<pollfd, 2> polled{pollfd{pipes[1][0], POLLIN, 0}, pollfd{pipes[2][0], POLLIN, 0}};
  std::array<std::string*, 2> texts{&run.out, &run.err};
  for (int open = 2; open > 0;) {
    ::poll(polled.data(), polled.size(), -1);
    for (std::size_t i = 0; i < 2; ++i) {
      if (polled[i].fd < 0 || polled[i].revents == 0) continue;
      char buffer[8192];
      const ssize_t size = ::read(polled[i].fd, buffer, sizeof buffer);
      if (size > 0) {
        texts[i]->append(buffer, static_cast<std::size_t>(size));
      } else {
        ::close(polled[i].fd);
        polled[i].fd = -1;
        --open;
      }
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  run.code = exit_code(status);
  return run;
}

struct TerminalRun::State {
  ScreenEmulator screen{80, 24};
  int terminal = -1;
  pid_t child = -1;
  bool ended = false;
  int code = -1;
};

TerminalRun::TerminalRun(const std::vector<std::string>& arguments, const std::string& home,
                         const std::vector<std::string>& variables)
    : state_(new State) {
  winsize size{24, 80, 0, 0};
  state_->child = ::forkpty(&state_->terminal, nullptr, nullptr, &size);
  if (state_->child == 0) become_program(arguments, home, "xterm", variables);
}

TerminalRun::~TerminalRun() {
  if (!state_->ended) {
    ::kill(state_->child, SIGKILL);
    ::waitpid(state_->child, nullptr, 0);
  }
  ::close(state_->terminal);
  delete state_;
}

void TerminalRun::send(std::string_view keys) {
  while (!keys.empty()) {
    const ssize_t size = ::write(state_->terminal, keys.data(), keys.size());
    if (size <= 0) return;
    keys.remove_prefix(static_cast<std::size_t>(size));
  }
}

bool TerminalRun::read_some(int milliseconds) {
  pollfd polled{state_->terminal, POLLIN, 0};
  if (::poll(&polled, 1, milliseconds) <= 0) return true;
  char buffer[8192];
  const ssize_t size = ::read(state_->terminal, buffer, sizeof buffer);
  if (size <= 0) return false;
  state_->screen.feed({buffer, static_cast<std::size_t>(size)});
  return true;
}

bool TerminalRun::shows(std::string_view text) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    if (state_->screen.text().find(text) != std::string::npos) return true;
    if (!read_some(50)) break;
  }
  return state_->screen.text().find(text) != std::string::npos;
}

int TerminalRun::wait() {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!state_->ended && std::chrono::steady_clock::now() < end) {
    read_some(20);
    int status = 0;
    if (::waitpid(state_->child, &status, WNOHANG) == state_->child) {
      state_->ended = true;
      state_->code = exit_code(status);
    }
  }
  return state_->code;
}

void TerminalRun::settle() {
  for (int quiet = 0; quiet < 6;) {
    const std::string before = state_->screen.styled_text();
    if (!read_some(50)) return;
    quiet = state_->screen.styled_text() == before ? quiet + 1 : 0;
  }
}

void TerminalRun::resize(unsigned short columns, unsigned short rows) {
  winsize size{rows, columns, 0, 0};
  ::ioctl(state_->terminal, TIOCSWINSZ, &size);
  state_->screen.resize(columns, rows);
}

std::string TerminalRun::styled_screen() const { return state_->screen.styled_text(); }

std::string TerminalRun::screen() const { return state_->screen.text(); }

MemoryShell::MemoryShell() : run({":memory:"}, scratch.path()) {
  if (!run.shows("memory>")) throw std::runtime_error("no prompt: " + run.screen());
}
