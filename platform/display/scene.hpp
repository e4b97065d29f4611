#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/display/geometry.hpp"
#include "platform/display/textures.hpp"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImDrawVert;

namespace zuil {

enum class QuadKind : std::uint8_t { solid, gradient_down, gradient_right, mask, image, scaled_image };

struct Quad {
    QuadKind kind = QuadKind::solid;
    // What is drawn, and what it is a part of before clipping.
    Rect rect, whole;
    // Both the same but for gradients. Images use only the alpha.
    Colour from, to;
    // Null without a texture. Good until the textures change.
    const Textures::Texture* texture = nullptr;
    // The part of the texture that `whole` shows, in its pixels; whole ones unless scaled.
    float source_x = 0, source_y = 0, source_width = 0, source_height = 0;
    // Its first corner among those of its draw list, so that whoever drew it finds it again.
    std::uint32_t vertex = 0;

    // The texture's pixel at rect's top left, when 1:1.
    int texel_x() const { return static_cast<int>(source_x) + rect.x - whole.x; }
    int texel_y() const { return static_cast<int>(source_y) + rect.y - whole.y; }
};

// Turns ImGui's triangles back into the quads they were made of, and says which strips of the screen differ from the
// frame before: a 64-bit hash a strip over every quad that touches it.
class Scene {
public:
    static constexpr int strip_height = 32;

    void read(const ImDrawData& frame, const Textures& textures);

    int width() const { return width_; }
    int height() const { return height_; }
    std::span<const Quad> quads() const { return quads_; }
    std::span<const std::uint64_t> strips() const { return strips_; }
    // Triangles and quads that are none of ours, and what was wrong with the first.
    std::size_t refused() const { return refused_; }
    const std::string& refusal() const { return refusal_; }

private:
    void read_command(const ImDrawList& list, const ImDrawCmd& command, const Textures& textures);
    void add(std::span<const ImDrawVert* const, 4> corners, std::uint32_t vertex, const Rect& clip,
             const Textures::Texture& texture);
    void refuse(const char* why);
    void hash(const Quad& quad);

    int width_ = 0, height_ = 0;
    std::vector<Quad> quads_;
    std::vector<std::uint64_t> strips_;
    std::size_t refused_ = 0;
    std::string refusal_;
};

}  // namespace zuil
