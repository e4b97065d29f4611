#include "platform/display/imgui_host.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

namespace zuil {
namespace {

Mask font_mask(ImFontAtlas& fonts) {
    fonts.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    fonts.AddFontDefault();
    unsigned char* coverage = nullptr;
    int width = 0, height = 0;
    fonts.GetTexDataAsAlpha8(&coverage, &width, &height);
    Mask mask{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) mask.at(x, y) = coverage[y * width + x];
    }
    return mask;
}

}  // namespace

ImguiHost::ImguiHost(Textures& textures) : textures_{textures}, context_{ImGui::CreateContext()} {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    font_ = textures_.add(font_mask(*io.Fonts));
    io.Fonts->SetTexID(font_.as_imgui());
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLines = style.AntiAliasedLinesUseTex = style.AntiAliasedFill = false;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
    style.WindowRounding = style.ChildRounding = style.PopupRounding = 0;
}

ImguiHost::~ImguiHost() {
    ImGui::DestroyContext(context_);
    textures_.remove(font_);
}

void ImguiHost::feed(const InputEvent& event) {
    ImGuiIO& io = ImGui::GetIO();
    if (const auto* wheel = std::get_if<WheelEvent>(&event)) {
        io.AddMousePosEvent(wheel->x, wheel->y);
        io.AddMouseWheelEvent(wheel->steps_x, wheel->steps_y);
        return;
    }
    const auto* pointer = std::get_if<PointerEvent>(&event);
    if (pointer == nullptr) return;
    const bool down = pointer->phase == PointerPhase::down;
    if (down && finger_ < 0) finger_ = pointer->id;
    const bool hovers = pointer->phase == PointerPhase::move && finger_ < 0 && !pointer->touch;
    if (!hovers && pointer->id != finger_) return;

    io.AddMouseSourceEvent(pointer->touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(pointer->x, pointer->y);
    if (down) io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    if (pointer->phase == PointerPhase::up || pointer->phase == PointerPhase::cancel) {
        // A cancelled press ends outside everything, so that it fires nothing; a lifted finger hovers over nothing.
        if (pointer->phase == PointerPhase::cancel) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
        if (pointer->touch) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        finger_ = -1;
    }
}

void ImguiHost::begin_frame(int width, int height, std::chrono::milliseconds since_last) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    // ImGui refuses a frame that took no time.
    io.DeltaTime = std::max(0.001F, std::chrono::duration<float>{since_last}.count());
    ImGui::NewFrame();
}

const ImDrawData& ImguiHost::end_frame() {
    ImGui::Render();
    return *ImGui::GetDrawData();
}

}  // namespace zuil
