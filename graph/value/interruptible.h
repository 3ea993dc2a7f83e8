#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::graph {

/// While one lives, long work on single values that this thread does (copying a text of many
/// megabytes, searching one, comparing long lists) calls `checkpoint` every few milliseconds, which
/// throws when the work is to end. The innermost counts. `checkpoint` outlives this.
class Interruptible {
 public:
  explicit Interruptible(const std::function<void()>& checkpoint) noexcept;
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  const std::function<void()>* outer_;
};

/// Calls the checkpoint of the innermost Interruptible of this thread, where there is one.
void checkpoint();

/// Counts steps of a few nanoseconds each, and calls `checkpoint` once in a while.
class LongWork {
 public:
  void step(std::size_t steps = 1) {
    steps_ += steps;
    if (steps_ >= kStepsBetweenChecks) look();
  }

 private:
  static constexpr std::size_t kStepsBetweenChecks = std::size_t{1} << 19;
  void look();
  std::size_t steps_ = 0;
};

/// Bytes that are copied or searched between two checks.
inline constexpr std::size_t kPieceBytes = std::size_t{4} << 20;

/// Copies all bytes of `from`, piece by piece.
inline void copy_bytes(char* to, std::string_view from) {
  while (from.size() > kPieceBytes) {
    std::memcpy(to, from.data(), kPieceBytes);
    to += kPieceBytes;
    from.remove_prefix(kPieceBytes);
    checkpoint();
  }
  if (!from.empty()) std::memcpy(to, from.data(), from.size());
}

/// Appends a text, piece by piece. REQUIRES: the memory is reserved.
inline void append_bytes(std::string& to, std::string_view from) {
  for (; from.size() > kPieceBytes; from.remove_prefix(kPieceBytes)) {
    to.append(from.substr(0, kPieceBytes));
    checkpoint();
  }
  to.append(from);
}

/// Appends a text to a string of any capacity, piece by piece.
inline void append_long(std::string& to, std::string_view from) {
  if (from.size() > kPieceBytes) to.reserve(to.size() + from.size());
  append_bytes(to, from);
}

/// Appends what [begin, end) holds to a vector, piece by piece.
template <typename Vector, typename Iterator>
void append_elements(Vector& to, Iterator begin, Iterator end) {
  constexpr std::ptrdiff_t kPiece = std::ptrdiff_t{1} << 18;
  to.reserve(to.size() + static_cast<std::size_t>(end - begin));
  while (end - begin > kPiece) {
    to.insert(to.end(), begin, begin + kPiece);
    begin += kPiece;
    checkpoint();
  }
  to.insert(to.end(), begin, end);
}

/// Gives a vector room for `more` elements, doubling it where it has to grow; what it holds moves
/// piece by piece. It holds nothing of use when the checkpoint throws.
template <typename T>
void reserve_more(std::vector<T>& of, std::size_t more) {
  if (of.capacity() - of.size() >= more) return;
  std::vector<T> larger;
  larger.reserve(std::max(of.size() + more, of.size() * 2));
  append_elements(larger, std::make_move_iterator(of.begin()), std::make_move_iterator(of.end()));
  of = std::move(larger);
}

/// Makes a vector longer, piece by piece; what it holds stays.
template <typename T>
void lengthen(std::vector<T>& to, std::size_t size) {
  constexpr std::size_t kPiece = kPieceBytes / sizeof(T);
  if (size > to.size()) reserve_more(to, size - to.size());
  while (to.size() + kPiece < size) {
    to.resize(to.size() + kPiece);
    checkpoint();
  }
  if (to.size() < size) to.resize(size);
}

}  // namespace dossier::graph
