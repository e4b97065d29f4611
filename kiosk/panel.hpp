#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>

#include "kiosk/config/arguments.hpp"
#include "kiosk/config/settings.hpp"
#include "kiosk/engine/mailbox.hpp"
#include "kiosk/shop_theme.hpp"
#include "kiosk/ui/ui.hpp"
#include "platform/display/presenter.hpp"
#include "platform/display/window.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/text/translations.hpp"

namespace zuil {

// The panel that people touch, and the thread that draws on it: asleep until an event, a new snapshot or a motion.
class Panel {
public:
    struct Ports {
        const Clock& clock;
        const Translations& translations;
        ReadPicture read_picture;
        DecodePicture decode_picture;
    };
    // Fails with a sentence when there is no display or no font. `ports` outlive the panel.
    static Result<std::unique_ptr<Panel>> open(const Arguments& arguments, const Settings& settings, Ports ports);
    ~Panel();

    // Any thread: there is something new to draw.
    void wake() { window_->wake(); }
    // Any thread: read_picture answers for this address now.
    void picture_arrived(const std::string& url);
    // Until somebody closes the window.
    void run(IntentInbox& inbox, const SnapshotPublisher& publisher);
    // Ends the threads that read pictures. Others may still call the above, in vain.
    void close();

private:
    Panel(const Arguments& arguments, const Settings& settings, const Clock& clock);
    // Waits for what happens next; false: the window was closed.
    bool wait(bool moving, std::vector<InputEvent>& events);
    // True when pixels changed.
    void dump_screen();
    void take_screenshot(const Snapshot& snapshot);

    const Clock& clock_;
    ShopTheme theme_;
    std::filesystem::path dump_file_;
    std::filesystem::path screenshot_folder_;
    std::ofstream frame_times_;  // not open unless asked for
    std::unique_ptr<Window> window_;
    Textures textures_;
    std::unique_ptr<Presenter> presenter_;
    std::mutex ui_leaves_;  // guards the pointer against close()
    std::unique_ptr<Ui> ui_;
    Scanner scanner_;
    BootTime frame_began_{};
    std::uint64_t visit_pictured_ = 0;
    int screenshots_ = 0;
};

}  // namespace zuil
