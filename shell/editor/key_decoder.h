#pragma once

#include "shell/editor/key.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::shell {

/// Turns the bytes of a terminal into keys: UTF-8, control characters, CSI and SS3 sequences of
/// xterm and its relatives, bracketed paste. Any bytes may come, in pieces of any size.
class KeyDecoder {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }

  /// The next key, or nothing when more bytes are needed.
  std::optional<Key> next();
  /// The next key when no more bytes came for a while: a lone ESC is the Escape key.
  std::optional<Key> next_after_pause();
  bool waiting() const noexcept { return !pending_.empty(); }

 private:
  std::optional<Key> take(std::size_t bytes, Key key);
  std::optional<Key> escape_sequence();
  std::optional<Key> control_sequence(std::size_t start);
  std::optional<Key> paste();
  std::optional<Key> character();

  std::string pending_;
  bool pasting_ = false;
};

}  // namespace dossier::shell
