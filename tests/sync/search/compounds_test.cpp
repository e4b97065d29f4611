#include "sync/search/compounds.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

using Words = std::vector<std::string>;

struct WordsAndParts {
    Dictionary dictionary;

    explicit WordsAndParts(const Words& words) {
        WordId id = 0;
        for (const std::string& word : words) {
            dictionary.add(++id, word, Stemmer{}.stems_of(word));
            dictionary.count(id, 5);
        }
        dictionary.settle(100);
    }
    Words named(const std::vector<WordId>& ids) const {
        Words words;
        for (const WordId id : ids) words.emplace_back(dictionary.word(id));
        std::sort(words.begin(), words.end());
        return words;
    }
    Words parts(std::string_view word) const {
        Words words;
        for (const WordId id : parts_of(dictionary, word)) words.emplace_back(dictionary.word(id));
        return words;
    }
};

const WordsAndParts tools{
    {"klop",    "boor",   "machine", "boormachine", "klopboormachine", "koffer",        "boormachinekoffer",
     "verkeer", "bord",   "koffie",  "zet",         "apparaat",        "waschmaschine", "schlauch",
     "tv",      "iphone", "6",       "rain",        "drain",           "boormachinex"}};

}  // namespace

TEST_CASE("a word is taken apart into words of the catalogue") {
    CHECK(tools.parts("koffieapparaat") == Words{"koffie", "apparaat"});
    CHECK(tools.parts("koffiezetapparaat") == Words{"koffie", "zet", "apparaat"});
    CHECK(tools.parts("verkeersbord") == Words{"verkeer", "bord"});
    CHECK(tools.parts("waschmaschinenschlauch") == Words{"waschmaschine", "schlauch"});
    CHECK(tools.parts("tvkoffer") == Words{"tv", "koffer"});
    CHECK(tools.parts("iphone6") == Words{"iphone", "6"});
    CHECK(tools.parts("koffieboot").empty());
    CHECK(tools.parts("koffie").empty());
}

TEST_CASE("a word is found in the compounds that it is the head or the modifier of") {
    const CompoundsWith found = compounds_with(tools.dictionary, "boormachine");
    CHECK(tools.named(found.as_head) == Words{"klopboormachine"});
    CHECK(tools.named(found.as_modifier) == Words{"boormachinekoffer"});
    // The rest has to be a word: a drain has nothing to do with rain.
    CHECK(compounds_with(tools.dictionary, "rain").as_head.empty());
    CHECK(compounds_with(tools.dictionary, "tv").as_modifier.empty());
}

TEST_CASE("the languages of a catalogue are known by their small words") {
    Dictionary english;
    english.add(1, "with", {});
    english.add(2, "lamp", {});
    english.count(1, 20);
    english.count(2, 90);
    english.settle(100);
    CHECK(english.speaks(StemLanguage::english));
    CHECK_FALSE(english.speaks(StemLanguage::dutch));
    CHECK_FALSE(english.joins_words());
    // Nothing to tell by: any of them may be.
    Dictionary bare;
    bare.add(1, "lamp", {});
    bare.count(1, 90);
    bare.settle(100);
    CHECK(bare.speaks(StemLanguage::english));
    CHECK(bare.joins_words());
}

}  // namespace zuil
