#pragma once

#include <chrono>
#include <memory>

#include "platform/display/input.hpp"
#include "platform/display/textures.hpp"

struct ImDrawData;
struct ImGuiContext;

namespace zuil {

// Owns the ImGui context: a token font, no files, no keyboard navigation of its own. It is fed by hand because the
// packaged SDL backend captures the mouse, which makes X11 drop the touch that is under way.
class ImguiHost {
public:
    explicit ImguiHost(Textures& textures);
    ~ImguiHost();
    ImguiHost(const ImguiHost&) = delete;
    ImguiHost& operator=(const ImguiHost&) = delete;

    // Only one pointer reaches ImGui: the mouse or the first finger.
    void feed(const InputEvent& event);
    void begin_frame(int width, int height, std::chrono::milliseconds since_last);
    const ImDrawData& end_frame();

private:
    Textures& textures_;
    TextureId font_;
    ImGuiContext* context_;
    std::int64_t finger_ = -1;
};

}  // namespace zuil
