#include "tests/kiosk/ui/screens_check.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/pseudo_language.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/kiosk/ui/screen_faults.hpp"

namespace zuil::test {
namespace {

constexpr int drags_max = 24;

// In the pseudo-language, what is written or spoken in plain letters without being the shop's was never translated.
void look_for_fixed_words(Offscreen& screen, std::set<std::string>& faults) {
    const auto look = [&](const std::string& where, const std::string& text) {
        for (const std::string& word : fixed_words(text))
            faults.insert(fmt::format("{} says “{}” in every language: {}", where, word, text));
    };
    for (const DrawnText& text : screen.ui().drawn_texts()) look("the screen", text.text);
    for (const Meaning& meaning : screen.ui().semantics().all()) {
        for (const std::string& text : {meaning.name, meaning.value, meaning.disabled_because}) look(meaning.id, text);
    }
}

// Draws a finger over the area, by two thirds of what can be seen of it, and lets go without a swing.
void drag(Offscreen& screen, const Snapshot& snapshot, const ScrolledArea& area) {
    const bool sideways = area.axis == Axis::horizontal;
    const float scale = screen.ui().placing().scale;
    const float length = (sideways ? area.rect.w : area.rect.h) * 0.66F;
    const float from = (sideways ? area.rect.x + area.rect.w * 0.9F : area.rect.y + area.rect.h * 0.9F);
    const Point across = area.rect.centre();
    const auto at = [&](float along) {
        return sideways ? Point{along * scale, across.y * scale} : Point{across.x * scale, along * scale};
    };
    screen.press(at(from));
    screen.frame(snapshot);
    for (int step = 1; step <= 4; ++step) {
        screen.move(at(from - length * static_cast<float>(step) / 4));
        screen.frame(snapshot, 0.1);
    }
    screen.frame(snapshot, 0.5);
    screen.release(at(from - length));
    screen.settle(snapshot);
}

// Looks at the screen as it is, and at every part that scrolls until its end.
std::set<std::string> faults_everywhere(Offscreen& screen, const Snapshot& snapshot) {
    std::set<std::string> faults;
    bool asks = false;
    bool tells = false;
    const auto look = [&] {
        for (const Meaning& meaning : screen.ui().semantics().all()) {
            asks = asks || (meaning.role == Role::field && meaning.personal && !screen.ui().semantics().covered());
            tells = tells || meaning.id == "privacy";
        }
        const DrawnScreen drawn = drawn_for(snapshot.chrome.comfort, screen.ui(), screen.textures());
        for (std::string& fault : faults_of(drawn)) faults.insert(std::move(fault));
        if (snapshot.language == pseudo_language) look_for_fixed_words(screen, faults);
    };
    look();
    const std::size_t areas = screen.ui().scrolled_areas().size();
    for (std::size_t i = 0; i < areas; ++i) {
        for (int drags = 0; drags < drags_max; ++drags) {
            const auto now = screen.ui().scrolled_areas();
            if (i >= now.size() || now[i].after < 1) break;
            drag(screen, snapshot, now[i]);
            look();
        }
    }
    if (asks && !tells && !snapshot.chrome.staff && snapshot.route != Route::staff_entrance)
        faults.insert("something personal is asked for, and no way leads to what becomes of it");
    return faults;
}

}  // namespace

void check_screens(int width, int height, const std::string& language, const Comfort& comfort,
                   const std::filesystem::path& theme) {
    Offscreen screen{width, height, Offscreen::Photos::left_out, Offscreen::Shows::screens, theme};
    std::uint64_t visit = 0;
    for (Sample one : sample_screens(language)) {
        if (one.portrait_only && width > height) continue;
        one.snapshot.session = one.snapshot.visit = ++visit;
        one.snapshot.chrome.comfort = comfort;
        INFO(one.name << ", " << language << ", " << width << " wide");
        for (const std::string& tap : one.taps) screen.tap(one.snapshot, tap);
        screen.settle(one.snapshot);
        for (const std::string& fault : faults_everywhere(screen, one.snapshot)) {
            FAIL_CHECK(one.name << ", " << language << ", " << width << " wide: " << fault);
        }
    }
    CHECK(visit > 30);
}

void check_both_forms(const std::string& language, const Comfort& comfort) {
    check_screens(1080, 1920, language, comfort);
    check_screens(1920, 1080, language, comfort);
}

}  // namespace zuil::test
