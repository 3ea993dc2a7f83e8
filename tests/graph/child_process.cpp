#include "tests/graph/child_process.h"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dossier::graph::test {

namespace {

constexpr int kTellFile = 9;
constexpr const char* kPathVariable = "DOSSIER_TEST_DATABASE";

}  // namespace

ChildProcess::ChildProcess(const std::string& test_case, const std::string& database) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  ::setenv(kPathVariable, database.c_str(), 1);
  id_ = ::vfork();
  if (id_ == 0) {
    ::dup2(ends[1], kTellFile);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::execl("/proc/self/exe", "test_graph", test_case.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(ends[1]);
  pipe_ = ends[0];
}

ChildProcess::~ChildProcess() {
  kill();
  ::close(pipe_);
}

bool ChildProcess::read(std::uint64_t& number) {
  return ::read(pipe_, &number, sizeof number) == static_cast<ssize_t>(sizeof number);
}

std::vector<std::uint64_t> ChildProcess::rest() {
  std::vector<std::uint64_t> out;
  for (std::uint64_t number = 0; read(number);) out.push_back(number);
  return out;
}

void ChildProcess::kill() {
  if (id_ < 0) return;
  ::kill(id_, SIGKILL);
  wait();
}

bool ChildProcess::wait() {
  if (id_ < 0) return false;
  int status = 0;
  ::waitpid(id_, &status, 0);
  id_ = -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string child_database() {
  const char* path = std::getenv(kPathVariable);
  return path == nullptr ? std::string() : std::string(path);
}

void tell(std::uint64_t number) {
  if (::write(kTellFile, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) ::_exit(1);
}

}  // namespace dossier::graph::test
