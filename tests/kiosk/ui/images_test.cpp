#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/display/raster.hpp"
#include "tests/kiosk/ui/approved_letters.hpp"
#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

// How some dozens of screens look, approved as pictures a quarter of the size. What an eye would not see is let pass:
// another rounding in a gradient, a glyph a shade lighter. ZUIL_APPROVE=1 writes them anew; the pictures that differ
// are left in build/.../approved-differences.
namespace zuil::test {
namespace {

const std::filesystem::path images = std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/ui/approved/images";
const std::filesystem::path differences = std::string{ZUIL_BINARY_DIR} + "/approved-differences";

constexpr int quarter = 4;
constexpr int seen = 28;                   // levels of a channel that an eye tells apart at this size
constexpr double seen_share_most = 0.004;  // of the picture: about the area of one short word
constexpr double mean_most = 1.2;          // levels, over the whole picture

struct Shot {
    std::string sample;
    bool landscape = false;
    Comfort comfort{};
    std::string name() const {
        std::string name = sample + (landscape ? "-landscape" : "");
        if (comfort.colours == ColourMode::high_contrast) name += "-contrast";
        if (comfort.reach == Reach::low) name += "-low";
        if (comfort.text == TextSize::largest) name += "-largest";
        return name + ".png";
    }
};

std::vector<Shot> shots() {
    std::vector<Shot> all;
    for (const char* name :
         {"01-attract", "02-home", "03-listing", "04-search", "05-product", "06-compare", "07-basket", "08-identify",
          "09-pickup", "10-payment", "10e-phone", "11-confirmation", "20-accessibility"}) {
        all.push_back({name, false});
        all.push_back({name, true});
    }
    for (const char* name : {"02-home", "03-listing", "05-product", "07-basket"}) {
        all.push_back({name, false, {.colours = ColourMode::high_contrast}});
        all.push_back({name, false, {.reach = Reach::low}});
    }
    constexpr Comfort largest{.text = TextSize::largest};
    for (const char* name : {"02-home", "03-listing", "05-product", "06-compare", "07-basket", "08-identify",
                             "09-pickup", "10-payment", "11-confirmation", "20-accessibility"}) {
        all.push_back({name, false, largest});
    }
    for (const char* name : {"02-home", "05-product", "08-identify"}) all.push_back({name, true, largest});
    return all;
}

// A quarter of the size: each pixel the mean of sixteen.
Bitmap small(const Bitmap& bitmap) {
    return scale(bitmap, bitmap.width() / quarter, bitmap.height() / quarter, Fit::cover);
}

Bitmap drawn(const Shot& shot) {
    for (Sample& one : sample_screens("nl")) {
        if (one.name != shot.sample) continue;
        one.snapshot.chrome.comfort = shot.comfort;
        Offscreen screen{shot.landscape ? 1920 : 1080, shot.landscape ? 1080 : 1920};
        for (const std::string& tap : one.taps) screen.tap(one.snapshot, tap);
        screen.settle(one.snapshot);
        return small(screen.bitmap());
    }
    throw std::runtime_error(shot.sample + " is not among the samples");
}

int channel(std::uint32_t pixel, unsigned shift) { return static_cast<int>(pixel >> shift & 0xFFU); }

struct Difference {
    double seen_share = 0;
    double mean = 0;
};

Difference difference_of(const Bitmap& a, const Bitmap& b) {
    if (a.width() != b.width() || a.height() != b.height()) return {1, 255};
    double sum = 0;
    std::size_t seen_pixels = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        int largest = 0;
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int level = std::abs(channel(a.pixels()[i], shift) - channel(b.pixels()[i], shift));
            largest = std::max(largest, level);
            sum += level;
        }
        if (largest > seen) ++seen_pixels;
    }
    const auto pixels = static_cast<double>(a.pixels().size());
    return {static_cast<double>(seen_pixels) / pixels, sum / pixels / 3};
}

Result<Bitmap> read_picture(const std::filesystem::path& file, int width, int height) {
    TRY(const std::vector<std::byte> bytes, read_file_picture("file://" + file.string(), width));
    return decode_image(bytes, width, height, Fit::cover);
}

}  // namespace

TEST_CASE("screens look as they were approved") {
    const bool approve = std::getenv("ZUIL_APPROVE") != nullptr;
    if (!approve && !has_approved_letters()) SKIP("the letters of this system are others than the approved ones");
    std::filesystem::create_directories(images);
    std::vector<std::string> known;
    for (const Shot& shot : shots()) {
        const Bitmap now = drawn(shot);
        const std::filesystem::path file = images / shot.name();
        known.push_back(shot.name());
        if (approve) REQUIRE(write_png(file.string(), now));
        const auto approved = read_picture(file, now.width(), now.height());
        INFO(shot.name());
        REQUIRE(approved);
        const Difference difference = difference_of(*approved, now);
        CHECK(difference.mean <= mean_most);
        CHECK(difference.seen_share <= seen_share_most);
        if (difference.mean > mean_most || difference.seen_share > seen_share_most) {
            std::filesystem::create_directories(differences);
            REQUIRE(write_png((differences / shot.name()).string(), now));
        }
    }
    CHECK(known.size() >= 24);
    for (const auto& entry : std::filesystem::directory_iterator{images}) {
        INFO(entry.path());
        CHECK(std::ranges::find(known, entry.path().filename().string()) != known.end());
    }
}

TEST_CASE("a missing word, a moved button and another colour are seen") {
    const Bitmap plain = drawn({"07-basket", false});
    CHECK(difference_of(plain, plain).seen_share == 0);
    // A shade that nobody sees passes; the button's place without its button does not.
    Bitmap shade = plain;
    for (std::uint32_t& pixel : shade.pixels()) pixel = (pixel & 0xFFFFFF00U) | std::min(255U, (pixel & 0xFFU) + 1U);
    CHECK(difference_of(plain, shade).mean <= mean_most);
    Bitmap without = plain;
    for (int y = plain.height() * 7 / 8; y < plain.height() * 7 / 8 + 20; ++y) {
        for (int x = 20; x < 140; ++x) without.at(x, y) = 0xFFFFFFFFU;
    }
    CHECK(difference_of(plain, without).seen_share > seen_share_most);
    Bitmap moved = plain;
    for (int y = 8; y < plain.height(); ++y) std::ranges::copy(plain.row(y - 8), moved.row(y).begin());
    CHECK(difference_of(plain, moved).seen_share > seen_share_most);
}

}  // namespace zuil::test
