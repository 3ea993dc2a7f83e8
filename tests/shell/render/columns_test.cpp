#include "shell/render/columns.h"

#include "shell/text/graphemes.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

namespace {

std::vector<std::size_t> widths(const std::vector<std::size_t>& natural, std::size_t width) {
  std::vector<std::size_t> out;
  for (const auto& column : fit_columns(natural, width).shown) out.push_back(column.width);
  return out;
}

}  // namespace

TEST_CASE("narrow columns keep what they need, wide ones share the rest in proportion") {
  CHECK(widths({5, 5}, 0) == std::vector<std::size_t>{5, 5});
  CHECK(widths({5, 100}, 40) == std::vector<std::size_t>{5, 28});
  const auto shared = widths({5, 40, 120}, 80);
  CHECK(shared[0] == 5);
  CHECK(shared[1] < shared[2]);
  CHECK(shared[1] + shared[2] == 80 - 10 - 5);
}

TEST_CASE("columns keep room for their longest word where there is some") {
  const auto fitted = [](std::size_t word) {
    return fit_columns({14, 200, 200}, 50, {word, 12, 12});
  };
  CHECK(fitted(0).shown[0].width == 10);
  CHECK(fitted(12).shown[0].width == 12);
  CHECK(fitted(40).shown[0].width == 10);
}

TEST_CASE("any table fits any terminal") {
  std::uint32_t random = 7;
  const auto roll = [&](std::uint32_t sides) {
    return (random = random * 1664525U + 1013904223U) / 65536U % sides;
  };
  for (int i = 0; i < 3000; ++i) {
    std::vector<std::size_t> natural(1 + roll(12));
    for (std::size_t& width : natural) width = roll(4) == 0 ? roll(2000) : roll(20);
    const std::size_t width = 30 + roll(150);
    const ColumnLayout layout = fit_columns(natural, width);
    std::size_t total = 3 * layout.shown.size() + 1 + (layout.left_out != 0 ? 4 : 0);
    for (const auto& column : layout.shown) {
      REQUIRE(column.width >= 1);
      REQUIRE(column.width <= std::max<std::size_t>(natural[column.index], 1));
      total += column.width;
    }
    REQUIRE(layout.shown.size() + layout.left_out == natural.size());
    REQUIRE(total <= width);
  }
}

TEST_CASE("lines break at spaces, within words only when they do not fit on a line") {
  CHECK(wrap("North Atlantic Treaty Organization", 14, 9) ==
        std::vector<std::string>{"North Atlantic", "Treaty", "Organization"});
  CHECK(wrap("a incomprehensibilities", 10, 9) ==
        std::vector<std::string>{"a incompre", "hensibilit", "ies"});
  CHECK(wrap("one two three", 7, 1) == std::vector<std::string>{"one tw…"});
  CHECK(wrap("", 5, 3) == std::vector<std::string>{""});
  for (const std::string& line : wrap("日本語の長い文 and more of it", 7, 99))
    CHECK(display_width(line) <= 7);
}
