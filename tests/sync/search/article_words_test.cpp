#include "sync/search/article_words.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("an article's words are read back as they were packed") {
    const bool holds = rc::check([] {
        const auto ids = rc::gen::container<std::vector<WordId>>(rc::gen::inRange<WordId>(1, 300'000'000));
        const std::vector<WordId> title = *ids;
        const std::vector<WordId> words = *ids;
        const std::vector<WordId> description = *ids;
        const std::vector<std::byte> packed = pack_words(title, words, description);
        ArticleWords read;
        unpack_words(packed, read);
        RC_ASSERT(read.title == title);
        RC_ASSERT(read.words_length == std::min<std::size_t>(words.size(), 255));
        const auto times = [](const std::vector<WordId>& in, WordId word) {
            return std::min<std::ptrdiff_t>(std::count(in.begin(), in.end(), word), 3);
        };
        std::vector<WordId> all = title;
        all.insert(all.end(), words.begin(), words.end());
        all.insert(all.end(), description.begin(), description.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        RC_ASSERT(read.occurrences.size() == all.size());
        for (std::size_t n = 0; n < all.size(); ++n) {
            const Occurrence& one = read.occurrences[n];
            RC_ASSERT(one.word == all[n]);
            RC_ASSERT(one.title == times(title, one.word));
            RC_ASSERT(one.words == times(words, one.word));
            RC_ASSERT(one.description == times(description, one.word));
        }
    });
    CHECK(holds);
}

TEST_CASE("damaged words are read as far as they go") {
    const bool holds = rc::check([](const std::vector<unsigned char>& damaged) {
        ArticleWords read;
        unpack_words(std::as_bytes(std::span{damaged}), read);
        RC_ASSERT(read.title.size() <= damaged.size());
        RC_ASSERT(read.occurrences.size() <= damaged.size());
    });
    CHECK(holds);
}

}  // namespace zuil
