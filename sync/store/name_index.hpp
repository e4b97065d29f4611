#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/search/row.hpp"
#include "sync/search/tokenizer.hpp"

namespace zuil {

// Names of categories or brands, found by the beginnings of their words.
class NameIndex {
public:
    void clear();
    void put(Row row, std::string_view name);
    // Rows of the names in which each of these words begins a word; ascending.
    std::vector<Row> called(const std::vector<Token>& typed);

private:
    std::vector<std::vector<std::string>> words_;            // by row
    std::vector<std::pair<std::string, Row>> by_beginning_;  // sorted when it is asked
    bool is_sorted_ = true;
};

}  // namespace zuil
