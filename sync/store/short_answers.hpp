#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "sync/search/word_index.hpp"
#include "sync/store/facet_index.hpp"

namespace zuil {

// One or two letters are in a large part of a large catalogue, and they are what everybody types first: what was found
// for them, and its counts, are kept until anything changes.
class ShortAnswers {
public:
    // The text, whether it is literal, and the store that it is asked in.
    using Asked = std::tuple<std::string, bool, std::string>;
    static bool is_short(std::string_view text) { return !text.empty() && text.size() <= letters_max; }

    const Matches* matches(const Asked& asked) const {
        const auto known = matches_.find(asked);
        return known == matches_.end() ? nullptr : &known->second;
    }
    void keep(const Asked& asked, const Matches& matches) {
        if (rows_ + matches.articles.size() > rows_max) forget();
        rows_ += matches.articles.size();
        matches_.insert_or_assign(asked, matches);
    }
    // `shown`: the window and the bars that were asked for, as one number.
    const FacetAnswer* counts(const Asked& asked, int shown) const {
        const auto known = counts_.find({asked, shown});
        return known == counts_.end() ? nullptr : &known->second;
    }
    void keep(const Asked& asked, int shown, const FacetAnswer& counts) {
        if (counts_.size() >= counts_max) counts_.clear();
        counts_.insert_or_assign({asked, shown}, counts);
    }
    void forget() {
        matches_.clear();
        counts_.clear();
        rows_ = 0;
    }

private:
    static constexpr std::size_t letters_max = 2;
    static constexpr std::size_t rows_max = 8'000'000;  // four bytes each
    static constexpr std::size_t counts_max = 400;

    std::map<Asked, Matches> matches_;
    std::map<std::pair<Asked, int>, FacetAnswer> counts_;
    std::size_t rows_ = 0;
};

}  // namespace zuil
