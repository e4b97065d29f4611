#include "platform/display/scene.hpp"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <random>

#include "platform/display/imgui_host.hpp"
#include "platform/display/painter.hpp"
#include "platform/display/quads.hpp"

using namespace zuil;

namespace {

constexpr int width = 400, height = 300;

struct Desk {
    Textures textures;
    ImguiHost host{textures};
    std::unique_ptr<Glyphs> glyphs = *Glyphs::open(textures, {});
    Scene scene;

    Scene& read(const std::function<void(ImDrawList&)>& draw) {
        glyphs->begin_frame();
        host.begin_frame(width, height, std::chrono::milliseconds{16});
        draw(*ImGui::GetBackgroundDrawList());
        scene.read(host.end_frame(), textures);
        return scene;
    }
    std::vector<std::uint64_t> strips_of(const std::function<void(ImDrawList&)>& draw) {
        const auto strips = read(draw).strips();
        return {strips.begin(), strips.end()};
    }
    Bitmap painted(const std::function<void(ImDrawList&)>& draw, int band = height) {
        read(draw);
        Bitmap bitmap{width, height};
        const Canvas canvas{bitmap.pixels().data(), width, height, width};
        for (int y = 0; y < height; y += band) paint(canvas, scene.quads(), {0, y, width, band});
        return bitmap;
    }
};

Bitmap filled(int w, int h, Colour colour) {
    Bitmap bitmap{w, h};
    for (std::uint32_t& pixel : bitmap.pixels()) pixel = premultiplied(colour);
    return bitmap;
}

std::uint32_t colour_at(const Bitmap& bitmap, int x, int y) { return bitmap.at(x, y) & 0xFFFFFFU; }

}  // namespace

TEST_CASE("each of our quads is recognised as what it is") {
    Desk desk;
    const TextureId photo = desk.textures.add(filled(50, 40, Colour::hex(0x112233)));
    desk.read([&](ImDrawList& list) {
        quads::solid(list, {0, 0, width, height}, Colour::hex(0xF6F4F1));
        quads::gradient(list, {0, 0, 10, 10}, Colour::hex(0), Colour::hex(0xFFFFFF), quads::Direction::down);
        quads::gradient(list, {0, 0, 10, 10}, Colour::hex(0), Colour::hex(0xFFFFFF), quads::Direction::right);
        quads::icon(list, *desk.glyphs, "basket", 44, 20, 20, Colour::hex(0x0B5C66));
        quads::image(list, photo, {100, 100, 50, 40});
        quads::image(list, photo, {100, 100, 100, 80});
        quads::image_part(list, desk.textures, photo, {0, 0, 50, 40}, {1.5F, 1, 40, 30});
    });
    CHECK(desk.scene.refused() == 0);
    const auto quads = desk.scene.quads();
    REQUIRE(quads.size() == 7);
    const QuadKind expected[] = {QuadKind::solid, QuadKind::gradient_down, QuadKind::gradient_right, QuadKind::mask,
                                 QuadKind::image, QuadKind::scaled_image,  QuadKind::scaled_image};
    for (std::size_t i = 0; i < quads.size(); ++i) CHECK(quads[i].kind == expected[i]);
    CHECK(quads[4].rect == Rect{100, 100, 50, 40});
}

TEST_CASE("what is no quad in whole pixels is refused, and the rest is kept") {
    Desk desk;
    const TextureId mask = desk.textures.add(corner_mask(Corner::top_left, 20, 0));
    const TextureId photo = desk.textures.add(filled(50, 40, Colour::hex(0x112233)));
    const TextureId gone = desk.textures.add(filled(5, 5, Colour::hex(0)));
    desk.textures.remove(gone);
    const ImU32 ink = IM_COL32(20, 32, 31, 255), other = IM_COL32(20, 200, 31, 255);
    const std::vector<std::function<void(ImDrawList&)>> wrong = {
        [&](ImDrawList& list) {
            list.AddLine({0, 0}, {30, 20}, ink);
        },
        [&](ImDrawList& list) {
            list.AddCircleFilled({50, 50}, 20, ink);
        },
        [&](ImDrawList& list) {
            list.AddRectFilled({5, 5}, {90, 90}, ink, 12);
        },
        [&](ImDrawList& list) {
            list.AddTriangleFilled({0, 0}, {10, 0}, {0, 10}, ink);
        },
        [&](ImDrawList& list) {
            list.AddRectFilled({5.5F, 5}, {90, 90}, ink);
        },
        [&](ImDrawList& list) {
            list.AddRectFilledMultiColor({0, 0}, {9, 9}, ink, other, ink, other);
        },
        [&](ImDrawList& list) {
            quads::mask(list, mask, {0, 0, 40, 40}, Colour::hex(0));
        },
        [&](ImDrawList& list) {
            list.AddImage(photo.as_imgui(), {0, 0}, {50, 40}, {0, 0}, {1, 1}, ink);
        },
        [&](ImDrawList& list) {
            list.AddImage(photo.as_imgui(), {0, 0}, {50, 40}, {1, 0}, {0, 1});
        },
        [&](ImDrawList& list) {
            list.AddImage(photo.as_imgui(), {0, 0}, {50, 40}, {0.5F, 0}, {1.5F, 1});
        },
        [&](ImDrawList& list) {
            list.AddImage(gone.as_imgui(), {0, 0}, {5, 5});
        },
        [&](ImDrawList& list) { list.AddCallback([](const ImDrawList*, const ImDrawCmd*) {}, nullptr); },
    };
    for (const auto& draw : wrong) {
        desk.read([&](ImDrawList& list) {
            quads::solid(list, {0, 0, 10, 10}, Colour::hex(0));
            draw(list);
            quads::solid(list, {20, 20, 10, 10}, Colour::hex(0));
        });
        CHECK(desk.scene.refused() > 0);
        CHECK_FALSE(desk.scene.refusal().empty());
        CHECK(desk.scene.quads().size() == 2);
    }
}

TEST_CASE("quads are cut to their clip rect and the screen") {
    Desk desk;
    desk.read([&](ImDrawList& list) {
        list.PushClipRect({50, 50}, {100, 100});
        quads::solid(list, {0, 0, 80, 80}, Colour::hex(0));
        quads::solid(list, {200, 200, 80, 80}, Colour::hex(0));
        list.PopClipRect();
        quads::solid(list, {-20, 250, 80, 80}, Colour::hex(0));
    });
    REQUIRE(desk.scene.quads().size() == 2);
    CHECK(desk.scene.quads()[0].rect == Rect{50, 50, 30, 30});
    CHECK(desk.scene.quads()[0].whole == Rect{0, 0, 80, 80});
    CHECK(desk.scene.quads()[1].rect == Rect{0, 250, 60, 50});
}

TEST_CASE("only the strips that a change touches have another hash") {
    Desk desk;
    const TextureId photo = desk.textures.add(filled(50, 40, Colour::hex(0x112233)));
    const auto draw_with = [&](int y, Colour colour) {
        return [&, y, colour](ImDrawList& list) {
            quads::solid(list, {0, 0, width, height}, Colour::hex(0xF6F4F1));
            quads::image(list, photo, {10, 200, 50, 40});
            quads::solid(list, {300, y, 20, 20}, colour);
        };
    };
    const auto changed = [](const auto& a, const auto& b) {
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] != b[i]) which.push_back(i);
        }
        return which;
    };
    const auto first = desk.strips_of(draw_with(40, Colour::hex(0xFF0000)));
    REQUIRE(first.size() == 10);
    CHECK(changed(first, desk.strips_of(draw_with(40, Colour::hex(0xFF0000)))).empty());
    CHECK(changed(first, desk.strips_of(draw_with(40, Colour::hex(0xFF0001)))) == std::vector<std::size_t>{1});
    // Moved from strip 1 to strips 2 and 3.
    CHECK(changed(first, desk.strips_of(draw_with(90, Colour::hex(0xFF0000)))) == std::vector<std::size_t>{1, 2, 3});
    desk.textures.update(photo, filled(50, 40, Colour::hex(0x445566)));
    CHECK(changed(first, desk.strips_of(draw_with(40, Colour::hex(0xFF0000)))) == std::vector<std::size_t>{6, 7});
    // New glyphs beside the old ones in an atlas page change nothing that is shown.
    const auto draw_text = [&](ImDrawList& list) {
        quads::text(list, *desk.glyphs, FontFace::text_regular, 24, 10, 50, "Zuil", Colour::hex(0));
    };
    const auto text = desk.strips_of(draw_text);
    desk.glyphs->glyph(FontFace::text_semibold, 30, U'Q');
    CHECK(changed(text, desk.strips_of(draw_text)).empty());
}

TEST_CASE("a draw list beyond 65,536 corners is read whole") {
    Desk desk;
    constexpr std::size_t count = 40'000;
    desk.read([&](ImDrawList& list) {
        for (std::size_t i = 0; i < count; ++i) {
            quads::solid(list, {static_cast<int>(i) % width, static_cast<int>(i) % height, 1, 1},
                         Colour::hex(0x14201F));
        }
    });
    CHECK(desk.scene.refused() == 0);
    REQUIRE(desk.scene.quads().size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        REQUIRE(desk.scene.quads()[i].rect == Rect{static_cast<int>(i) % width, static_cast<int>(i) % height, 1, 1});
    }
}

TEST_CASE("quads become the pixels that they say") {
    Desk desk;
    const TextureId photo = desk.textures.add(filled(50, 40, Colour::hex(0x102030)));
    const TextureId half = desk.textures.add(filled(50, 40, Colour::hex(0xFFFFFF, 128)));
    const Bitmap bitmap = desk.painted([&](ImDrawList& list) {
        quads::solid(list, {0, 0, 200, 200}, Colour::hex(0x804020));
        quads::solid(list, {0, 0, 10, 10}, Colour::hex(0xFFFFFF, 128));
        quads::image(list, photo, {20, 20, 50, 40});
        quads::image(list, half, {100, 20, 50, 40});
        quads::image(list, photo, {20, 100, 50, 40}, 128);
        quads::gradient(list, {0, 200, 100, 100}, Colour::hex(0), Colour::hex(0xFFFFFF), quads::Direction::down);
        quads::gradient(list, {100, 200, 100, 100}, Colour::hex(0), Colour::hex(0xFFFFFF), quads::Direction::right);
    });
    CHECK(colour_at(bitmap, 100, 150) == 0x804020);
    CHECK(colour_at(bitmap, 5, 5) == 0xC0A090);
    CHECK(colour_at(bitmap, 20, 20) == 0x102030);
    CHECK(colour_at(bitmap, 69, 59) == 0x102030);
    CHECK(colour_at(bitmap, 70, 59) == 0x804020);
    CHECK(colour_at(bitmap, 120, 40) == 0xC0A090);
    CHECK(colour_at(bitmap, 40, 120) == 0x483028);
    CHECK(colour_at(bitmap, 50, 200) == 0x010101);
    CHECK(colour_at(bitmap, 50, 299) == 0xFEFEFE);
    CHECK(colour_at(bitmap, 100, 250) == 0x010101);
    CHECK(colour_at(bitmap, 199, 250) == 0xFEFEFE);
    // Nothing was drawn there.
    CHECK(colour_at(bitmap, 350, 250) == 0);
}

TEST_CASE("strips drawn one by one make the same picture as the whole") {
    Desk desk;
    std::mt19937 random{21};
    Bitmap noise{64, 48};
    for (std::uint32_t& pixel : noise.pixels()) {
        pixel = premultiplied(Colour::hex(static_cast<std::uint32_t>(random()), static_cast<std::uint8_t>(random())));
    }
    const TextureId photo = desk.textures.add(noise);
    for (std::uint32_t& pixel : noise.pixels()) pixel |= 0xFF000000U;
    const TextureId opaque = desk.textures.add(noise);
    const auto number = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 30; ++round) {
        const auto seed = static_cast<unsigned>(random());
        const auto draw = [&](ImDrawList& list) {
            random.seed(seed);
            for (int i = 0; i < 30; ++i) {
                const Rect rect{number(width) - 40, number(height) - 40, 1 + number(200), 1 + number(200)};
                const Colour colour =
                    Colour::hex(static_cast<std::uint32_t>(random()), static_cast<std::uint8_t>(number(256)));
                switch (number(8)) {
                case 0: quads::solid(list, rect, colour); break;
                case 1: quads::gradient(list, rect, colour, Colour::hex(0xFFFFFF), quads::Direction::down); break;
                case 2: quads::gradient(list, rect, colour, Colour::hex(0xFFFFFF), quads::Direction::right); break;
                case 3: quads::rounded(list, *desk.glyphs, rect, 24, colour); break;
                case 4: quads::image(list, photo, {rect.x, rect.y, 64, 48}, number(256)); break;
                case 5: quads::image(list, photo, rect, number(256)); break;
                case 6: quads::image(list, opaque, {rect.x, rect.y, 64, 48}, 128 + number(128)); break;
                // Wide enough to hide whole strips.
                default:
                    quads::image(list, opaque, {-40, rect.y, 480, rect.height}, std::min(255, 128 * number(3)));
                    break;
                }
            }
        };
        const Bitmap whole = desk.painted(draw), striped = desk.painted(draw, Scene::strip_height);
        CHECK(std::ranges::equal(whole.pixels(), striped.pixels()));
    }
}

TEST_CASE("a picture hides what lies below only where nothing shines through it") {
    Desk desk;
    Bitmap holed = filled(width, height, Colour::hex(0x102030));
    holed.at(7, 9) = 0;
    const TextureId whole = desk.textures.add(filled(width, height, Colour::hex(0x102030)));
    const TextureId with_a_hole = desk.textures.add(holed);
    const auto seen = [&](TextureId picture, const Rect& rect, int alpha) {
        return desk.painted([&](ImDrawList& list) {
            quads::solid(list, {0, 0, width, height}, Colour::hex(0x804020));
            quads::image(list, picture, rect, alpha);
        });
    };
    const Rect all{0, 0, width, height};
    CHECK(desk.textures.find(whole)->opaque);
    CHECK(colour_at(seen(whole, all, 255), 7, 9) == 0x102030);
    CHECK(colour_at(seen(whole, {-50, -50, width + 100, height + 100}, 255), 0, 0) == 0x102030);
    CHECK(colour_at(seen(whole, all, 128), 7, 9) == 0x483028);
    CHECK_FALSE(desk.textures.find(with_a_hole)->opaque);
    CHECK(colour_at(seen(with_a_hole, all, 255), 7, 9) == 0x804020);
    desk.textures.update(with_a_hole, filled(width, height, Colour::hex(0x102030)));
    CHECK(colour_at(seen(with_a_hole, all, 255), 7, 9) == 0x102030);
}

TEST_CASE("a number of a removed picture never names another") {
    Textures textures;
    const TextureId first = textures.add(filled(4, 4, Colour::hex(0)));
    CHECK(textures.bytes() == 64);
    textures.remove(first);
    CHECK(textures.bytes() == 0);
    const TextureId second = textures.add(filled(8, 8, Colour::hex(0)));
    CHECK(textures.find(first) == nullptr);
    CHECK(textures.find(second)->width() == 8);
    CHECK(TextureId::from_imgui(second.as_imgui()) == second);
    CHECK(textures.find({}) == nullptr);
    CHECK(textures.count() == 1);
}
