#pragma once

#include <filesystem>

#include "platform/base/result.hpp"

namespace zuil {

struct SearchRun {
    std::filesystem::path feed;     // a product file, see product_file.hpp
    std::filesystem::path queries;  // a line each: query id, tab, text
    std::filesystem::path run;      // written: query id, tab, article id, tab, rank from 1; at most 100 ranks a query
};

// Puts the articles into a catalogue of its own, asks it each query as the search screen does, and writes what it
// found. Rows that cannot be taken are named on stderr, with their line and the reason.
Status run_search(const SearchRun& run);

}  // namespace zuil
