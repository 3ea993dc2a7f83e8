#include "shell/render/plan_table.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

TEST_CASE("a plan is a tree with its numbers in columns") {
  CHECK(plan_table("+Limit  [estimated 3, rows 2, 0.055 ms]\n"
                   "+Filter (p):Person  [estimated 1200, rows 43, 12.5 ms]\n",
                   {80, false}) ==
        "step                estimated  rows     ms\n"
        "+Limit                      3     2  0.055\n"
        "+Filter (p):Person       1200    43   12.5\n");
}

TEST_CASE("remarks on a step stand behind it, and it keeps its numbers") {
  const std::string table = plan_table(
      "+Limit  [estimated 3, rows 2, 0.055 ms]\n"
      "+Single  [estimated 1, not a step of its own in this run]\n",
      {80, false});
  CHECK(table.find("+Single (not a step of its own in this run)") != std::string::npos);
  CHECK(table.find("[") == std::string::npos);
}

TEST_CASE("long steps are cut to the window, and what is no plan stays as it is") {
  const std::string plan = "+Filter " + std::string(200, 'x') + "  [estimated 3]\n";
  CHECK(plan_table(plan, {60, false}).find("…") != std::string::npos);
  CHECK(plan_table("no plan\n", {60, false}) == "no plan\n");
}
