#include "sync/search/spelling.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

struct CountedWords {
    Dictionary dictionary;

    explicit CountedWords(const std::vector<std::pair<std::string, int>>& words) {
        WordId id = 0;
        for (const auto& [word, articles] : words) {
            dictionary.add(++id, word, Stemmer{}.stems_of(word));
            dictionary.count(id, articles);
        }
        dictionary.settle(100);
    }
    std::string nearest(std::string_view typed) const { return text(Speller{dictionary}.nearest(typed)); }
    std::string nearest_start(std::string_view typed) const { return text(Speller{dictionary}.nearest_start(typed)); }
    std::string text(const Correction& found) const {
        return found.word == 0 ? std::string{} : std::string{dictionary.word(found.word)};
    }
};

const CountedWords kitchen{{{"koffie", 40},
                            {"koffiemolen", 3},
                            {"molen", 5},
                            {"waterkoker", 12},
                            {"camera", 30},
                            {"cameratas", 4},
                            {"lamp", 9},
                            {"4k", 2},
                            {"gone", 0}}};

}  // namespace

TEST_CASE("a word is mended towards the nearest one, of equally near ones the most frequent") {
    CHECK(kitchen.nearest("watrkoker") == "waterkoker");
    CHECK(kitchen.nearest("wtarekoker") == "waterkoker");
    CHECK(kitchen.nearest("cmaera") == "camera");
    CHECK(kitchen.nearest("comera") == "camera");
    CHECK(kitchen.nearest("koffiie") == "koffie");
    // One mistake in a short word, none in a very short one or in a number; nothing that no article has.
    CHECK(kitchen.nearest("komero").empty());
    CHECK(kitchen.nearest("lmp").empty());
    CHECK(kitchen.nearest("lanp") == "lamp");
    CHECK(kitchen.nearest("4kk1").empty());
    CHECK(kitchen.nearest("gonne").empty());
    CHECK(CountedWords{{{"kast", 3}, {"kaft", 30}}}.nearest("kagt") == "kaft");
}

TEST_CASE("a key beside the right one, two letters swapped and a letter twice are slips before all others") {
    CHECK(CountedWords{{{"kast", 2}, {"kamt", 2}}}.nearest("kant") == "kamt");
    CHECK(slips_between("lanp", "lamp") < slips_between("latp", "lamp"));
    CHECK(slips_between("lmap", "lamp") < slips_between("latp", "lamp"));
    CHECK(slips_between("kofie", "koffie") < slips_between("kffie", "koffie"));
    CHECK(slips_between("lamp", "lamp") == 0);
}

// A word that begins otherwise is meant less often, unless it is far more frequent.
TEST_CASE("the first letter is rarely wrong") {
    CHECK(CountedWords{{{"kast", 1}, {"mast", 3}}}.nearest("kasd") == "kast");
}

TEST_CASE("an unfinished word is mended towards one that begins about so") {
    CHECK(kitchen.nearest_start("watrko") == "waterkoker");
    CHECK(kitchen.nearest_start("watrkoke") == "waterkoker");
    CHECK(kitchen.nearest_start("camr") == "camera");
    CHECK(kitchen.nearest_start("cmaer") == "camera");
    CHECK(kitchen.nearest_start("xyzq").empty());
}

// Whatever single edit is made in a word, what is looked up under its remainders finds it.
TEST_CASE("every single slip in a word is found") {
    const std::string word = "boormachine";
    const CountedWords drills{{{word, 3}, {"schuurmachine", 3}, {"boren", 9}}};
    for (std::size_t at = 0; at < word.size(); ++at) {
        for (const char letter : {'a', 'z', 'e'}) {
            std::string typed = word;
            if (typed[at] != letter) {
                typed[at] = letter;
                INFO(typed);
                CHECK(drills.nearest(typed) == word);
            }
            typed = word;
            typed.insert(at, 1, letter);
            INFO(typed);
            CHECK(drills.nearest(typed) == word);
        }
        std::string typed = word;
        typed.erase(at, 1);
        CHECK(drills.nearest(typed) == word);
        if (at > 0) {
            typed = word;
            std::swap(typed[at], typed[at - 1]);
            if (typed != word) CHECK(drills.nearest(typed) == word);
        }
    }
}

}  // namespace zuil
