#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/kiosk/ui/approved_letters.hpp"
#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

// What every screen says it is, approved as text: in Dutch with the place of each widget, portrait and landscape, in
// each way that a shopper can want the screen; and its words in the other languages. Whoever changes a screen on
// purpose runs ZUIL_APPROVE=1 build/dev/bin/test_ui_approved and reads the difference before committing it.
namespace zuil::test {
namespace {

const std::filesystem::path trees = std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/ui/approved";

struct Mode {
    std::string name;
    Comfort comfort;
};

std::vector<Mode> modes() {
    return {{"default", {}},
            {"high contrast", {.colours = ColourMode::high_contrast}},
            {"low reach", {.reach = Reach::low}},
            {"largest letters", {.text = TextSize::largest}}};
}

enum class With { places, words_only };

std::string line_of(const std::vector<Meaning>& all, const Meaning& meaning, With with) {
    std::string line;
    for (int above = meaning.parent; above >= 0; above = all[static_cast<std::size_t>(above)].parent) line += "  ";
    line += to_string(meaning.role);
    // Texts that stand by themselves are numbered in their order, which says nothing.
    if (!meaning.id.starts_with("text/")) line += " " + meaning.id;
    line += fmt::format(" \"{}\"", meaning.name);
    if (!meaning.value.empty()) line += meaning.personal ? " = (personal)" : fmt::format(" = \"{}\"", meaning.value);
    if (!meaning.disabled_because.empty()) line += fmt::format(" off: \"{}\"", meaning.disabled_because);
    if (with == With::words_only) return line + '\n';
    if (meaning.chosen == Meaning::Chosen::yes) line += " chosen";
    if (meaning.focused) line += " focused";
    if (meaning.touchable) line += " touchable";
    const Box& r = meaning.rect;
    return line + fmt::format(" {},{} {}x{}\n", std::lround(r.x), std::lround(r.y), std::lround(r.w), std::lround(r.h));
}

std::string tree_of(Sample one, int width, int height, const Comfort& comfort, With with) {
    one.snapshot.chrome.comfort = comfort;
    Offscreen screen{width, height, Offscreen::Photos::left_out};
    for (const std::string& tap : one.taps) screen.tap(one.snapshot, tap);
    screen.settle(one.snapshot);
    const std::vector<Meaning>& all = screen.ui().semantics().all();
    std::string tree;
    for (const Meaning& meaning : all) tree += line_of(all, meaning, with);
    return tree;
}

Sample in_language(const std::string& language, const std::string& name) {
    for (Sample& one : sample_screens(language)) {
        if (one.name == name) return std::move(one);
    }
    throw std::runtime_error(name + " is not among the samples in " + language);
}

std::string approved_text(const Sample& dutch) {
    std::string text;
    for (const auto& [orientation, width, height] :
         {std::tuple{"portrait", 1080, 1920}, std::tuple{"landscape", 1920, 1080}}) {
        if (dutch.portrait_only && width > height) continue;
        for (const Mode& mode : modes()) {
            text += fmt::format("# nl, {}, {}\n", orientation, mode.name);
            text += tree_of(dutch, width, height, mode.comfort, With::places) + '\n';
        }
    }
    for (const char* language : {"en", "de", "fr"}) {
        text += fmt::format("# {}, portrait, default: words\n", language);
        text += tree_of(in_language(language, dutch.name), 1080, 1920, {}, With::words_only) + '\n';
    }
    return text;
}

std::string read(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// The first line that differs, with what stands around it.
std::string difference(const std::string& approved, const std::string& now) {
    std::istringstream before{approved};
    std::istringstream after{now};
    std::string section;
    for (int number = 1;; ++number) {
        std::string was;
        std::string is;
        const bool more_before = static_cast<bool>(std::getline(before, was));
        const bool more_after = static_cast<bool>(std::getline(after, is));
        if (!more_before && !more_after) return {};
        if (is.starts_with('#')) section = is;
        if (was != is) return fmt::format("{}, line {}:\n  approved: {}\n  now:      {}", section, number, was, is);
    }
}

}  // namespace

TEST_CASE("every screen says what was approved") {
    const bool approve = std::getenv("ZUIL_APPROVE") != nullptr;
    if (!has_approved_letters()) SKIP("the letters of this system are others than the approved ones");
    std::filesystem::create_directories(trees);
    std::vector<std::string> known;
    for (const Sample& dutch : sample_screens("nl")) {
        const std::filesystem::path file = trees / (dutch.name + ".txt");
        known.push_back(file.filename().string());
        const std::string now = approved_text(dutch);
        if (approve) std::ofstream{file, std::ios::binary} << now;
        const std::string approved = read(file);
        if (approved != now) FAIL_CHECK(dutch.name << ": " << difference(approved, now));
    }
    CHECK(known.size() > 40);
    for (const auto& entry : std::filesystem::directory_iterator{trees}) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() || name == "letters") continue;
        if (std::ranges::find(known, name) == known.end()) FAIL_CHECK(name << " is approved, but no screen any more");
    }
}

}  // namespace zuil::test
