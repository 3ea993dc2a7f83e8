#pragma once

#include <cstdint>
#include <string>

namespace dossier::shell {

enum class KeyCode : std::uint8_t {
  Text,   ///< one typed character, or a letter with Ctrl or Alt
  Paste,  ///< a pasted text, to be inserted as it is
  Enter,
  Escape,
  Tab,
  Backspace,
  Delete,
  Left,
  Right,
  Up,
  Down,
  Home,
  End,
  PageUp,
  PageDown,
  Unknown,
};

/// One key press. Letters with Ctrl are lower case.
struct Key {
  KeyCode code = KeyCode::Unknown;
  bool control = false;
  bool alt = false;
  bool shift = false;
  std::string text = {};

  friend bool operator==(const Key&, const Key&) = default;
};

inline Key typed(std::string text) { return {KeyCode::Text, false, false, false, std::move(text)}; }
inline Key control(char letter) {
  return {KeyCode::Text, true, false, false, std::string(1, letter)};
}
inline Key alt(char letter) { return {KeyCode::Text, false, true, false, std::string(1, letter)}; }
inline Key pasted(std::string text) {
  return {KeyCode::Paste, false, false, false, std::move(text)};
}
inline Key pressed(KeyCode code) { return {code, false, false, false, {}}; }

}  // namespace dossier::shell
