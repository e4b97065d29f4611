#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/config/arguments.hpp"
#include "kiosk/config/settings.hpp"
#include "kiosk/engine/engine.hpp"
#include "kiosk/engine/mailbox.hpp"
#include "platform/http/http.hpp"

namespace zuil {

// The kiosk below its panel: the engine, and what it stands on. open() and run() belong to one thread.
class Core {
public:
    // Both are called from threads of the core.
    struct News {
        std::function<void()> published;                              // there is something new to draw
        std::function<void(const std::string& url)> picture_arrived;  // read_picture() answers now
    };
    // The error is a sentence for whoever starts the kiosk. `settings` outlive the core.
    static Result<std::unique_ptr<Core>> open(const Arguments& arguments, const Settings& settings,
                                              Translations translations, News news);
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    IntentInbox& inbox();
    const SnapshotPublisher& publisher() const;
    // Any thread: a picture from this kiosk's disk; not_found while it is on its way.
    Result<std::string> read_picture(const std::string& url, int side);

    // Ticks until end() is called, asleep in the http port in between.
    void run();
    // Any thread.
    void end();

private:
    struct Parts;
    explicit Core(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
