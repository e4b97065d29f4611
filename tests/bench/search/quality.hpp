#pragma once

#include <string>
#include <vector>

#include "tests/bench/search/engine.hpp"
#include "tests/bench/search/queries.hpp"

namespace zuil::test {

// One line a set: how often what was wanted came first, was among the first ten (and how far up on average: the mean of
// 1 / rank), and how often nothing at all was found.
void print_quality(const std::string& name, SearchEngine& engine, const std::vector<QuerySet>& sets);

}  // namespace zuil::test
