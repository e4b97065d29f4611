#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sync/search/row.hpp"

namespace zuil {

// A set of rows as one bit each.
class RowSet {
public:
    void clear(std::size_t row_limit) { words_.assign(row_limit / 64 + 1, 0); }
    bool has(Row row) const {
        const std::size_t word = row / 64;
        return word < words_.size() && ((words_[word] >> (row % 64)) & 1U) != 0;
    }
    void add(Row row) {
        const std::size_t word = row / 64;
        if (word >= words_.size()) words_.resize(word + 1);
        words_[word] |= std::uint64_t{1} << (row % 64);
    }
    void remove(Row row) {
        const std::size_t word = row / 64;
        if (word < words_.size()) words_[word] &= ~(std::uint64_t{1} << (row % 64));
    }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace zuil
