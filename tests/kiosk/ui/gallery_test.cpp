#include "kiosk/ui/gallery/gallery.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/offscreen.hpp"

namespace zuil::test {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

// Files of kiosk/ui/widgets that draw something; those that only know (a layout of keys) have nothing to show.
std::set<std::string> widget_files() {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{ZUIL_SOURCE_DIR "/kiosk/ui/widgets"}) {
        if (entry.path().extension() != ".hpp") continue;
        if (text_of(entry.path()).find(" draw_") != std::string::npos) names.insert(entry.path().stem().string());
    }
    return names;
}

// As far down as it goes: every specimen is drawn once on the way, and nothing but quads. Returns the headings it met.
std::set<std::string> walk_down(Offscreen& screen, const Snapshot& nothing) {
    std::set<std::string> headings;
    const auto width = static_cast<float>(screen.width());
    const auto height = static_cast<float>(screen.height());
    for (int i = 0; i < 200; ++i) {
        for (const Meaning& meaning : screen.ui().semantics().all()) {
            if (meaning.role == Role::heading) headings.insert(meaning.name);
        }
        const auto areas = screen.ui().scrolled_areas();
        REQUIRE_FALSE(areas.empty());
        if (areas.front().after < 1) break;
        screen.bitmap();
        const Point at{width - 20, height * 0.8F};
        screen.frame(nothing, 0.2);
        screen.press(at);
        for (int step = 1; step <= 10; ++step) {
            screen.move({at.x, at.y - height * 0.06F * static_cast<float>(step)});
            screen.frame(nothing, 0.05);
        }
        screen.frame(nothing, 0.3);
        screen.release({at.x, at.y - height * 0.6F});
        screen.settle(nothing);
    }
    return headings;
}

}  // namespace

TEST_CASE("every file of widgets has its section in the gallery") {
    std::set<std::string> shown;
    for (const GallerySection& section : gallery_sections()) shown.insert(std::string{section.file});
    CHECK(shown == widget_files());
}

TEST_CASE("the gallery draws all of itself in both themes and in large letters, in every form") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
        for (const char* letters : {"", "gallery/large"}) {
            Offscreen screen{width, height, Offscreen::Photos::left_out, Offscreen::Shows::gallery};
            const Snapshot nothing;
            screen.settle(nothing);
            const Colour light = Colour::hex(0xF6F4F1);
            CHECK(screen.bitmap().at(2, height - 2) == premultiplied(light));
            if (*letters != 0) screen.tap(nothing, letters);
            screen.tap(nothing, "gallery/contrast");
            CHECK(screen.bitmap().at(2, height - 2) == premultiplied(Colour::hex(0x000000)));
            const std::set<std::string> headings = walk_down(screen, nothing);
            for (const GallerySection& section : gallery_sections()) {
                CHECK(headings.contains(std::string{section.title}));
            }
        }
    }
}

TEST_CASE("the gallery's sheet and dialog open and close") {
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out, Offscreen::Shows::gallery};
    const Snapshot nothing;
    screen.tap(nothing, "gallery/sheet/open");
    screen.tap(nothing, "gallery/sheet/close");
    screen.tap(nothing, "gallery/dialog/open");
    screen.tap(nothing, "gallery/dialog/close");
    CHECK_NOTHROW(screen.tap(nothing, "gallery/sheet/open"));
}

}  // namespace zuil::test
