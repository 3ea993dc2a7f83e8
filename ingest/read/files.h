#pragma once

#include <cstdint>
#include <string>

#include <dossier/error.h>

namespace dossier::ingest {

/// A regular file that is open for reading. Movable; closes itself.
class InputFile {
 public:
  /// Fails with CannotRead for what is missing, forbidden, or no regular file (a pipe, a device, a
  /// folder).
  static Result<InputFile> open(const std::string& path);

  InputFile(InputFile&& other) noexcept
      : path_(std::move(other.path_)), handle_(other.handle_), size_(other.size_) {
    other.handle_ = -1;
  }
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  const std::string& path() const noexcept { return path_; }
  /// Bytes when it was opened; a file may grow or shrink while it is read.
  std::uint64_t size() const noexcept { return size_; }

  /// Appends up to `count` bytes to `out`; true when there were any.
  Result<bool> read(std::string& out, std::size_t count);

 private:
  InputFile(std::string path, int handle, std::uint64_t size)
      : path_(std::move(path)), handle_(handle), size_(size) {}

  std::string path_;
  int handle_;
  std::uint64_t size_;
};

/// The whole content. Fails with DocumentTooLarge above `max_bytes`, also when the file grows past
/// it.
Result<std::string> read_whole(InputFile& file, std::uint64_t max_bytes);

/// File name without folders and without its last extension; valid UTF-8.
std::string document_name(const std::string& path);
/// The last extension in lower case without the dot, or "".
std::string extension_of(const std::string& path);

/// Errors that several readers give.
Error cannot_read(const std::string& path, const std::string& reason, std::string hint = {});
Error too_large(const std::string& path, std::uint64_t max_bytes);

}  // namespace dossier::ingest
