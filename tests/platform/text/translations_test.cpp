#include "platform/text/translations.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view dutch_catalogue = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Your basket"
msgstr "Je mandje"

msgctxt "delivery"
msgid "Home"
msgstr "Thuis"

msgid "Home"
msgstr "Begin"

msgid "{count} article"
msgid_plural "{count} articles"
msgstr[0] "{count} artikel"
msgstr[1] "{count} artikelen"

msgid "Not yet"
msgstr ""
)";

void compile(const TemporaryFolder& folder, const std::string& language, std::string_view po) {
    std::ofstream{folder / (language + ".po")} << po;
    test::run({"msgfmt", "-o", folder / (language + ".mo"), folder / (language + ".po")});
}

std::string content_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void put(const fs::path& file, std::string_view content) { std::ofstream{file, std::ios::binary} << content; }

}  // namespace

TEST_CASE("each language has its own words, and what is missing stays English") {
    const TemporaryFolder folder;
    compile(folder, "nl", dutch_catalogue);
    const Translations texts = Translations::load(folder.path()).value();
    CHECK(texts.languages() == std::vector<std::string>{"nl"});
    CHECK(texts.tr("nl", "Your basket") == "Je mandje");
    CHECK(texts.tr("en", "Your basket") == "Your basket");
    CHECK(texts.tr("nl", "Not yet") == "Not yet");
    CHECK(texts.tr("nl", "Nowhere") == "Nowhere");
    CHECK(texts.tr("nl", "").empty());
    CHECK(texts.tr("nl", "Home") == "Begin");
    CHECK(texts.trc("nl", "delivery", "Home") == "Thuis");
    CHECK(texts.trc("nl", "other", "Home") == "Home");
    CHECK(texts.trn("nl", "{count} article", "{count} articles", 1) == "{count} artikel");
    CHECK(texts.trn("nl", "{count} article", "{count} articles", 0) == "{count} artikelen");
    CHECK(texts.trn("en", "{count} article", "{count} articles", 1) == "{count} article");
    CHECK(texts.trn("en", "{count} article", "{count} articles", 2) == "{count} articles");
    CHECK(texts.tr("nl", "{count} article") == "{count} artikel");
    CHECK(Translations{}.tr("nl", "Your basket") == "Your basket");
}

TEST_CASE("an empty or absent folder is told") {
    const TemporaryFolder folder;
    CHECK(Translations::load(folder.path()).error().code == Errc::bad_data);
    CHECK(Translations::load(folder / "absent").error().code == Errc::bad_data);
    put(folder / "nl.mo", "");
    CHECK(Translations::load(folder.path()).error().detail.find("nl.mo") != std::string::npos);
}

TEST_CASE("a catalogue with too few plural forms is refused") {
    const TemporaryFolder folder;
    std::string polish{dutch_catalogue};
    const std::string before = "nplurals=2; plural=(n != 1);";
    compile(folder, "pl", polish);
    std::string compiled = content_of(folder / "pl.mo");
    compiled.replace(compiled.find(before), before.size(), "nplurals=3; plural=(n != 1);");
    put(folder / "pl.mo", compiled);
    CHECK(Translations::load(folder.path()).error().detail.find("lacks a plural form") != std::string::npos);
}

TEST_CASE("no cut and no damage leads outside of the file") {
    const TemporaryFolder folder;
    compile(folder, "nl", dutch_catalogue);
    const std::string whole = content_of(folder / "nl.mo");
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
        put(folder / "nl.mo", std::string_view{whole}.substr(0, bytes));
        CHECK_FALSE(Translations::load(folder.path()).has_value());
    }
    std::mt19937 random{7};
    int survived = 0;
    for (int round = 0; round < 600; ++round) {
        std::string damaged = whole;
        // Mostly in the tables, where the numbers stand.
        const std::size_t reach = round % 2 == 0 ? 120 : damaged.size();
        for (int change = 0; change < 3; ++change) damaged[random() % reach] = static_cast<char>(random());
        put(folder / "nl.mo", damaged);
        const auto texts = Translations::load(folder.path());
        if (!texts) continue;
        ++survived;
        CHECK_FALSE(texts->trn("nl", "{count} article", "{count} articles", 5).size() > whole.size());
        CHECK_FALSE(texts->tr("nl", "Your basket").size() > whole.size());
    }
    CHECK(survived > 0);
}

}  // namespace zuil
