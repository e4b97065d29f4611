#pragma once

#include <cstddef>
#include <memory>

#include "platform/base/result.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/textures.hpp"
#include "platform/display/window.hpp"

struct ImDrawData;

namespace zuil {

struct Presented {
    // False: the same as the frame before, so nothing was drawn and nothing was shown.
    bool changed = false;
    std::size_t quads = 0;
    // Strips of 32 rows that were drawn.
    std::size_t strips = 0;
    // What was in the draw list and is no quad; always 0 in a build with assertions, which ends instead.
    std::size_t refused = 0;
};

// Puts a draw list of quads (see quads.hpp) on the window. Both presenters draw the same within 2 levels per channel.
class Presenter {
public:
    Presenter() = default;
    Presenter(const Presenter&) = delete;
    Presenter& operator=(const Presenter&) = delete;
    virtual ~Presenter() = default;

    virtual Presented present(const ImDrawData& frame) = 0;
    // The window lost its pixels: the next frame is drawn whole.
    virtual void forget() = 0;
    // What was last presented: the picture, upright however it is turned on the window.
    virtual Bitmap read_back() = 0;
};

// The one that fits the window. Both outlive it.
Result<std::unique_ptr<Presenter>> make_presenter(Window& window, const Textures& textures);

}  // namespace zuil
