#pragma once

#include <array>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

#include <dossier/error.h>

namespace dossier::shell {

/// A buffered stream to a file descriptor that remembers why writing failed.
class Output : private std::streambuf, public std::ostream {
 public:
  /// Does not own `descriptor`.
  explicit Output(int descriptor);
  ~Output() override;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Opens `path` for writing, empty.
  static Result<std::unique_ptr<Output>> to_file(const std::string& path);

  /// True when the reader of a pipe has gone: nothing is wrong, and nothing more is wanted.
  bool reader_gone() const noexcept;
  /// Keeps what is written from now on instead of writing it, up to some megabytes; beyond them
  /// everything goes out after all.
  void hold();
  /// Ends that, and gives what was kept.
  std::string release();
  /// Writes what is buffered; fails with InputOutput, naming the file, when anything was lost.
  Status finish();

 private:
  int overflow(int c) override;
  int sync() override;
  bool drain();
  bool write_out(const char* at, const char* stop) noexcept;

  int descriptor_;
  bool owned_ = false;
  bool holding_ = false;
  std::string held_;
  int error_ = 0;
  std::string name_ = "standard output";
  std::array<char, 64 * 1024> buffer_;
};

}  // namespace dossier::shell
