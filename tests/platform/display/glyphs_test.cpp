#include "platform/display/glyphs.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <random>

#include "platform/display/fonts.hpp"
#include "platform/display/quads.hpp"
#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;

namespace {

struct GlyphDesk {
    Textures textures;
    std::unique_ptr<Glyphs> glyphs = *Glyphs::open(textures, {});

    Mask pixels(const Sprite& sprite) const {
        Mask mask{sprite.width, sprite.height};
        const auto& page = std::get<Mask>(textures.find(sprite.texture)->pixels);
        for (int y = 0; y < sprite.height; ++y) {
            for (int x = 0; x < sprite.width; ++x) mask.at(x, y) = page.at(sprite.x + x, sprite.y + y);
        }
        return mask;
    }
    // Where the ink's middle lies right of the pen.
    double middle(const Glyph& glyph) const {
        const Mask mask = pixels(glyph.sprite);
        double sum = 0, weighted = 0;
        for (int y = 0; y < mask.height(); ++y) {
            for (int x = 0; x < mask.width(); ++x) {
                sum += mask.at(x, y);
                weighted += mask.at(x, y) * (x + 0.5 + glyph.left);
            }
        }
        return weighted / sum;
    }
};

bool same(const Mask& a, const Mask& b) {
    return a.width() == b.width() && a.height() == b.height() &&
           std::equal(a.coverage().begin(), a.coverage().end(), b.coverage().begin());
}

}  // namespace

TEST_CASE("sizes are px of the em, with the measures that the design guide gives for Inter") {
    GlyphDesk desk;
    const FontMetrics text = desk.glyphs->metrics(FontFace::text_regular, 1000);
    CHECK(std::abs(text.x_height - 545) < 3);
    CHECK(std::abs(text.capital_height - 727) < 3);
    CHECK(std::abs(text.ascent + text.descent - 1210) < 5);
    // What is drawn is as high as the metrics say.
    const Glyph capital = desk.glyphs->glyph(FontFace::text_semibold, 100, U'H');
    CHECK(std::abs(capital.sprite.height - 73) <= 1);
    CHECK(capital.top == capital.sprite.height);
    CHECK(face_for(Weight::semibold, 35) == FontFace::text_semibold);
    CHECK(face_for(Weight::semibold, 36) == FontFace::display_semibold);
}

TEST_CASE("text is as wide as the sum of its advances, unrounded") {
    GlyphDesk desk;
    const float one = desk.glyphs->advance(FontFace::text_regular, 24, U'0');
    CHECK(quads::text_width(*desk.glyphs, FontFace::text_regular, 24, "0000000000") == 10 * one);
    CHECK(std::abs(one * 10 / 24 - desk.glyphs->advance(FontFace::text_regular, 240, U'0') / 24) < 0.001F);
    CHECK(quads::text_width(*desk.glyphs, FontFace::text_regular, 24, "€ 129,–") >
          quads::text_width(*desk.glyphs, FontFace::text_regular, 24, "€ 12"));
    CHECK(desk.glyphs->pages() == 0);
}

TEST_CASE("small text stands at quarters of a pixel, large text at whole ones") {
    GlyphDesk desk;
    const double at_0 = desk.middle(desk.glyphs->glyph(FontFace::text_regular, 24, U'o', 0));
    for (const float fraction : {0.25F, 0.5F, 0.75F, 0.99F}) {
        const double moved = desk.middle(desk.glyphs->glyph(FontFace::text_regular, 24, U'o', fraction)) - at_0;
        CHECK(std::abs(moved - static_cast<double>(fraction)) < 0.1);
    }
    const Glyph large = desk.glyphs->glyph(FontFace::display_semibold, 72, U'o', 0.4F);
    const Glyph next = desk.glyphs->glyph(FontFace::display_semibold, 72, U'o', 0.6F);
    CHECK(next.left == large.left + 1);
    CHECK(next.sprite.x == large.sprite.x);
}

TEST_CASE("a space draws nothing and still takes room") {
    GlyphDesk desk;
    const Glyph space = desk.glyphs->glyph(FontFace::text_regular, 24, U' ');
    CHECK(space.sprite.width == 0);
    CHECK(space.advance > 3);
}

TEST_CASE("icons come at the size asked for; one that is missing draws nothing") {
    GlyphDesk desk;
    const Sprite cart = desk.glyphs->icon("basket", 44);
    CHECK(cart.width == 44);
    CHECK(cart.height == 44);
    const Sprite again = desk.glyphs->icon("basket", 44);
    CHECK((again.x == cart.x && again.y == cart.y));
    CHECK(desk.glyphs->icon("no-such-icon", 44).width == 0);
    CHECK(desk.glyphs->icon("../../../etc/passwd", 44).width == 0);
}

TEST_CASE("a missing font is an error that says what brings it") {
    Textures textures;
    const auto glyphs = Glyphs::open(textures, {.fonts = {"/nonexistent"}});
    REQUIRE_FALSE(glyphs);
    CHECK(glyphs.error().code == Errc::not_found);
    CHECK(glyphs.error().detail.find("fonts-inter") != std::string::npos);
}

TEST_CASE("the atlas stays within its pages, and what a frame uses survives in it") {
    GlyphDesk desk;
    const Mask original = desk.pixels(desk.glyphs->glyph(FontFace::text_regular, 24, U'a').sprite);
    std::mt19937 random{9};
    // Far more large glyphs than twelve pages hold, over many frames that all use one small glyph.
    for (int frame = 0; frame < 60; ++frame) {
        desk.glyphs->begin_frame();
        const Glyph used = desk.glyphs->glyph(FontFace::text_regular, 24, U'a');
        for (int i = 0; i < 40; ++i) {
            desk.glyphs->glyph(FontFace::display_semibold, 100 + static_cast<int>(random() % 200),
                               U'A' + static_cast<char32_t>(random() % 26));
        }
        CHECK(same(desk.pixels(used.sprite), original));
        CHECK(desk.glyphs->pages() <= Glyphs::pages_max);
    }
    CHECK(desk.glyphs->pages() == Glyphs::pages_max);
    // One frame that needs more than all pages gets them.
    desk.glyphs->begin_frame();
    std::vector<std::pair<Sprite, Mask>> seen;
    for (int i = 0; i < 400; ++i) {
        const Sprite sprite = desk.glyphs->glyph(FontFace::display_semibold, 200 + i, U'W').sprite;
        if (i % 20 == 0) seen.emplace_back(sprite, desk.pixels(sprite));
    }
    for (const auto& [sprite, mask] : seen) CHECK(same(desk.pixels(sprite), mask));
}

TEST_CASE("UTF-8 is read to its end, whatever it holds") {
    std::string_view good = "a€–\U0001F600";
    CHECK(quads::next_character(good) == U'a');
    CHECK(quads::next_character(good) == U'€');
    CHECK(quads::next_character(good) == U'–');
    CHECK(quads::next_character(good) == U'\U0001F600');
    CHECK(good.empty());
    for (std::string_view bad : {"\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF"}) {
        CHECK(quads::next_character(bad) == 0xFFFD);
    }
    std::mt19937 random{1};
    for (int round = 0; round < 2000; ++round) {
        std::string noise;
        for (int i = 0; i < 12; ++i) noise += static_cast<char>(random() % 256);
        std::string_view rest = noise;
        while (!rest.empty()) {
            const std::size_t before = rest.size();
            CHECK(quads::next_character(rest) <= 0x10FFFF);
            REQUIRE(rest.size() < before);
        }
    }
}

TEST_CASE("a shop's own typeface is drawn with, headings in its text face where it has no other") {
    const TemporaryFolder folder;
    const std::filesystem::path inter = "/usr/share/fonts/opentype/inter";
    std::filesystem::copy_file(inter / "Inter-Light.otf", folder / "Shop-Regular.otf");
    std::filesystem::copy_file(inter / "Inter-Regular.otf", folder / "Shop-Medium.otf");
    std::filesystem::copy_file(inter / "Inter-Bold.otf", folder / "Shop-SemiBold.otf");
    Textures textures;
    const auto own = Glyphs::open(textures, {.shop_font = folder.path()});
    REQUIRE(own.has_value());
    const auto inter_glyphs = Glyphs::open(textures, {});
    CHECK((*own)->advance(FontFace::text_regular, 100, U'a') <
          (*inter_glyphs)->advance(FontFace::text_regular, 100, U'a'));
    CHECK((*own)->advance(FontFace::text_medium, 100, U'a') ==
          (*inter_glyphs)->advance(FontFace::text_regular, 100, U'a'));
    CHECK((*own)->advance(FontFace::display_medium, 100, U'a') == (*own)->advance(FontFace::text_medium, 100, U'a'));
}

TEST_CASE("a typeface that is not whole or lacks letters is refused by name, and Inter takes its place") {
    const TemporaryFolder folder;
    const auto missing = Fonts::open_own(folder.path());
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().detail.find("holds no font whose name ends in -Regular.otf or .ttf") != std::string::npos);

    // Inter with all but the first run of letters taken out of its table (format 12 of cmap: runs from byte 12 on).
    std::string bytes = read_file("/usr/share/fonts/opentype/inter/Inter-Regular.otf", 10U << 20U).value();
    const auto number = [&](std::size_t at, std::size_t length) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < length; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    const std::size_t table = number(bytes.find("cmap") + 8, 4);
    for (std::size_t i = 0; i < number(table + 2, 2); ++i) {
        const std::size_t letters = table + number(table + 8 + 8 * i, 4);
        if (number(letters, 2) == 12) bytes.replace(letters + 12, 4, std::string("\0\0\0\1", 4));
    }
    for (const char* name : {"Shop-Regular.otf", "Shop-Medium.otf", "Shop-SemiBold.otf"}) {
        REQUIRE(write_file(folder / name, bytes).has_value());
    }
    const auto lacking = Fonts::open_own(folder.path());
    REQUIRE_FALSE(lacking.has_value());
    CHECK(lacking.error().detail.find("has no U+") != std::string::npos);
    Textures textures;
    CHECK(Glyphs::open(textures, {.shop_font = folder.path()}).has_value());
}
