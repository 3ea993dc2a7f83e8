#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace dossier::graph::test {

/// A path in a directory that disappears with it.
class Temporary {
 public:
  Temporary() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dossier-test-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
  }
  ~Temporary() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  std::string path(const std::string& name = "db") const { return (directory_ / name).string(); }

 private:
  std::filesystem::path directory_;
};

}  // namespace dossier::graph::test
