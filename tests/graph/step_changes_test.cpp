#include "graph/store/step_changes.h"

#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;

namespace {

Step any_step(std::mt19937& random) {
  return {random() % 20, Step::pack(random() % 2 == 0, static_cast<std::uint32_t>(random() % 3)),
          random() % 20, random() % 4};
}

StepFilter any_filter(std::mt19937& random) {
  StepFilter filter{NodeId{random() % 20}, random() % 2 == 0};
  if (random() % 2 == 0) filter.type = TypeId{static_cast<std::uint32_t>(random() % 3)};
  if (filter.type && random() % 2 == 0) filter.neighbour = NodeId{random() % 20};
  if (!filter.type) filter.from_type = TypeId{static_cast<std::uint32_t>(random() % 3)};
  return filter;
}

/// Toggles by the rule that two of one step undo each other.
void toggle(std::map<Step, bool>& model, const Step& step, bool present) {
  const auto [at, fresh] = model.try_emplace(step, present);
  if (!fresh) model.erase(at);
}

}  // namespace

TEST_CASE("changed steps are found in order, however changes and reads are mixed", "[store]") {
  std::mt19937 random(5);
  for (const std::size_t changes_between : {1U, 3U, 40U, 500U}) {
    StepChanges changes;
    std::map<Step, bool> model;
    std::map<Step, bool> present;  // as the transaction sees it
    CHECK(changes.empty());
    for (int round = 0; round < 200; ++round) {
      for (std::size_t i = 0; i < changes_between; ++i) {
        const Step step = any_step(random);
        auto& there = present.try_emplace(step, random() % 2 == 0).first->second;
        there ? changes.remove(step) : changes.add(step);
        there = !there;
        toggle(model, step, there);
      }
      const StepFilter filter = any_filter(random);
      std::vector<StepToggle> expected;
      for (const auto& one : model) {
        if (!(one.first < first_step(filter)) && matches(filter, one.first))
          expected.emplace_back(one);
      }
      const auto found = changes.find(filter);
      REQUIRE(std::vector<StepToggle>(found.begin(), found.end()) == expected);
      if (round % 60 == 59)
        REQUIRE(changes.all() == std::vector<StepToggle>(model.begin(), model.end()));
    }
  }
}
