#include "shell/console/output.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxHeld = std::size_t{32} << 20U;

}  // namespace

Output::Output(int descriptor) : std::ostream(this), descriptor_(descriptor) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

Output::~Output() {
  drain();
  if (owned_) ::close(descriptor_);
}

Result<std::unique_ptr<Output>> Output::to_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return Error{Code::InputOutput, "cannot write `" + path + "`: " + std::strerror(errno)};
  }
  auto output = std::make_unique<Output>(descriptor);
  output->owned_ = true;
  output->name_ = "`" + path + "`";
  return output;
}

bool Output::reader_gone() const noexcept { return error_ == EPIPE; }

Status Output::finish() {
  flush();
  if (error_ == 0 || reader_gone()) return {};
  return Error{Code::InputOutput, "cannot write to " + name_ + ": " + std::strerror(error_)};
}

int Output::overflow(int c) {
  if (!drain()) return std::streambuf::traits_type::eof();
  if (c != std::streambuf::traits_type::eof()) {
    *pptr() = static_cast<char>(c);
    pbump(1);
  }
  return std::streambuf::traits_type::not_eof(c);
}

int Output::sync() { return drain() ? 0 : -1; }

void Output::hold() {
  flush();
  holding_ = true;
}

std::string Output::release() {
  flush();
  holding_ = false;
  return std::exchange(held_, {});
}

bool Output::drain() {
  const char* begin = pbase();
  const char* stop = pptr();
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  if (!holding_) return write_out(begin, stop);
  held_.append(begin, stop);
  if (held_.size() < kMaxHeld) return true;
  holding_ = false;
  const std::string all = std::exchange(held_, {});
  return write_out(all.data(), all.data() + all.size());
}

bool Output::write_out(const char* at, const char* stop) noexcept {
  while (error_ == 0 && at < stop) {
    const ssize_t written = ::write(descriptor_, at, static_cast<std::size_t>(stop - at));
    if (written >= 0) {
      at += written;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

}  // namespace dossier::shell
