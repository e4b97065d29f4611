#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "sync/search/article_words.hpp"
#include "sync/search/row.hpp"
#include "sync/search/row_set.hpp"

namespace zuil {

// How long the fields of an article are, in words, and which letters the words of its name begin with.
struct ArticleShape {
    std::uint8_t title = 0;
    std::uint8_t words = 0;
    std::uint8_t description = 0;
    bool exists = false;
    std::uint32_t first_letters = 0;  // a bit each, see first_letter_bit()
};

// a to z a bit each, all digits one, all other letters five.
std::uint32_t first_letter_bit(std::string_view word);

// Which articles have a word, in memory: two to three bytes for a word of a name. What was written since the lists were
// made stands beside them, and the articles that it replaces are left out of them.
class Postings {
public:
    struct Entry {
        Row article = 0;
        std::uint8_t times = 0;  // bits 0-1 in the name, 2-3 in the words, 4-5 in the description
    };
    static constexpr std::uint8_t once_in_title = 1;

    // Makes the lists anew. `each` calls what it is given with every article, in the order of their rows, and is called
    // twice.
    using Take = std::function<void(Row, const ArticleWords&)>;
    void build(const std::function<void(const Take&)>& each, Dictionary& dictionary);
    // One article as it is now.
    void put(Row article, const ArticleWords& words, Dictionary& dictionary);
    void remove(Row article, Dictionary& dictionary);
    // So much has changed since that making them anew is worth it.
    bool is_worn() const { return changed_ > 2'000 && changed_ * 16 > shapes_.size(); }

    std::size_t articles() const { return articles_; }
    Row row_limit() const { return static_cast<Row>(shapes_.size()); }
    const ArticleShape& shape(Row article) const { return shapes_[article]; }
    // In words, over all articles; at least 1.
    double average_title() const { return average(0); }
    double average_words() const { return average(1); }
    double average_description() const { return average(2); }
    std::size_t bytes() const { return lists_.size(); }

    // Calls `take(article, times)` for each article that has the word, until it answers false, if it answers at all.
    template <class Visit>
    void visit(WordId word, Visit take) const {
        const auto goes_on = [&](Row article, std::uint8_t times) {
            if constexpr (std::is_same_v<decltype(take(article, times)), bool>) return take(article, times);
            if constexpr (!std::is_same_v<decltype(take(article, times)), bool>) take(article, times);
            return true;
        };
        if (word + 1 < begin_.size()) {
            const std::uint8_t* at = lists_.data() + begin_[word];
            const std::uint8_t* const end = lists_.data() + begin_[word + 1];
            Row article = 0;
            while (at != end) {
                const std::uint32_t packed = take_varint(at, end);
                article += packed >> 1U;
                const std::uint8_t times = (packed & 1U) != 0 ? once_in_title : *at++;
                if ((changed_ == 0 || !replaced_.has(article)) && !goes_on(article, times)) return;
            }
        }
        if (const auto fresh = fresh_.find(word); fresh != fresh_.end()) {
            for (const Entry& entry : fresh->second) {
                if (!goes_on(entry.article, entry.times)) return;
            }
        }
    }

private:
    void take_shape(Row article, const ArticleWords& words, const Dictionary& dictionary);
    void forget_shape(Row article);
    double average(std::size_t field) const;

    std::vector<std::uint64_t> begin_;  // by word: where its list begins; one more than there are words
    std::vector<std::uint8_t> lists_;   // a varint: rows since the one before, twice, odd when it is once in the name;
                                        // otherwise how often it is where follows
    std::vector<ArticleShape> shapes_;  // by row
    std::size_t articles_ = 0;
    std::array<std::uint64_t, 3> lengths_{};  // of all articles, per field
    std::size_t changed_ = 0;
    RowSet replaced_;  // articles of the lists that were changed since
    std::unordered_map<WordId, std::vector<Entry>> fresh_;
    std::unordered_map<Row, std::vector<WordId>> fresh_words_;  // of the articles in it
};

}  // namespace zuil
