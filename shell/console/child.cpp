#include "shell/console/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr int kNotStarted = 127;
constexpr std::size_t kMaxMessage = 4096;

Error system_error(const std::string& what) {
  return Error{Code::InputOutput, what + ": " + std::strerror(errno)};
}

/// Two ends of a pipe, closed at the end of the scope.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

[[noreturn]] void become(const std::vector<char*>& words) {
  for (const int signal : {SIGPIPE, SIGINT, SIGQUIT}) std::signal(signal, SIG_DFL);
  ::execvp(words[0], words.data());
  ::_exit(kNotStarted);
}

/// Feeds the child and listens to it at the same time, so that neither waits for the other.
std::string converse(Pipe& in, Pipe& err, std::string_view input) {
  std::string message;
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
  while (err.ends[0] >= 0) {
    std::array<pollfd, 2> polled{pollfd{err.ends[0], POLLIN, 0}, pollfd{in.ends[1], POLLOUT, 0}};
    if (::poll(polled.data(), in.ends[1] >= 0 ? 2 : 1, -1) < 0 && errno != EINTR) break;
    if (in.ends[1] >= 0 && polled[1].revents != 0) {
      const ssize_t size = ::write(in.ends[1], input.data(), input.size());
      if (size > 0) input.remove_prefix(static_cast<std::size_t>(size));
      if ((size < 0 && errno != EAGAIN && errno != EINTR) || input.empty()) in.close_end(1);
    }
    if (polled[0].revents != 0) {
      char buffer[1024];
      const ssize_t size = ::read(err.ends[0], buffer, sizeof buffer);
      if (size > 0 && message.size() < kMaxMessage)
        message.append(buffer, static_cast<std::size_t>(size));
      if (size == 0 || (size < 0 && errno != EINTR)) err.close_end(0);
    }
  }
  return message;
}

Status outcome(pid_t child, const std::string& program, std::string message) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotStarted) {
    return Error{
        Code::InputOutput, "cannot run `" + program + "`", {}, {}, "is it installed, and in PATH?"};
  }
  while (!message.empty() && message.back() == '\n') message.pop_back();
  return Error{Code::InputOutput,
               "`" + program + "` failed" + (message.empty() ? "" : ": " + message)};
}

}  // namespace

Status run_child(const std::vector<std::string>& command, std::string_view input,
                 const std::string& output_path) {
  Pipe in;
  Pipe err;
  if (!in.open() || !err.open()) return system_error("cannot open a pipe");
  int output = -1;
  if (!output_path.empty()) {
    output = ::open(output_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (output < 0) return system_error("cannot write `" + output_path + "`");
  }
  const std::vector<char*> words = pointers(command);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.ends[0], STDIN_FILENO);
    if (output >= 0) ::dup2(output, STDOUT_FILENO);
    ::dup2(err.ends[1], STDERR_FILENO);
    become(words);
  }
  if (output >= 0) ::close(output);
  if (child < 0) return system_error("cannot start `" + command.front() + "`");
  in.close_end(0);
  err.close_end(1);
  std::string message = converse(in, err, input);
  return outcome(child, command.front(), std::move(message));
}

Status run_on_terminal(const std::vector<std::string>& command) {
  if (command.empty()) return Error{Code::Usage, "no program is named"};
  const std::vector<char*> words = pointers(command);
  const pid_t child = ::fork();
  if (child == 0) become(words);
  if (child < 0) return system_error("cannot start `" + command.front() + "`");
  return outcome(child, command.front(), {});
}

Status run_on_terminal(const std::string& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> all;
  std::istringstream words(command);
  for (std::string word; words >> word;) all.push_back(word);
  if (all.empty()) return Error{Code::Usage, "no program is named"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_on_terminal(all);
}

Status run_beside(const std::vector<std::string>& command) {
  if (command.empty()) return Error{Code::Usage, "no program is named"};
  const std::vector<char*> words = pointers(command);
  const pid_t child = ::fork();
  if (child == 0) {
    // A grandchild in a session of its own: nobody waits for it, and Ctrl-C does not reach it.
    if (::fork() != 0) ::_exit(0);
    ::setsid();
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
    become(words);
  }
  if (child < 0) return system_error("cannot start `" + command.front() + "`");
  return outcome(child, command.front(), {});
}

}  // namespace dossier::shell
