#pragma once

#include <filesystem>

#include "sync/search/search_settings.hpp"

namespace zuil {

class TomlTable;

// [search]: where the shop's synonyms are, and what counts for how much. Weights are hundredths of those in
// ranking.hpp.
struct SearchConfig {
    std::filesystem::path synonyms_file;  // empty: none
    RankWeights weights;
};
SearchConfig read_search(TomlTable table, const std::filesystem::path& folder);

}  // namespace zuil
