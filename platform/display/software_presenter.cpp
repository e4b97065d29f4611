#include "platform/display/software_presenter.hpp"

#include <SDL.h>

#include <algorithm>

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"
#include "platform/display/refusal.hpp"

namespace zuil {
namespace {

// Rows that are drawn together: half a megabyte of them stays in the processor's cache while quad after quad is drawn
// over it. Measured on a busy machine, a full frame takes a fifth less than drawn at once.
constexpr int band_height = 4 * Scene::strip_height;

}  // namespace

Presented SoftwarePresenter::present(const ImDrawData& frame) {
    scene_.read(frame, textures_);
    report_refusal(scene_);
    const Canvas window = surface();
    const Canvas target = picture(window);
    Presented presented{.quads = scene_.quads().size(), .refused = scene_.refused()};
    if (target.pixels == nullptr) return presented;
    const std::span<const std::uint64_t> strips = scene_.strips();
    if (shown_.size() != strips.size()) shown_.clear();

    // Neighbouring strips that changed are drawn together.
    std::vector<Rect> areas;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        if (!shown_.empty() && shown_[i] == strips[i]) continue;
        const Rect strip = intersect({0, static_cast<int>(i) * Scene::strip_height, target.width, Scene::strip_height},
                                     {0, 0, target.width, target.height});
        ++presented.strips;
        if (!areas.empty() && areas.back().bottom() == strip.y) {
            areas.back().height += strip.height;
        } else {
            areas.push_back(strip);
        }
    }
    for (const Rect& area : areas) {
        for (int y = area.y; y < area.bottom(); y += band_height) {
            const Rect band = intersect(area, {0, y, area.width, band_height});
            paint(target, scene_.quads(), band);
            if (window_.turn() != Turn::none) turn_onto(window, window_.turn(), target, band);
        }
    }
    shown_.assign(strips.begin(), strips.end());
    presented.changed = !areas.empty();
    if (presented.changed) show(areas);
    return presented;
}

// The window's memory; SDL makes it anew when the window's size changes.
Canvas SoftwarePresenter::surface() {
    const SDL_Surface* surface = SDL_GetWindowSurface(window_.sdl());
    if (surface == nullptr || surface->format->BytesPerPixel != 4 || surface->format->Rmask != 0xFF0000 ||
        surface->format->Gmask != 0xFF00 || surface->format->Bmask != 0xFF) {
        log::error("The window has no 32-bit memory to draw in: {}.", SDL_GetError());
        return {};
    }
    if (surface != surface_) forget();
    surface_ = surface;
    return {static_cast<std::uint32_t*>(surface->pixels), surface->w, surface->h, surface->pitch / 4};
}

// What is painted on: the window itself, unless it is turned.
Canvas SoftwarePresenter::picture(const Canvas& surface) {
    if (window_.turn() == Turn::none || surface.pixels == nullptr) return surface;
    const Extent extent = turned(window_.turn(), Extent{surface.width, surface.height});
    if (upright_.width() != extent.width || upright_.height() != extent.height) {
        upright_ = Bitmap{extent.width, extent.height};
    }
    return {upright_.pixels().data(), extent.width, extent.height, extent.width};
}

void SoftwarePresenter::show(const std::vector<Rect>& areas) {
    std::vector<SDL_Rect> rects;
    for (const Rect& area : areas) {
        const Rect shown = on_window(window_.turn(), area, {window_.width(), window_.height()});
        if (!shown.empty()) rects.push_back({shown.x, shown.y, shown.width, shown.height});
    }
    if (SDL_UpdateWindowSurfaceRects(window_.sdl(), rects.data(), static_cast<int>(rects.size())) != 0) {
        log::warning("The window did not take a frame: {}.", SDL_GetError());
        forget();
    }
}

Bitmap SoftwarePresenter::read_back() {
    const Canvas source = picture(surface());
    Bitmap bitmap{source.width, source.height};
    for (int y = 0; y < source.height; ++y) {
        const std::uint32_t* from = source.pixels + static_cast<std::ptrdiff_t>(y) * source.stride;
        std::transform(from, from + source.width, bitmap.row(y).begin(),
                       [](std::uint32_t pixel) { return pixel | 0xFF000000U; });
    }
    return bitmap;
}

}  // namespace zuil
