#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "sync/model/product.hpp"

namespace zuil::test {

// What somebody types who wants one of these articles.
struct KnownQuery {
    std::string text;
    std::set<std::string> wanted;  // ids; all articles that are called the same
};

struct QuerySet {
    std::string name;
    std::vector<KnownQuery> queries;
};

// Sets drawn from the articles' names by a seed; see README.md for how each is made.
std::vector<QuerySet> query_sets(const std::vector<Product>& articles, std::size_t queries, std::uint64_t seed);

// One slip in one word of five letters or more: a letter too many, too few, another one, or two swapped.
std::string with_slip(const std::string& text, std::uint64_t seed);

}  // namespace zuil::test
