#include "sync/store/name_index.hpp"

#include <algorithm>

namespace zuil {

void NameIndex::clear() {
    words_.clear();
    by_beginning_.clear();
}

void NameIndex::put(Row row, std::string_view name) {
    if (row >= words_.size()) words_.resize(row + 1);
    words_[row].clear();
    for (Token& token : words_of(name)) {
        by_beginning_.emplace_back(token.word, row);
        words_[row].push_back(std::move(token.word));
    }
    is_sorted_ = false;
}

std::vector<Row> NameIndex::called(const std::vector<Token>& typed) {
    std::vector<Row> rows;
    if (typed.empty()) return rows;
    if (!is_sorted_) std::sort(by_beginning_.begin(), by_beginning_.end());
    is_sorted_ = true;
    // The longest word leaves the fewest to look at.
    const std::string& longest = std::max_element(typed.begin(), typed.end(), [](const Token& a, const Token& b) {
                                     return a.word.size() < b.word.size();
                                 })->word;
    auto entry = std::lower_bound(by_beginning_.begin(), by_beginning_.end(), std::pair{longest, Row{0}});
    for (; entry != by_beginning_.end() && entry->first.starts_with(longest); ++entry) {
        const std::vector<std::string>& words = words_[entry->second];
        const bool fits = std::all_of(typed.begin(), typed.end(), [&](const Token& start) {
            return std::any_of(words.begin(), words.end(),
                               [&](const std::string& word) { return word.starts_with(start.word); });
        });
        if (fits) rows.push_back(entry->second);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace zuil
