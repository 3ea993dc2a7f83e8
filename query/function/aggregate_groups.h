#pragma once

#include "query/function/aggregate.h"

#include <memory>

namespace dossier::query {

// Makers of accumulators, one for each aggregating function; used by the table in aggregate.cpp.
std::unique_ptr<Accumulator> make_average(Budget& budget);
std::unique_ptr<Accumulator> make_collect(Budget& budget);
std::unique_ptr<Accumulator> make_count(Budget& budget);
std::unique_ptr<Accumulator> make_deviation(Budget& budget);
std::unique_ptr<Accumulator> make_maximum(Budget& budget);
std::unique_ptr<Accumulator> make_minimum(Budget& budget);
std::unique_ptr<Accumulator> make_percentile_continuous(Budget& budget);
std::unique_ptr<Accumulator> make_percentile_discrete(Budget& budget);
std::unique_ptr<Accumulator> make_population_deviation(Budget& budget);
std::unique_ptr<Accumulator> make_sum(Budget& budget);

}  // namespace dossier::query
