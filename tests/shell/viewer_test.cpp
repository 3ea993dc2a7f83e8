#include "program_driver.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr const char* kDraw =
    "CREATE p = (:Person {name: 'Ada'})-[:KNOWS]->(:Person {name: 'Bob'}) RETURN p;\r";

std::string content(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

/// A program on a PATH of its own that notes what it was given, and keeps a copy of the file.
struct FakeViewer {
  Scratch scratch;
  std::string name;

  explicit FakeViewer(const std::string& program) : name(program) {
    fs::create_directory(scratch / "bin");
    const std::string path = scratch / "bin/" + program;
    std::ofstream(path) << "#!/bin/sh\n"
                        << "for last; do :; done\n"
                        << "cp \"$last\" " << scratch / "copy"
                        << "\n"
                        << "echo \"$@\" >" << scratch / "seen.part"
                        << "\n"
                        << "mv " << scratch / "seen.part" << ' ' << scratch / "seen"
                        << "\n";
    fs::permissions(path, fs::perms::owner_all);
  }

  std::string path() const { return "PATH=" + (scratch / "bin") + ":/usr/bin:/bin"; }

  /// What the viewer was given; it runs beside the program and may take a moment.
  std::string seen() const {
    for (int i = 0; i < 100 && !fs::exists(scratch / "seen"); ++i) ::usleep(50'000);
    return content(scratch / "seen");
  }
  std::string copy() const { return content(scratch / "copy"); }
};

/// A session on a terminal in which there is something to draw.
struct Drawing {
  TerminalRun run;

  explicit Drawing(const Scratch& scratch, const std::vector<std::string>& variables)
      : run({":memory:"}, scratch.path(), variables) {
    REQUIRE(run.shows("memory>"));
    run.send(kDraw);
    REQUIRE(run.shows("1 row"));
  }
};

}  // namespace

TEST_CASE("on a desktop xdg-open gets the drawing, and the session goes on", "[terminal]") {
  const FakeViewer viewer("xdg-open");
  Drawing drawing(viewer.scratch, {viewer.path(), "DISPLAY=:7"});
  drawing.run.send(":open\r");
  CHECK(viewer.seen().find(".svg") != std::string::npos);
  CHECK(viewer.copy().find("<svg") != std::string::npos);
  CHECK(viewer.copy().find("Ada") != std::string::npos);
  drawing.run.send("RETURN 'alive' AS x;\r");
  CHECK(drawing.run.shows("│ alive  │"));
}

TEST_CASE("a page is opened as well as a picture", "[terminal]") {
  const FakeViewer viewer("xdg-open");
  Drawing drawing(viewer.scratch, {viewer.path(), "WAYLAND_DISPLAY=wayland-0"});
  drawing.run.send(":open html\r");
  CHECK(viewer.seen().find(".html") != std::string::npos);
  CHECK(viewer.copy().starts_with("<!DOCTYPE html>"));
}

TEST_CASE("what BROWSER names comes first, the first of it that is installed", "[terminal]") {
  const FakeViewer viewer("my-browser");
  Drawing drawing(viewer.scratch, {viewer.path(), "DISPLAY=:7",
                                   "BROWSER=no-such-browser:my-browser --new %s:xdg-open"});
  drawing.run.send(":open\r");
  CHECK(viewer.seen().starts_with("--new /"));
}

TEST_CASE("without a display a program of BROWSER gets the terminal", "[terminal]") {
  const Scratch scratch;
  Drawing drawing(scratch, {"BROWSER=echo seen %s"});
  drawing.run.send(":open\r");
  CHECK(drawing.run.shows("seen /"));
}

TEST_CASE("no viewer, no display, nothing to draw: each is said", "[terminal]") {
  const FakeViewer unused("unused");
  {
    Drawing drawing(unused.scratch, {});
    drawing.run.send(":open\r");
    CHECK(drawing.run.shows("there is no display to open a viewer on"));
    CHECK(drawing.run.shows("name a program in BROWSER, or write a file with :svg"));
  }
  {
    Drawing drawing(unused.scratch, {"BROWSER=no-such-browser"});
    drawing.run.send(":open\r");
    CHECK(drawing.run.shows("nothing that BROWSER names is installed"));
  }
  {
    Drawing drawing(unused.scratch, {"PATH=" + (unused.scratch / "bin"), "DISPLAY=:7"});
    drawing.run.send(":open\r");
    CHECK(drawing.run.shows("no program to view pictures with is installed"));
    drawing.run.send(":open gif\r");
    CHECK(drawing.run.shows("`gif` is no picture"));
  }
  TerminalRun run({":memory:"}, unused.scratch.path(), {"DISPLAY=:7"});
  REQUIRE(run.shows("memory>"));
  run.send(":open\r");
  CHECK(run.shows("there is no result yet"));
}
