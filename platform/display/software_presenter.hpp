#pragma once

#include <vector>

#include "platform/display/painter.hpp"
#include "platform/display/presenter.hpp"

struct SDL_Surface;

namespace zuil {

// Composites on one thread into the window's own memory, and only the strips that differ from the frame before. Where
// the picture is turned, the strips are composited upright first and then turned onto the window.
class SoftwarePresenter final : public Presenter {
public:
    SoftwarePresenter(Window& window, const Textures& textures) : window_{window}, textures_{textures} {}

    Presented present(const ImDrawData& frame) override;
    void forget() override { shown_.clear(); }
    Bitmap read_back() override;

private:
    Canvas surface();
    Canvas picture(const Canvas& surface);
    void show(const std::vector<Rect>& areas);

    Window& window_;
    const Textures& textures_;
    Scene scene_;
    // The hashes of the strips on screen; empty when they are not known.
    std::vector<std::uint64_t> shown_;
    const SDL_Surface* surface_ = nullptr;
    Bitmap upright_;  // what is turned onto the window; empty where nothing is turned
};

}  // namespace zuil
