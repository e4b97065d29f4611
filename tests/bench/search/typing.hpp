#pragma once

#include <string>
#include <vector>

#include "tests/bench/search/engine.hpp"
#include "tests/bench/search/queries.hpp"

namespace zuil::test {

// All beginnings of the queries, from the first letter on, in the order in which they would be typed.
std::vector<std::string> keystrokes_of(const std::vector<QuerySet>& sets, std::size_t queries_of_each);

// Asks the engine each of them, and prints processor time and the time that passed, for all and for the first letters.
void print_typing(const std::string& name, SearchEngine& engine, const std::vector<std::string>& keystrokes);

}  // namespace zuil::test
