#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace dossier::query::ast {

/// A run of nodes or values that lives in the arena of its tree. Copying it copies the view only.
template <typename T>
using Seq = std::span<T>;

/// Memory of one syntax tree: everything is freed at once, nothing singly, and no destructor runs,
/// so only trivially destructible types may live here. Not thread-safe; addresses stay valid until
/// the arena is destroyed, also when it is moved.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept
      : blocks_(std::move(other.blocks_)),
        next_(std::exchange(other.next_, nullptr)),
        left_(std::exchange(other.left_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    blocks_ = std::move(other.blocks_);
    next_ = std::exchange(other.next_, nullptr);
    left_ = std::exchange(other.left_, 0);
    return *this;
  }

  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  /// Copies the elements of a contiguous range into the arena.
  template <typename T>
  Seq<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* place = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
    std::memcpy(static_cast<void*>(place), items.data(), items.size_bytes());
    return {place, items.size()};
  }
  template <typename T>
  Seq<T> copy(const std::vector<T>& items) {
    return copy(std::span<const T>(items));
  }
  std::string_view copy(std::string_view text) {
    auto stored = copy(std::span<const char>(text.data(), text.size()));
    return {stored.data(), stored.size()};
  }

  /// Uninitialised memory. REQUIRES: align is a power of two, at most alignof(std::max_align_t).
  void* allocate(std::size_t bytes, std::size_t align) {
    std::size_t padding = (~reinterpret_cast<std::uintptr_t>(next_) + 1) & (align - 1);
    if (next_ == nullptr || padding + bytes > left_) {
      grow(bytes);
      padding = 0;
    }
    std::byte* place = next_ + padding;
    next_ = place + bytes;
    left_ -= padding + bytes;
    return place;
  }

 private:
  static constexpr std::size_t kBlock = 16 * 1024;

  void grow(std::size_t bytes) {
    std::size_t size = bytes > kBlock / 4 ? bytes : kBlock;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace dossier::query::ast
