#include "ingest/read/files.h"

#include "ingest/read/encoding.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::ingest {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

std::string reason_of(int error) { return ascii_lower(std::generic_category().message(error)); }

std::string hint_of(int error) {
  if (error == ENOENT)
    return "check the path; the file may have been moved while documents were read";
  if (error == EACCES || error == EPERM)
    return "change its permissions, or run as a user who may read it";
  return {};
}

std::string kind_of(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return "it is a folder";
  if (S_ISFIFO(status.st_mode)) return "it is a pipe, not a regular file";
  if (S_ISSOCK(status.st_mode)) return "it is a socket, not a regular file";
  return "it is a device, not a regular file";
}

std::size_t extension_at(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const std::size_t first = slash == std::string::npos ? 0 : slash + 1;
  return dot == std::string::npos || dot <= first ? path.size() : dot;
}

}  // namespace

Error cannot_read(const std::string& path, const std::string& reason, std::string hint) {
  return {Code::CannotRead,
          "cannot read `" + printable(path) + "`: " + reason,
          {},
          {},
          std::move(hint)};
}

Error too_large(const std::string& path, std::uint64_t max_bytes) {
  return {Code::DocumentTooLarge,
          "`" + printable(path) + "` is larger than the limit of " + std::to_string(max_bytes) +
              " bytes",
          {},
          {},
          "cut it into several documents, or give them as JSON Lines"};
}

Result<InputFile> InputFile::open(const std::string& path) {
  // Opening a pipe would wait for its other end without O_NONBLOCK; regular files do not care.
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (handle < 0) return cannot_read(path, reason_of(errno), hint_of(errno));
  struct stat status {};
  if (::fstat(handle, &status) != 0) {
    const int error = errno;
    ::close(handle);
    return cannot_read(path, reason_of(error));
  }
  if (!S_ISREG(status.st_mode)) {
    ::close(handle);
    return cannot_read(path, kind_of(status), "give regular files and folders");
  }
  return InputFile(path, handle, static_cast<std::uint64_t>(status.st_size));
}

InputFile::~InputFile() {
  if (handle_ >= 0) ::close(handle_);
}

Result<bool> InputFile::read(std::string& out, std::size_t count) {
  const std::size_t before = out.size();
  out.resize(before + count);
  ssize_t got = 0;
  do {
    got = ::read(handle_, out.data() + before, count);
  } while (got < 0 && errno == EINTR);
  const int error = errno;
  out.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0) return cannot_read(path_, reason_of(error), hint_of(error));
  return got > 0;
}

Result<std::string> read_whole(InputFile& file, std::uint64_t max_bytes) {
  if (file.size() > max_bytes) return too_large(file.path(), max_bytes);
  std::string content;
  content.reserve(static_cast<std::size_t>(file.size()) + 1);
  while (true) {
    const std::size_t expected = static_cast<std::size_t>(file.size()) + 1;
    const std::size_t want =
        content.size() < expected ? std::min(expected - content.size(), kChunk) : kChunk;
    const Result<bool> more = file.read(content, want);
    if (!more) return more.error();
    if (content.size() > max_bytes) return too_large(file.path(), max_bytes);
    if (!*more) return content;
  }
}

std::string document_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t first = slash == std::string::npos ? 0 : slash + 1;
  return decode(path.substr(first, extension_at(path) - first)).text;
}

std::string extension_of(const std::string& path) {
  const std::size_t at = extension_at(path);
  return at == path.size() ? std::string() : ascii_lower(std::string_view(path).substr(at + 1));
}

}  // namespace dossier::ingest
