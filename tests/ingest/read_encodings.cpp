#include "ingest/read/encoding.h"
#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"

#include <catch2/catch.hpp>

using dossier::ingest::declared_encoding;
using dossier::ingest::decode;
using dossier::ingest::Decoded;
using dossier::ingest::is_valid_utf8;
using dossier::ingest::MappedText;
using dossier::ingest::normalise;

namespace {

std::string utf16(const std::u16string& text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

}  // namespace

TEST_CASE("text is decoded by mark, by zeros, by validity and by declaration", "[read][encoding]") {
  const std::string expected = "Café “treaty” 😀 of 1922";
  const std::u16string wide = u"Café “treaty” 😀 of 1922";

  CHECK(decode(expected).text == expected);
  CHECK(decode("\xEF\xBB\xBF" + expected).text == expected);
  for (const bool little : {true, false}) {
    const std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
    CHECK(decode(mark + utf16(wide, little)).text == expected);
    CHECK(decode(utf16(wide, little)).text == expected);
    CHECK(decode(utf16(wide, little)).encoding == (little ? "utf-16le" : "utf-16be"));
  }
  const Decoded western = decode("Caf\xE9 \x93treaty\x94 of 1922");
  CHECK(western.text == "Café “treaty” of 1922");
  CHECK(western.encoding == "windows-1252");
  CHECK(western.repaired == 0);
  CHECK(decode("\xCC\xEE\xF1\xEA\xE2\xE0 and \xCA\xE8\xE5\xE2", "windows-1251").text ==
        "Москва and Киев");

  SECTION("a declaration that the bytes contradict is not believed") {
    CHECK(decode("Café", "iso-8859-1").text == "Café");
    CHECK(decode("Caf\xE9", "utf-8").text == "Café");
    CHECK(decode("Caf\xE9", "no-such-charset").text == "Café");
    CHECK(decode("plain", "../../etc/passwd").text == "plain");
  }
}

TEST_CASE("broken text is repaired and counted", "[read][encoding]") {
  const Decoded broken = decode("Größe über für \xFF und \xE2\x82 Ende – schön");
  CHECK(broken.encoding == "utf-8");
  CHECK(broken.repaired == 3);
  CHECK(is_valid_utf8(broken.text));
  CHECK(broken.text.find("\xEF\xBF\xBD und") != std::string::npos);

  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF

  const Decoded lone = decode(std::string("\xFF\xFE") + utf16(u"a\xD800z", true));
  CHECK(lone.text == "a\xEF\xBF\xBDz");
  CHECK(lone.repaired == 1);
}

TEST_CASE("every text decodes to valid text", "[read][encoding]") {
  std::uint32_t state = 7;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < round % 40; ++i)
      bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    const Decoded decoded = decode(bytes, round % 3 == 0 ? "windows-1251" : "");
    REQUIRE(is_valid_utf8(decoded.text));
    REQUIRE(is_valid_utf8(normalise(decoded.text).text));
  }
}

TEST_CASE("pages declare their encoding in several ways", "[read][encoding]") {
  CHECK(declared_encoding("<html><head><meta charset=\"Windows-1251\">") == "windows-1251");
  CHECK(declared_encoding("<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>") ==
        "koi8-r");
  CHECK(declared_encoding("<?xml version='1.0' encoding='ISO-8859-2'?>") == "iso-8859-2");
  CHECK(declared_encoding("<html>") == "");
}

TEST_CASE("text takes one form and leads back to where it came from", "[read][normalise]") {
  const auto form = [](std::string_view text) { return normalise(text).text; };
  CHECK(form("one\r\ntwo\rthree\ffour") == "one\ntwo\nthree\nfour");
  CHECK(form("a\u00A0b\u2009c\td") == "a b c d");
  CHECK(form("so\u00ADvie\u200Bt \u202Eevil\u202C \x07"
             "bell\x7F") == "soviet evil bell");
  CHECK(form("Cafe\u0301") == "Café");
  CHECK(form("\u212B and \uFB01") == "\u00C5 and \uFB01");
  CHECK(form("a\x01\u0301") == "a\u0301");

  SECTION("look-alike letters of other scripts inside Latin words") {
    CHECK(form("The \u0441ommission") == "The commission");
    CHECK(form("Москва") == "Москва");
    CHECK(form("со Москва ok") == "со Москва ok");
  }

  SECTION("offsets") {
    const std::string source =
        "\xE2\x80\x8B"
        "Cafe\xCC\x81\r\nthe \xD1\x81ommission\xC2\xA0ruled";
    const MappedText text = normalise(source);
    CHECK(text.text == "Café\nthe commission ruled");
    const auto leads = [&](const char* there, const char* here) {
      return text.source_offset(static_cast<std::uint32_t>(text.text.find(here))) ==
             source.find(there);
    };
    CHECK(leads("Caf", "Café"));
    CHECK(leads("the", "the"));
    CHECK(leads("ommission", "ommission"));
    CHECK(leads("ruled", "ruled"));
  }
}

TEST_CASE("long runs of combining marks cost linear time", "[read][normalise]") {
  std::string bomb = "a";
  for (int i = 0; i < 200'000; ++i) bomb += i % 2 ? "\u0301" : "\u0327";
  CHECK(normalise(bomb).text.size() <= bomb.size());
}
