#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/brush.hpp"
#include "kiosk/ui/picture_cache.hpp"
#include "kiosk/ui/semantics.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/theme.hpp"
#include "kiosk/ui/touch.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/glyphs.hpp"
#include "platform/display/input.hpp"

struct ImDrawData;

namespace zuil {

// What the gallery shows where a shop has its photos: addresses.
struct GalleryPictures {
    std::vector<std::string> urls;
};

struct UiOptions {
    Theme theme;
    Theme contrast_theme;            // for whoever wants high contrast
    std::optional<PanelSize> panel;  // absent: not known
    GlyphSources glyphs;
    // A text in English as it stands in the source, and the language it is wanted in ("nl").
    std::function<std::string(std::string_view english, const std::string& language)> translate;
    ReadPicture read_picture = read_file_picture;
    DecodePicture decode_picture = zuil::decode_picture;
    std::function<void()> wake;  // any thread: a picture is there, draw a frame (Window::wake)
    std::size_t picture_bytes = 160U << 20U;
    std::optional<GalleryPictures> gallery;  // absent: the kiosk's screens
};

// The one who draws: owns what belongs to the looks of things (fonts, pictures, drafts, scroll positions, motion) and
// no facts. UI thread only.
class Ui {
public:
    // Fails when a font is missing. `textures` outlives the Ui; the presenter draws from it.
    static Result<std::unique_ptr<Ui>> open(Textures& textures, UiOptions options);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // Draws one frame of `width` x `height` panel pixels. `seconds` is a time that never jumps (BootTime); events carry
    // the same. True: something moves, draw the next frame at once. False: sleep until an event, a new snapshot,
    // wake(), or wake_in().
    bool frame(const Snapshot& snapshot, std::span<const InputEvent> events, double seconds, int width, int height,
               Intents& out);
    std::optional<double> wake_in() const;
    // Whether this snapshot's page comes in the place of the one that is shown, in the same session.
    bool leaves_page(const Snapshot& snapshot) const;
    // What the panel shows, in its pixels, before the frame in which the page is left: the new one comes through it.
    void leave(Bitmap shown);
    // From the next frame on. `logos` are the addresses of pictures in it that may have been drawn anew.
    void wear(Theme theme, Theme contrast_theme, const std::vector<std::string>& logos);
    // Any thread: the picture behind this address is on the disk now.
    void picture_arrived(const std::string& url);

    // What frame() drew; good until the next one.
    const ImDrawData& drawn() const;
    const Semantics& semantics() const;
    // What it was drawn on.
    const Placing& placing() const;
    const std::vector<DrawnText>& drawn_texts() const;
    std::vector<ScrolledArea> scrolled_areas() const;
    // What --dump-screen writes: an array of meanings, the screen first; rects in panel pixels, personal values masked.
    std::string dump() const;
    // Every picture that the last frame asked for is there or will not come.
    bool settled() const;

private:
    struct State;
    explicit Ui(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
