#include "shell/editor/key_decoder.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

namespace {

std::vector<Key> decoded(std::string_view bytes, std::size_t piece = 1000) {
  KeyDecoder decoder;
  std::vector<Key> keys;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    decoder.feed(bytes.substr(at, piece));
    while (auto key = decoder.next()) keys.push_back(*key);
  }
  while (auto key = decoder.next_after_pause()) keys.push_back(*key);
  return keys;
}

}  // namespace

TEST_CASE("bytes become keys, in whatever pieces they come") {
  const std::string bytes =
      "a\xc3\xa9\x01\r\t\x7f\x1b[A\x1b[1;5C\x1bOH\x1b[3~\x1b[Z\x1b"
      "b\x1b\r\x1b[200~x\x1b[31m\ny\x1b[201~z\x1f";
  const std::vector<Key> expected{typed("a"),
                                  typed("é"),
                                  control('a'),
                                  pressed(KeyCode::Enter),
                                  pressed(KeyCode::Tab),
                                  pressed(KeyCode::Backspace),
                                  pressed(KeyCode::Up),
                                  {KeyCode::Right, true, false, false, {}},
                                  pressed(KeyCode::Home),
                                  pressed(KeyCode::Delete),
                                  {KeyCode::Tab, false, false, true, {}},
                                  alt('b'),
                                  {KeyCode::Enter, false, true, false, {}},
                                  pasted("x\x1b[31m\ny"),
                                  typed("z"),
                                  control('_')};
  for (const std::size_t piece : {1, 2, 3, 1000}) CHECK(decoded(bytes, piece) == expected);
}

TEST_CASE("a lone ESC is a key after a pause") {
  CHECK(decoded("\x1b") == std::vector<Key>{pressed(KeyCode::Escape)});
  CHECK(decoded("\x1b\x1b") ==
        std::vector<Key>{pressed(KeyCode::Escape), pressed(KeyCode::Escape)});
}

TEST_CASE("bytes that mean nothing are skipped") {
  CHECK(decoded("\xff"
                "a") == std::vector<Key>{pressed(KeyCode::Unknown), typed("a")});
  CHECK(decoded("\xe6"
                "a")
            .back() == typed("a"));
  CHECK(decoded("\x1b[999;999;999X"
                "a")
            .back() == typed("a"));
  std::string endless = "\x1b[";
  endless.append(1000, '1');
  CHECK_FALSE(decoded(endless).empty());
}

TEST_CASE("any bytes are decoded to the end") {
  std::uint32_t random = 99;
  for (int i = 0; i < 500; ++i) {
    std::string bytes;
    for (int j = 0; j < 50; ++j)
      bytes += static_cast<char>((random = random * 1664525U + 1013904223U) >> 24U);
    KeyDecoder decoder;
    decoder.feed(bytes);
    int steps = 0;
    while (decoder.next_after_pause()) REQUIRE(++steps < 1000);
  }
}
