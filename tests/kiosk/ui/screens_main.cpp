#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <map>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

// zuil-screens: writes a picture of each screen, to be looked at beside the design's.
int main(int argc, char** argv) {
    CLI::App app{"Writes a picture of each of the kiosk's screens from hand-made data"};
    std::filesystem::path folder = "screens";
    std::string language = "nl";
    std::string only;
    int width = 1080;
    int height = 1920;
    float scrolled = 0;
    app.add_option("--into", folder, "Folder for the pictures");
    app.add_option("--language", language, "nl, en, de, fr, pl, or qps for the pseudo-language");
    app.add_option("--only", only, "Only screens whose name begins with this");
    app.add_option("--width", width);
    app.add_option("--height", height);
    app.add_option("--scroll", scrolled, "Drag the screen up by this many pixels first");
    zuil::Comfort comfort;
    app.add_option("--text", comfort.text, "Size of the letters")
        ->transform(CLI::CheckedTransformer(std::map<std::string, zuil::TextSize>{
            {"100", zuil::TextSize::normal}, {"150", zuil::TextSize::larger}, {"200", zuil::TextSize::largest}}));
    app.add_flag_callback("--contrast", [&] { comfort.colours = zuil::ColourMode::high_contrast; });
    app.add_flag_callback("--low", [&] { comfort.reach = zuil::Reach::low; });
    bool gallery = false;
    std::vector<std::string> taps;
    app.add_flag("--gallery", gallery, "The page of every widget instead");
    app.add_option("--tap", taps, "Tap these first, by their id or name");
    CLI11_PARSE(app, argc, argv);

    std::filesystem::create_directories(folder);
    auto samples = zuil::test::sample_screens(language);
    if (gallery) {
        samples = {{"gallery", {}, {}}};
        samples.front().snapshot.language = language;
    }
    for (auto& sample : samples) {
        sample.snapshot.chrome.comfort = comfort;
        if (!sample.name.starts_with(only)) continue;
        if (sample.portrait_only && width > height) continue;
        using zuil::test::Offscreen;
        Offscreen screen{width, height, Offscreen::Photos::drawn,
                         gallery ? Offscreen::Shows::gallery : Offscreen::Shows::screens};
        for (const std::string& tap : sample.taps) screen.tap(sample.snapshot, tap);
        for (const std::string& tap : taps) screen.tap(sample.snapshot, tap);
        screen.settle(sample.snapshot);
        if (scrolled > 0) {
            zuil::Point at{static_cast<float>(width) * 0.75F, static_cast<float>(height) * 0.75F};
            screen.press(at);
            screen.frame(sample.snapshot);
            for (float gone = 0; gone < scrolled; gone += 20) {
                at.y -= 20;
                screen.move(at);
                screen.frame(sample.snapshot, 0.1);
            }
            screen.frame(sample.snapshot, 1);
            screen.release(at);
            screen.settle(sample.snapshot);
        }
        const auto file = folder / (sample.name + "-" + language + (width > height ? "-landscape" : "") + ".png");
        if (const auto written = zuil::write_png(file.string(), screen.bitmap()); !written) {
            std::cerr << written.error().detail << '\n';
            return 1;
        }
        std::cout << file.string() << '\n';
    }
    return 0;
}
