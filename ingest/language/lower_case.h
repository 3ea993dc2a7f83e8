#pragma once

#include <array>
#include <string_view>

namespace dossier::ingest::lang {

/// A short word in lower case, with typographic apostrophes made plain, on the stack. Words longer
/// than the buffer keep their first and last bytes, which is enough to look them up and never to
/// find them.
class LowerCase {
 public:
  static constexpr std::size_t kCapacity = 64;

  explicit LowerCase(std::string_view word) noexcept;
  std::string_view view() const noexcept { return {buffer_.data(), size_}; }

 private:
  void append(std::string_view word, std::size_t limit) noexcept;

  std::array<char, kCapacity> buffer_;
  std::size_t size_ = 0;
};

}  // namespace dossier::ingest::lang
