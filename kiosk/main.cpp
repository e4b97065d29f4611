#include <cstdlib>
#include <functional>
#include <iostream>
#include <thread>

#include "kiosk/config/arguments.hpp"
#include "kiosk/config/settings.hpp"
#include "kiosk/core.hpp"
#include "kiosk/panel.hpp"
#include "platform/base/log.hpp"
#include "platform/display/drawing_store.hpp"
#include "platform/secrets/wiping.hpp"

// The kiosk: the panel on this thread, the engine on another.
namespace {

using namespace zuil;

int refuse(const Error& error) {
    std::cerr << "zuil: " << error.detail << '\n';
    return EXIT_FAILURE;
}

ReadPicture pictures_of(std::unique_ptr<Core>& core) {
    return [&core](const std::string& url, int side) -> Result<std::vector<std::byte>> {
        TRY(const std::string bytes, core->read_picture(url, side));
        const auto view = std::as_bytes(std::span{bytes});
        return std::vector<std::byte>{view.begin(), view.end()};
    };
}

// Every widget on one screen: no shop, no engine, nothing kept.
int show_gallery(const Arguments& arguments, const Settings& settings, const Translations& translations) {
    const SystemClock clock;
    auto panel = Panel::open(arguments, settings,
                             {.clock = clock,
                              .translations = translations,
                              .read_picture = read_file_picture,
                              .decode_picture = decode_picture});
    if (!panel) return refuse(panel.error());
    const auto nobody = [] {};
    IntentInbox inbox{nobody};
    SnapshotPublisher publisher{nobody};
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->language = "en";
    publisher.publish(std::move(snapshot));
    (*panel)->run(inbox, publisher);
    (*panel)->close();
    return EXIT_SUCCESS;
}

int run(const Arguments& arguments, Settings settings) {
    if (!arguments.language.empty()) {
        if (const auto put_first = speak_first(settings.engine, arguments.language); !put_first) {
            return refuse(put_first.error());
        }
    }
    auto translations = Translations::load(arguments.share / "translations");
    if (!translations) return refuse(translations.error());
    if (arguments.gallery) return show_gallery(arguments, settings, *translations);

    const SystemClock clock;
    DrawingStore drawings{arguments.data / "drawings", settings.pictures.drawings_bytes_max()};
    std::unique_ptr<Core> core;
    auto panel = Panel::open(arguments, settings,
                             {.clock = clock,
                              .translations = *translations,
                              .read_picture = pictures_of(core),
                              .decode_picture = std::bind_front(&DrawingStore::decode, &drawings)});
    if (!panel) return refuse(panel.error());
    auto opened = Core::open(arguments, settings, *translations,
                             {.published = [&] { (*panel)->wake(); },
                              .picture_arrived = [&](const std::string& url) { (*panel)->picture_arrived(url); }});
    if (!opened) return refuse(opened.error());
    core = std::move(*opened);

    std::thread engine{[&core] { core->run(); }};
    (*panel)->run(core->inbox(), core->publisher());
    core->end();
    engine.join();
    (*panel)->close();
    core.reset();
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** values) {
    zuil::keep_memory_private();
    const auto arguments = zuil::parse_arguments(count, values);
    if (!arguments) {
        (arguments.error().exit_code == 0 ? std::cout : std::cerr) << arguments.error().text;
        return arguments.error().exit_code;
    }
    auto settings = zuil::read_settings(arguments->config);
    if (!settings) return refuse(settings.error());
    return run(*arguments, std::move(*settings));
}
