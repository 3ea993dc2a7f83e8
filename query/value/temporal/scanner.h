#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::query {

/// Reads a text from left to right. Each `take` moves on only when it succeeds.
class Scanner {
 public:
  explicit Scanner(std::string_view text) noexcept : rest_(text) {}

  bool done() const noexcept { return rest_.empty(); }
  char peek() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }
  std::string_view rest() const noexcept { return rest_; }

  bool take(char c) noexcept {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Number of digits ahead.
  std::size_t digits_ahead() const noexcept {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    return count;
  }

  /// REQUIRES: that many bytes are ahead.
  void skip(std::size_t count) noexcept { rest_.remove_prefix(count); }

  /// Exactly `count` digits as a number. REQUIRES: count <= 18.
  std::optional<std::int64_t> take_digits(std::size_t count) noexcept {
    if (count == 0 || digits_ahead() < count) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (rest_[i] - '0');
    rest_.remove_prefix(count);
    return value;
  }

  /// The text up to `c`, which is taken too; nothing when there is none.
  std::optional<std::string_view> take_until(char c) noexcept {
    const auto at = rest_.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view taken = rest_.substr(0, at);
    rest_.remove_prefix(at + 1);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace dossier::query
