#include "platform/display/raster.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "platform/display/shapes.hpp"
#include "tests/platform/display/sample_pictures.hpp"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr std::uint32_t red = 0xFFFF0000U, blue = 0xFF0000FFU;

int channel(std::uint32_t pixel, unsigned shift) { return static_cast<int>(pixel >> shift & 0xFFU); }

bool is_near(std::uint32_t a, std::uint32_t b, int levels) {
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        if (std::abs(channel(a, shift) - channel(b, shift)) > levels) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("every format that shops serve is decoded to the size asked for") {
    const Bytes progressive = jpeg(640, 320, JpegKind::progressive);
    for (const Bytes& bytes : {png(64, 32), jpeg(64, 32), jpeg(333, 167), progressive, webp(64, 32)}) {
        const auto bitmap = decode_image(bytes, 32, 16, Fit::cover);
        REQUIRE(bitmap);
        CHECK(bitmap->width() == 32);
        CHECK(bitmap->height() == 16);
        CHECK(is_near(bitmap->at(3, 8), red, 4));
        CHECK(is_near(bitmap->at(28, 8), blue, 4));
    }
}

TEST_CASE("cover cuts around the focus, contain leaves the rest clear") {
    const Bytes wide = png(200, 100);
    const auto left = decode_image(wide, 50, 50, Fit::cover, {0, 0.5F});
    const auto right = decode_image(wide, 50, 50, Fit::cover, {1, 0.5F});
    const auto middle = decode_image(wide, 50, 50, Fit::cover);
    REQUIRE((left && right && middle));
    CHECK(left->at(49, 25) == red);
    CHECK(right->at(0, 25) == blue);
    CHECK(middle->at(0, 25) == red);
    CHECK(middle->at(49, 25) == blue);

    const auto whole = decode_image(wide, 50, 50, Fit::contain);
    REQUIRE(whole);
    CHECK(whole->at(0, 0) == 0);
    CHECK(whole->at(0, 25) == red);
    CHECK(whole->at(49, 25) == blue);
    CHECK(whole->at(25, 49) == 0);
}

TEST_CASE("shrinking keeps the mean, growing stays within the levels that are there") {
    Bitmap noise{97, 61};
    std::mt19937 random{3};
    double before = 0, after = 0;
    for (std::uint32_t& pixel : noise.pixels()) {
        pixel = 0xFF000000U | random() % 256;
        before += channel(pixel, 0);
    }
    const Bitmap small = scale(noise, 13, 7, Fit::contain);
    const Bitmap stretched = scale(small, 40, 20, Fit::cover);
    int shown = 0, least = 255, most = 0;
    for (const std::uint32_t pixel : small.pixels()) {
        if (pixel == 0) continue;
        ++shown;
        after += channel(pixel, 0);
        least = std::min(least, channel(pixel, 0)), most = std::max(most, channel(pixel, 0));
    }
    CHECK(std::abs(before / (97 * 61) - after / shown) < 1);
    for (const std::uint32_t pixel : stretched.pixels()) {
        if (channel(pixel, 24) < 255) continue;
        CHECK(channel(pixel, 0) >= least - 1);
        CHECK(channel(pixel, 0) <= most + 1);
    }
    CHECK(scale(Bitmap{1, 1}, 5, 9, Fit::cover).height() == 9);
}

TEST_CASE("alpha is premultiplied, so nothing bright shines out of clear pixels") {
    const auto bitmap = decode_image(png(8, 8, 128), 8, 8, Fit::cover);
    REQUIRE(bitmap);
    CHECK(bitmap->at(0, 0) == 0x80800000U);
    const auto clear = decode_image(png(8, 8, 0), 4, 4, Fit::cover);
    REQUIRE(clear);
    CHECK(clear->at(0, 0) == 0);
}

TEST_CASE("rounded corners are baked into the alpha, each as wide as asked") {
    const auto bitmap = decode_image(png(100, 80), 100, 80, Fit::cover, {}, CornerRadii::top(20));
    REQUIRE(bitmap);
    CHECK(bitmap->at(0, 0) == 0);
    CHECK(bitmap->at(99, 0) == 0);
    CHECK(bitmap->at(0, 79) == red);
    CHECK(bitmap->at(50, 0) == blue);
    CHECK(bitmap->at(0, 20) == red);
    double cut = 0;
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 20; ++x) cut += 1 - channel(bitmap->at(x, y), 24) / 255.0;
    }
    CHECK(std::abs(cut - (400 - M_PI * 100)) < 1);
}

TEST_CASE("an SVG fills what is around its viewBox, or is cut to cover") {
    const Bytes svg = bytes_of(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>"
        "<rect x='-500' y='-500' width='1000' height='1000' fill='#0000ff'/>"
        "<rect width='40' height='20' fill='#ff0000'/></svg>");
    const auto contained = decode_image(svg, 40, 40, Fit::contain);
    REQUIRE(contained);
    CHECK(contained->at(20, 2) == blue);
    CHECK(contained->at(20, 20) == red);
    CHECK(contained->at(20, 37) == blue);
    const auto covered = decode_image(svg, 40, 40, Fit::cover);
    REQUIRE(covered);
    for (const std::uint32_t pixel : covered->pixels()) CHECK(pixel == red);
}

TEST_CASE("an SVG opens no other file and no bomb") {
    const std::string picture = std::filesystem::temp_directory_path() / "zuil-raster-test.png";
    Bitmap filled{20, 20};
    for (std::uint32_t& pixel : filled.pixels()) pixel = red;
    REQUIRE(write_png(picture, filled));
    const auto spy =
        decode_image(bytes_of("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><image href='file://" +
                              picture + "' width='20' height='20'/></svg>"),
                     20, 20, Fit::cover);
    std::filesystem::remove(picture);
    REQUIRE(spy);
    CHECK(spy->at(10, 10) == 0);

    std::string bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>";
    for (char name = 'b'; name <= 'k'; ++name) {
        bomb += std::string{"<!ENTITY "} + name + " '";
        for (int i = 0; i < 10; ++i) bomb += std::string{"&"} + static_cast<char>(name - 1) + ";";
        bomb += "'>";
    }
    bomb += "]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&k;</text></svg>";
    CHECK_FALSE(decode_image(bytes_of(bomb), 20, 20, Fit::cover));
}

TEST_CASE("hostile pictures are refused with a sentence") {
    Bytes huge = png(4, 4);
    // The header's width and height, 65,535 each.
    for (const std::size_t at : {std::size_t{16}, std::size_t{20}}) {
        huge[at] = huge[at + 1] = std::byte{0};
        huge[at + 2] = huge[at + 3] = std::byte{0xFF};
    }
    Bytes half = jpeg(64, 64);
    half.resize(half.size() / 3);
    Bytes cut_webp = webp(64, 64);
    cut_webp.resize(20);
    for (const Bytes& bytes :
         {huge, half, cut_webp, Bytes{}, bytes_of("<svg"), bytes_of("<html></html>"), bytes_of("GIF89a")}) {
        const auto bitmap = decode_image(bytes, 10, 10, Fit::cover);
        REQUIRE_FALSE(bitmap);
        CHECK(bitmap.error().code == Errc::bad_data);
        CHECK(bitmap.error().detail.size() > 10);
    }
    CHECK_FALSE(decode_image(png(4, 4), 0, 10, Fit::cover));
    CHECK_FALSE(decode_image(png(4, 4), 100'000, 10, Fit::cover));
    CHECK_FALSE(decode_image(Bytes(image_bytes_max + 1), 10, 10, Fit::cover));
}

TEST_CASE("broken bytes never break the decoder") {
    std::mt19937 random{5};
    for (int round = 0; round < 400; ++round) {
        Bytes bytes = round % 3 == 0 ? png(24, 24) : round % 3 == 1 ? jpeg(24, 24) : webp(24, 24);
        for (int i = 0; i < 4; ++i) bytes[random() % bytes.size()] = static_cast<std::byte>(random() % 256);
        if (round % 2 == 0) bytes.resize(random() % bytes.size() + 1);
        const auto bitmap = decode_image(bytes, 12, 12, Fit::cover);
        if (bitmap) CHECK(bitmap->pixels().size() == 144);
    }
}
