#include "ingest/read/iconv.h"

#include <array>
#include <cerrno>

#include <iconv.h>

namespace dossier::ingest {
namespace {

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (ok()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool ok() const noexcept { return handle_ != reinterpret_cast<iconv_t>(-1); }
  iconv_t get() const noexcept { return handle_; }

 private:
  iconv_t handle_;
};

/// Names are taken from documents: only plain ones reach the C library, which would read others as
/// paths.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.size() <= 40 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

}  // namespace

std::optional<Decoded> decode_with_iconv(std::string_view bytes, const std::string& encoding) {
  if (!is_plain_name(encoding)) return {};
  const Converter converter(encoding);
  if (!converter.ok()) return {};
  Decoded out{{}, encoding};
  std::string input(bytes);
  char* from = input.data();
  std::size_t left = input.size();
  std::array<char, 4096> buffer;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = ::iconv(converter.get(), &from, &left, &to, &room);
    out.text.append(buffer.data(), buffer.size() - room);
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out.text += "\xEF\xBF\xBD";
    ++out.repaired;
    ++from;
    --left;
  }
  return out;
}

}  // namespace dossier::ingest
