#include <SDL.h>
#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <functional>

#include "platform/display/imgui_host.hpp"
#include "platform/display/presenter.hpp"
#include "platform/display/quads.hpp"
#include "platform/display/raster.hpp"
#include "tests/platform/display/listing.hpp"
#include "tests/platform/display/own_display.hpp"

using namespace zuil;

namespace {

constexpr int width = 1080, height = 1920;

// A real window on its own X server, and what is needed to draw in it.
struct Stage {
    explicit Stage(Drawing drawing, Turn turn = Turn::none) {
        const Extent window_size = turned(turn, Extent{width, height});
        auto opened = Window::open(
            {.width = window_size.width, .height = window_size.height, .drawing = drawing, .turn = turn}, clock);
        REQUIRE(opened);
        window = std::move(*opened);
        auto made = make_presenter(*window, textures);
        REQUIRE(made);
        presenter = std::move(*made);
        auto opened_glyphs = Glyphs::open(textures, {});
        REQUIRE(opened_glyphs);
        glyphs = std::move(*opened_glyphs);
        listing = std::make_unique<test::Listing>(textures, *glyphs);
    }

    Presented show(const std::function<void(ImDrawList&)>& draw) {
        glyphs->begin_frame();
        host.begin_frame(width, height, std::chrono::milliseconds{16});
        draw(*ImGui::GetBackgroundDrawList());
        return presenter->present(host.end_frame());
    }
    Presented show_listing(int scroll, int pressed) {
        return show([&](ImDrawList& list) { listing->draw(list, width, height, scroll, pressed); });
    }

    SystemClock clock;
    Textures textures;
    ImguiHost host{textures};
    std::unique_ptr<Window> window;
    std::unique_ptr<Glyphs> glyphs;
    std::unique_ptr<test::Listing> listing;
    std::unique_ptr<Presenter> presenter;
};

int worst_difference(const Bitmap& a, const Bitmap& b) {
    REQUIRE(a.width() == b.width());
    REQUIRE(a.height() == b.height());
    int worst = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int left = static_cast<int>(a.pixels()[i] >> shift & 0xFFU);
            const int right = static_cast<int>(b.pixels()[i] >> shift & 0xFFU);
            worst = std::max(worst, std::abs(left - right));
        }
    }
    return worst;
}

// What the listing does not have: a large shadow, a fading scaled photo, gradients across, a ring.
void draw_rest(Stage& stage, ImDrawList& list) {
    Bitmap half = scale(Bitmap{200, 200}, 64, 48, Fit::cover);
    for (int y = 0; y < half.height(); ++y) {
        for (int x = 0; x < half.width(); ++x) {
            const auto level = static_cast<std::uint8_t>(x * 3);
            half.at(x, y) = premultiplied({level, 120, static_cast<std::uint8_t>(y * 4), 255});
        }
    }
    round_corners(half, CornerRadii::all(12));
    const TextureId photo = stage.textures.add(std::move(half)),
                    ring = stage.textures.add(ring_mask(240, 16, 0.1F, 0.8F));
    quads::solid(list, {0, 0, width, height}, Colour::hex(0xF6F4F1));
    quads::shadow(list, *stage.glyphs, {56, 200, 968, 500}, 40, ShadowSize::large, Colour::hex(0x14201F));
    quads::rounded(list, *stage.glyphs, {56, 200, 968, 500}, 40, Colour::hex(0xFFFFFF));
    quads::image(list, photo, {100, 240, 301, 217}, 160);
    quads::image_part(list, stage.textures, photo, {500, 240, 300, 200}, {10.25F, 8.5F, 40, 30});
    quads::gradient(list, {100, 500, 700, 90}, Colour::hex(0x0B5C66), Colour::hex(0xFFD60A, 40),
                    quads::Direction::right);
    quads::gradient(list, {0, 800, width, 400}, Colour::hex(0x0D1818, 0), Colour::hex(0x0D1818, 200),
                    quads::Direction::down);
    quads::mask(list, ring, {300, 1300, 240, 240}, Colour::hex(0x0B5C66));
    quads::outline(list, *stage.glyphs, {600, 1300, 300, 96}, 24, 4, Colour::hex(0xB3261E, 180));
}

}  // namespace

TEST_CASE("both presenters draw the same within 2 levels per channel") {
    const test::OwnDisplay server{width, height};
    Bitmap by_software[2], by_opengl[2];
    for (const Drawing drawing : {Drawing::software, Drawing::opengl}) {
        Stage stage{drawing};
        REQUIRE(stage.window->drawing() == drawing);
        Bitmap* frames = drawing == Drawing::software ? by_software : by_opengl;
        CHECK(stage.show_listing(333, 2).changed);
        frames[0] = stage.presenter->read_back();
        CHECK(stage.show([&](ImDrawList& list) { draw_rest(stage, list); }).changed);
        frames[1] = stage.presenter->read_back();
        const std::string name = drawing == Drawing::software ? "software" : "opengl";
        REQUIRE(write_png(ZUIL_BINARY_DIR "/display-listing-" + name + ".png", frames[0]));
        REQUIRE(write_png(ZUIL_BINARY_DIR "/display-rest-" + name + ".png", frames[1]));
    }
    CHECK(worst_difference(by_software[0], by_opengl[0]) <= 2);
    CHECK(worst_difference(by_software[1], by_opengl[1]) <= 2);
    // The comparison can fail: another scroll position is another picture.
    CHECK(worst_difference(by_software[0], by_opengl[1]) > 100);
}

TEST_CASE("a turned picture is the same picture, pixel for pixel") {
    const test::OwnDisplay server{height, height};
    for (const Drawing drawing : {Drawing::software, Drawing::opengl}) {
        Bitmap upright;
        {
            Stage stage{drawing};
            stage.show_listing(333, 2);
            upright = stage.presenter->read_back();
        }
        for (const Turn turn : {Turn::quarter, Turn::half, Turn::three_quarters}) {
            Stage stage{drawing, turn};
            CHECK(stage.window->width() == width);
            CHECK(stage.window->height() == height);
            CHECK(stage.show_listing(333, 2).changed);
            CHECK(worst_difference(stage.presenter->read_back(), upright) <= 1);
            CHECK_FALSE(stage.show_listing(333, 2).changed);
        }
    }
}

TEST_CASE("the window shows the picture clockwise by its turn, also what changed alone") {
    const test::OwnDisplay server{height, height};
    Bitmap upright;
    {
        Stage stage{Drawing::software};
        stage.show_listing(333, 0);
        upright = stage.presenter->read_back();
    }
    for (const Turn turn : {Turn::quarter, Turn::half, Turn::three_quarters}) {
        Stage stage{Drawing::software, turn};
        stage.show_listing(333, -1);
        const Presented tap = stage.show_listing(333, 0);
        CHECK(tap.strips < 25);
        SDL_Surface* surface = SDL_GetWindowSurface(stage.window->sdl());
        Bitmap shown{surface->w, surface->h};
        for (int y = 0; y < shown.height(); ++y) {
            const auto* row = static_cast<const std::uint8_t*>(surface->pixels) + y * surface->pitch;
            const auto* words = reinterpret_cast<const std::uint32_t*>(row);
            std::copy(words, words + shown.width(), shown.row(y).begin());
        }
        CHECK(worst_difference(turned(opposite(turn), shown), upright) == 0);
        // A quarter turn takes the upper left corner to the upper right one.
        if (turn == Turn::quarter) CHECK((shown.at(shown.width() - 3, 5) ^ upright.at(5, 2)) << 8U == 0U);
    }
}

TEST_CASE("only strips that changed are drawn, and they look as if all were") {
    const test::OwnDisplay server{width, height};
    Stage stage{Drawing::software};
    CHECK(stage.show_listing(0, -1).strips == 60);
    const Presented same = stage.show_listing(0, -1);
    CHECK_FALSE(same.changed);
    CHECK(same.strips == 0);
    const Presented tap = stage.show_listing(0, 0);
    CHECK(tap.changed);
    CHECK(tap.strips < 25);
    const Bitmap partly = stage.presenter->read_back();
    stage.presenter->forget();
    CHECK(stage.show_listing(0, 0).strips == 60);
    CHECK(worst_difference(partly, stage.presenter->read_back()) == 0);
}

TEST_CASE("a picture that changed under the same id is drawn again") {
    const test::OwnDisplay server{width, height};
    for (const Drawing drawing : {Drawing::software, Drawing::opengl}) {
        Stage stage{drawing};
        Bitmap red{64, 64};
        std::ranges::fill(red.pixels(), premultiplied(Colour::hex(0xFF0000)));
        Bitmap blue{64, 64};
        std::ranges::fill(blue.pixels(), premultiplied(Colour::hex(0x0000FF)));
        const TextureId id = stage.textures.add(red);
        const auto draw = [&](ImDrawList& list) { quads::image(list, id, {10, 10, 64, 64}); };
        CHECK(stage.show(draw).changed);
        CHECK(stage.presenter->read_back().at(20, 20) == 0xFFFF0000U);
        CHECK_FALSE(stage.show(draw).changed);
        stage.textures.update(id, blue);
        CHECK(stage.show(draw).changed);
        CHECK(stage.presenter->read_back().at(20, 20) == 0xFF0000FFU);
    }
}

TEST_CASE("without a display the window says so in a sentence") {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    const SystemClock clock;
    const auto window = Window::open({}, clock);
    REQUIRE_FALSE(window);
    CHECK(window.error().code == Errc::device_fault);
    CHECK(window.error().detail.find("There is no display to draw on") == 0);
}
