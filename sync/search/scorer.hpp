#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/postings.hpp"
#include "sync/search/query.hpp"
#include "sync/search/ranking.hpp"
#include "sync/search/row_set.hpp"

namespace zuil {

// What is known of the articles besides their words.
struct ArticleMerits {
    std::span<const float> merit;  // by row, see merit() in ranking.hpp; a row beyond its end has none
    const RowSet* here = nullptr;  // what lies in this store; nullptr: not known
};

// Finds what fits a query, and puts it in order by the formula of ranking.hpp.
class Scorer {
public:
    // The words of an article's name, in their order.
    using TitleOf = std::function<Status(Row, std::vector<WordId>&)>;

    // Best first as far as anybody looks; what comes after that is in no order. All articles that have every
    // word are there. Those that have some of the words stand between them, as far as they are among the best.
    Result<std::vector<Row>> rank(const Postings& postings, const RankWeights& weights, const WantedWords& query,
                                  const ArticleMerits& merits, const TitleOf& title_of);

private:
    class Pass;
    // By row, all zero between two passes.
    std::vector<float> scores_;
    std::vector<float> now_;             // what the word at hand gives
    std::vector<std::uint16_t> having_;  // a bit for each word of the query
};

}  // namespace zuil
