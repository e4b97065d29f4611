#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "platform/database/database.hpp"
#include "sync/search/word_index.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

const Vocabulary kitchen{{{"koffie", 40},
                          {"koffiemolen", 3},
                          {"molen", 5},
                          {"waterkoker", 12},
                          {"camera", 30},
                          {"cameratas", 4},
                          {"kamera", 1},
                          {"lamp", 9},
                          {"4k", 2}}};

// A word index with articles of its own, numbered from 1.
struct Articles {
    TemporaryFolder folder;
    Database database = Database::open(folder / "words.db", {.use = DatabaseUse::rebuildable, .vfs = {}}).value();
    WordIndexWriter writer{database};
    Row last = 0;

    Articles() { REQUIRE(database.execute(std::string{WordIndexWriter::schema()}).has_value()); }
    Row add(std::string title, std::string words = {}, std::string codes = {}) {
        REQUIRE(writer.put(++last, {std::move(title), std::move(words), std::move(codes)}).has_value());
        return last;
    }
    Matches find(std::string_view text, Spelling spelling = Spelling::corrected) {
        auto index = WordIndex::open(database).value();
        Matches matches = index.find(text, spelling).value();
        if (!matches.ranked) std::sort(matches.articles.begin(), matches.articles.end());
        return matches;
    }
};

}  // namespace

TEST_CASE("a word is mended towards the nearest one, of equally near ones the most frequent") {
    CHECK(kitchen.nearest("watrkoker") == "waterkoker");
    CHECK(kitchen.nearest("wtarekoker") == "waterkoker");
    CHECK(kitchen.nearest("cmaera") == "camera");
    CHECK(kitchen.nearest("comera") == "camera");
    // One mistake in a short word, none in a very short one or in a number.
    CHECK(kitchen.nearest("komero") == std::nullopt);
    CHECK(kitchen.nearest("lmp") == std::nullopt);
    CHECK(kitchen.nearest("lanp") == "lamp");
    CHECK(kitchen.nearest("4kk1") == std::nullopt);
    // A word that begins otherwise is meant less often, however frequent it is.
    CHECK(Vocabulary{{{"kast", 1}, {"mast", 9}}}.nearest("kasd") == "kast");
}

TEST_CASE("an unfinished word is mended towards one that begins about so") {
    CHECK(kitchen.nearest_start("watrko") == "waterkoker");
    CHECK(kitchen.nearest_start("camr") == "camera");
    CHECK(kitchen.nearest_start("xyzq") == std::nullopt);
}

TEST_CASE("words are completed by how often they occur, and taken apart where both parts are known") {
    CHECK(kitchen.starting_with("ca", 5) == std::vector<std::string>{"camera", "cameratas"});
    CHECK(kitchen.starting_with("k", 2) == std::vector<std::string>{"koffie", "koffiemolen"});
    CHECK(kitchen.starting_with("z", 2).empty());
    CHECK(kitchen.parts("koffielamp") == std::pair<std::string, std::string>{"koffie", "lamp"});
    CHECK(kitchen.parts("koffieboot") == std::nullopt);
}

TEST_CASE("case and accents make no difference") {
    Articles articles;
    const Row cafe = articles.add("Café Crème tasse");
    CHECK(articles.find("cafe creme").articles == std::vector{cafe});
    CHECK(articles.find("CAFÉ").articles == std::vector{cafe});
}

TEST_CASE("all words must occur, the last one may be unfinished") {
    Articles articles;
    const Row grinder = articles.add("Koffiemolen staal", "Veer");
    const Row kettle = articles.add("Waterkoker staal", "Vonk");
    CHECK(articles.find("staal").articles.size() == 2);
    CHECK(articles.find("staal koff").articles == std::vector{grinder});
    CHECK(articles.find("vonk staal").articles == std::vector{kettle});
    CHECK(articles.find("sta veer").articles == std::vector{grinder});  // some of the words, since none has "sta"
    CHECK(articles.find("").articles.empty());
    CHECK(articles.find("\" * ( OR NOT").articles.empty());
}

TEST_CASE("the name counts for more than what else is said about an article") {
    Articles articles;
    const Row bag = articles.add("Tas voor onderweg", "camera");
    const Row camera = articles.add("Camera compact", "reizen");
    CHECK(articles.find("camera").articles == std::vector{camera, bag});
}

TEST_CASE("what was corrected is said, and the literal text can be asked for") {
    Articles articles;
    const Row grinder = articles.add("Koffiemolen staal");
    const Row beans = articles.add("Koffie bonen");
    const Matches corrected = articles.find("kofiemolen");
    CHECK(corrected.articles == std::vector{grinder});
    CHECK(corrected.corrected_text == "koffiemolen");
    CHECK(articles.find("kofiemolen", Spelling::literal).articles.empty());
    CHECK_FALSE(articles.find("koffie").corrected_text.has_value());
    // Compounds, both ways.
    CHECK(articles.find("koffie molen").articles == std::vector{grinder});
    CHECK(articles.find("koffiebonen").articles == std::vector{beans});
}

TEST_CASE("article numbers and bar codes are found whole, by their beginning and by their last digits") {
    Articles articles;
    articles.add("Lamp");
    const Row drill = articles.add("Boormachine", "", code_words("ZV-12.034") + " " + code_words("8712345678906"));
    for (const char* typed : {"ZV-12.034", "zv12034", "zv-12", "8712345", "8712345678906", "678906", "8906"}) {
        INFO(typed);
        CHECK(articles.find(typed).articles == std::vector{drill});
    }
    CHECK(articles.find("9999").articles.empty());
}

TEST_CASE("an article that was changed or taken away is no longer found by its old words") {
    Articles articles;
    const Row lamp = articles.add("Lamp");
    REQUIRE(articles.writer.put(lamp, {"Kaars", "", ""}).has_value());
    CHECK(articles.find("lamp").articles.empty());
    CHECK(articles.find("kaars").articles == std::vector{lamp});
    REQUIRE(articles.writer.remove(lamp).has_value());
    CHECK(articles.find("kaars").articles.empty());
}

TEST_CASE("a word of very many articles is found without ranking them all") {
    Articles articles;
    REQUIRE(articles.database.execute("BEGIN").has_value());
    for (int n = 0; n < 3'500; ++n) articles.add("Schroef " + std::to_string(n));
    REQUIRE(articles.database.execute("COMMIT").has_value());
    const Matches matches = articles.find("schroef");
    CHECK(matches.articles.size() == 3'500);
    CHECK_FALSE(matches.ranked);
}

}  // namespace zuil
