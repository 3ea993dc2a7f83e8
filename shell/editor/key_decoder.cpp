#include "shell/editor/key_decoder.h"

#include <array>
#include <vector>

namespace dossier::shell {

namespace {

constexpr char kEscape = '\x1b';
constexpr std::string_view kPasteEnd = "\x1b[201~";
constexpr std::size_t kLongestSequence = 32;

struct LetterKey {
  char letter;
  KeyCode code;
};

constexpr std::array kLetterKeys{
    LetterKey{'A', KeyCode::Up},   LetterKey{'B', KeyCode::Down}, LetterKey{'C', KeyCode::Right},
    LetterKey{'D', KeyCode::Left}, LetterKey{'H', KeyCode::Home}, LetterKey{'F', KeyCode::End},
};

KeyCode code_of_letter(char letter) noexcept {
  for (const LetterKey& row : kLetterKeys) {
    if (row.letter == letter) return row.code;
  }
  return KeyCode::Unknown;
}

KeyCode code_of_number(int number) noexcept {
  switch (number) {
    case 1:
    case 7: return KeyCode::Home;
    case 3: return KeyCode::Delete;
    case 4:
    case 8: return KeyCode::End;
    case 5: return KeyCode::PageUp;
    case 6: return KeyCode::PageDown;
    default: return KeyCode::Unknown;
  }
}

/// The numbers of "1;5"; missing and absurd ones are 0.
std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> out(1);
  for (const char c : text) {
    if (c == ';') {
      out.push_back(0);
    } else if (c >= '0' && c <= '9' && out.back() < 100'000) {
      out.back() = out.back() * 10 + (c - '0');
    }
  }
  return out;
}

/// xterm's modifier parameter: 1 + shift + 2 alt + 4 control.
Key modified(KeyCode code, int modifier) {
  const unsigned bits = modifier > 1 ? static_cast<unsigned>(modifier - 1) : 0U;
  return {code, (bits & 4U) != 0, (bits & 2U) != 0, (bits & 1U) != 0, {}};
}

Key control_key(char byte) {
  switch (byte) {
    case '\r':
    case '\n': return pressed(KeyCode::Enter);
    case '\t': return pressed(KeyCode::Tab);
    case '\x7f':
    case '\b': return pressed(KeyCode::Backspace);
    case '\x1f': return control('_');
    case '\x00': return control(' ');
    default: return control(static_cast<char>(byte + 'a' - 1));
  }
}

bool is_control(char byte) noexcept {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '\x7f';
}

std::size_t utf8_size(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0 && byte < 0xF8) return 4;
  if (byte >= 0xE0) return byte < 0xF0 ? 3 : 1;
  return byte >= 0xC2 ? 2 : 1;
}

}  // namespace

std::optional<Key> KeyDecoder::take(std::size_t bytes, Key key) {
  pending_.erase(0, bytes);
  return key;
}

std::optional<Key> KeyDecoder::next() {
  if (pasting_) return paste();
  if (pending_.empty()) return std::nullopt;
  if (pending_.front() == kEscape) return escape_sequence();
  return character();
}

std::optional<Key> KeyDecoder::next_after_pause() {
  if (std::optional<Key> key = next()) return key;
  if (pasting_ || pending_.empty()) return std::nullopt;
  if (pending_ == "\x1b") return take(1, pressed(KeyCode::Escape));
  return take(pending_.size(), pressed(KeyCode::Unknown));
}

std::optional<Key> KeyDecoder::character() {
  if (is_control(pending_.front())) return take(1, control_key(pending_.front()));
  const std::size_t size = utf8_size(pending_.front());
  for (std::size_t i = 1; i < size; ++i) {
    if (i == pending_.size()) return std::nullopt;
    if ((static_cast<unsigned char>(pending_[i]) & 0xC0U) != 0x80U)
      return take(1, pressed(KeyCode::Unknown));
  }
  if (size == 1 && static_cast<unsigned char>(pending_.front()) >= 0x80)
    return take(1, pressed(KeyCode::Unknown));
  Key key = typed(pending_.substr(0, size));
  return take(size, std::move(key));
}

std::optional<Key> KeyDecoder::escape_sequence() {
  if (pending_.size() < 2) return std::nullopt;
  const char second = pending_[1];
  if (second == '[') return control_sequence(2);
  if (second == 'O') {
    if (pending_.size() < 3) return std::nullopt;
    return take(3, pressed(code_of_letter(pending_[2])));
  }
  if (second == kEscape) return take(1, pressed(KeyCode::Escape));
  pending_.erase(0, 1);
  std::optional<Key> key = character();
  if (!key) {
    pending_.insert(0, 1, kEscape);
    return std::nullopt;
  }
  key->alt = true;
  return key;
}

std::optional<Key> KeyDecoder::control_sequence(std::size_t start) {
  std::size_t end = start;
  while (end < pending_.size() && (pending_[end] < '@' || pending_[end] > '~')) {
    if (end > kLongestSequence || is_control(pending_[end]))
      return take(end, pressed(KeyCode::Unknown));
    ++end;
  }
  if (end == pending_.size()) return std::nullopt;
  const char final = pending_[end];
  const std::vector<int> numbers =
      numbers_of(std::string_view(pending_).substr(start, end - start));
  const int modifier = numbers.size() > 1 ? numbers[1] : 1;
  if (final == '~' && numbers[0] == 200) {
    pending_.erase(0, end + 1);
    pasting_ = true;
    return paste();
  }
  if (final == '~') return take(end + 1, modified(code_of_number(numbers[0]), modifier));
  if (final == 'Z') return take(end + 1, Key{KeyCode::Tab, false, false, true, {}});
  return take(end + 1, modified(code_of_letter(final), modifier));
}

std::optional<Key> KeyDecoder::paste() {
  const std::size_t end = pending_.find(kPasteEnd);
  if (end == std::string::npos) return std::nullopt;
  pasting_ = false;
  Key key = pasted(pending_.substr(0, end));
  return take(end + kPasteEnd.size(), std::move(key));
}

}  // namespace dossier::shell
