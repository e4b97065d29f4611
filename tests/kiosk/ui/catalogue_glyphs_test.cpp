#include <ft2build.h>
#include FT_FREETYPE_H

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>

#include "platform/text/formatter.hpp"
#include "platform/text/mo_file.hpp"
#include "tests/kiosk/ui/pseudo_language.hpp"
#include "tests/kiosk/ui/sample_translations.hpp"

namespace zuil::test {
namespace {

namespace fs = std::filesystem;

// One of Inter's files as Debian has them.
class Font {
public:
    explicit Font(const char* stem) {
        const std::string folder = "/usr/share/fonts/opentype/inter/";
        if (FT_Init_FreeType(&library_) != 0 || FT_New_Face(library_, (folder + stem + ".otf").c_str(), 0, &face_) != 0)
            throw std::runtime_error(fmt::format("{} cannot be read", stem));
    }
    ~Font() {
        FT_Done_Face(face_);
        FT_Done_FreeType(library_);
    }
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    bool draws(char32_t character) const { return FT_Get_Char_Index(face_, character) != 0; }

private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

std::set<char32_t> characters_of(std::string_view text) {
    std::set<char32_t> characters;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t character = bytes == 1 ? first : first & (0xFFU >> (bytes + 1));
        for (std::size_t i = 1; i < bytes; ++i)
            character = character << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        // Plural forms stand apart by a zero byte, and a header has line ends.
        if (character >= ' ') characters.insert(character);
        at += bytes;
    }
    return characters;
}

// All that a language writes: its catalogue, and what its dates and prices bring along.
std::set<char32_t> characters_of_language(const fs::path& catalogue) {
    std::ifstream stream{catalogue, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    std::string all;
    const auto entries = read_mo(bytes);
    REQUIRE(entries);
    for (const MoEntry& entry : *entries) all += entry.translation;
    const Formatter words = Formatter::find(catalogue.stem().string()).value();
    all += words.price(123'456'789, "EUR") + words.price(-5, "PLN") + words.percent(20) + words.decimal(4.6, 1);
    for (int month = 0; month < 12; ++month) {
        const auto day = std::chrono::local_days{} + std::chrono::days{month * 31};
        all += words.long_date(day) + words.short_date(day) + words.near_day(day, day);
    }
    return characters_of(all);
}

}  // namespace

TEST_CASE("Inter draws every character of every catalogue") {
    int catalogues = 0;
    for (const char* stem : {"Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-Regular",
                             "InterDisplay-Medium", "InterDisplay-SemiBold"}) {
        const Font font{stem};
        CHECK_FALSE(font.draws(U'語'));
        for (const char32_t character :
             characters_of(in_pseudo("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))
            CHECK(font.draws(character));
        for (const auto& entry : fs::directory_iterator{ZUIL_TRANSLATIONS}) {
            ++catalogues;
            for (const char32_t character : characters_of_language(entry.path())) {
                if (!font.draws(character))
                    FAIL_CHECK(fmt::format("{} does not draw U+{:04X} of {}", stem, static_cast<unsigned>(character),
                                           entry.path().filename().string()));
            }
        }
    }
    CHECK(catalogues >= 6 * 5);
}

}  // namespace zuil::test
