#pragma once

#include "sync/search/ranking.hpp"
#include "sync/search/synonyms.hpp"

namespace zuil {

// What the shop says about its search.
struct SearchSettings {
    RankWeights weights;
    Synonyms synonyms;
};

}  // namespace zuil
