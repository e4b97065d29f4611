#include "platform/display/shrink.hpp"

#include <catch2/catch_test_macros.hpp>

#include "platform/display/photo.hpp"
#include "tests/platform/display/sample_pictures.hpp"

using namespace zuil;
using namespace zuil::test;

namespace {

std::string text_of(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Bitmap decoded(const std::string& bytes) {
    const auto bitmap = decode_photo(std::as_bytes(std::span{bytes}), 4096, 4096);
    REQUIRE(bitmap);
    return *bitmap;
}

}  // namespace

TEST_CASE("a photo is brought to the side asked for and keeps its shape and colours") {
    for (const Bytes& bytes : {jpeg(2000, 1000), png(2000, 1000), webp(2000, 1000)}) {
        const std::string small = shrink_photo(text_of(bytes), 512).value();
        const Bitmap bitmap = decoded(small);
        CHECK(bitmap.width() == 512);
        CHECK(bitmap.height() == 256);
        CHECK((bitmap.at(20, 128) >> 16U & 0xFFU) > 240);
        CHECK((bitmap.at(490, 128) & 0xFFU) > 240);
        CHECK(shrink_photo(small, 512).value() == small);
    }
    // Exactly twice the side: a JPEG is then decoded at half its size.
    CHECK(decoded(shrink_photo(text_of(jpeg(1024, 1024)), 512).value()).width() == 512);
    const Bitmap tall = decoded(shrink_photo(text_of(jpeg(100, 3000)), 512).value());
    CHECK(tall.height() == 512);
    CHECK(tall.width() == 17);
    CHECK(decoded(shrink_photo(text_of(png(3000, 1)), 512).value()).height() == 1);
}

TEST_CASE("a photo that is small enough stays as it is") {
    for (const Bytes& bytes : {jpeg(512, 300), png(10, 10), webp(300, 512)})
        CHECK(shrink_photo(text_of(bytes), 512).value() == text_of(bytes));
}

TEST_CASE("what is no photo is refused") {
    const std::string whole = text_of(jpeg(1000, 1000));
    for (const std::string& bytes : {std::string{}, std::string{"<svg/>"}, std::string{"<html>"}, whole.substr(0, 400)})
        CHECK(shrink_photo(bytes, 512).error().code == Errc::bad_data);
}
