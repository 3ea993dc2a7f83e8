#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dossier::graph::test {

/// This test program again, as another process that runs one hidden test case on a database.
class ChildProcess {
 public:
  ChildProcess(const std::string& test_case, const std::string& database);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t id() const { return id_; }
  /// The next number that the child has told; false when it told its last.
  bool read(std::uint64_t& number);
  /// All that the child has told and is not read yet; the child must be dead.
  std::vector<std::uint64_t> rest();
  /// kill -9, and waits until it is gone.
  void kill();
  /// Waits for the end; true when the child succeeded.
  bool wait();

 private:
  pid_t id_ = -1;
  int pipe_ = -1;
};

/// Within the child: where it works, and how it tells a number.
std::string child_database();
void tell(std::uint64_t number);

}  // namespace dossier::graph::test
