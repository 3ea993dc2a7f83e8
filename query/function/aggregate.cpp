#include "query/function/aggregate.h"

#include "query/function/aggregate_groups.h"

#include <algorithm>

namespace dossier::query {

namespace {

constexpr Aggregate kAggregates[] = {
    {"avg", 1, "avg(input :: INTEGER | FLOAT | DURATION) :: FLOAT | DURATION",
     "The arithmetic mean.", make_average},
    {"collect", 1, "collect(input :: ANY) :: LIST<ANY>", "The values as a list, without nulls.",
     make_collect},
    {"count", 1, "count(input :: ANY) :: INTEGER",
     "How many values are not null; `count(*)` counts rows.", make_count},
    {"max", 1, "max(input :: ANY) :: ANY", "The greatest value in the order of ORDER BY.",
     make_maximum},
    {"min", 1, "min(input :: ANY) :: ANY", "The least value in the order of ORDER BY.",
     make_minimum},
    {"percentileCont", 2, "percentileCont(input :: FLOAT, percentile :: FLOAT) :: FLOAT",
     "A percentile, interpolated between the two values next to it.", make_percentile_continuous},
    {"percentileDisc", 2,
     "percentileDisc(input :: INTEGER | FLOAT, percentile :: FLOAT) :: INTEGER | FLOAT",
     "The value nearest to a percentile.", make_percentile_discrete},
    {"stDev", 1, "stDev(input :: FLOAT) :: FLOAT", "The standard deviation of a sample.",
     make_deviation},
    {"stDevP", 1, "stDevP(input :: FLOAT) :: FLOAT",
     "The standard deviation of a whole population.", make_population_deviation},
    {"sum", 1, "sum(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION", "The sum.",
     make_sum},
};

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_name(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const Aggregate> aggregates() { return kAggregates; }

const Aggregate* find_aggregate(std::string_view name) {
  const auto* at = std::find_if(std::begin(kAggregates), std::end(kAggregates),
                                [&](const Aggregate& each) { return same_name(each.name, name); });
  return at != std::end(kAggregates) ? at : nullptr;
}

}  // namespace dossier::query
