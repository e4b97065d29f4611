#include "platform/display/scene.hpp"

#include <imgui.h>

#include <array>
#include <bit>
#include <cmath>
#include <optional>

namespace zuil {
namespace {

// Whole pixels may miss by what float arithmetic on texture coordinates loses.
constexpr float slack = 1.0F / 64;

bool near(float a, float b) { return std::abs(a - b) <= slack; }
bool is_whole(float value) { return near(value, std::round(value)); }
int whole(float value) { return static_cast<int>(std::lround(value)); }

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32U;
}

std::uint64_t pair(int a, int b) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32U | static_cast<std::uint32_t>(b);
}

std::uint64_t pair(float a, float b) { return pair(std::bit_cast<int>(a), std::bit_cast<int>(b)); }

Colour colour_of(ImU32 packed) {
    const auto channel = [packed](int shift) { return static_cast<std::uint8_t>(packed >> shift & 0xFFU); };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)};
}

using Corners = std::span<const ImDrawVert* const, 4>;

// Corners run clockwise from the top left, as every ImGui rect does.
bool is_upright(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d) {
    return near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x);
}

// ImGui fills by drawing one white pixel of its font texture.
bool shows_one_white_pixel(Corners corners, const Textures::Texture& texture) {
    for (const ImDrawVert* corner : corners) {
        if (corner->uv.x != corners[0]->uv.x || corner->uv.y != corners[0]->uv.y) return false;
    }
    const auto* mask = std::get_if<Mask>(&texture.pixels);
    if (mask == nullptr || mask->empty()) return false;
    const int x = static_cast<int>(corners[0]->uv.x * static_cast<float>(mask->width()));
    const int y = static_cast<int>(corners[0]->uv.y * static_cast<float>(mask->height()));
    return x >= 0 && y >= 0 && x < mask->width() && y < mask->height() && mask->at(x, y) == 255;
}

std::optional<QuadKind> fill_of(Corners corners) {
    const ImU32 a = corners[0]->col, b = corners[1]->col, c = corners[2]->col, d = corners[3]->col;
    if (a == b && b == c && c == d) return QuadKind::solid;
    if (a == b && c == d) return QuadKind::gradient_down;
    if (a == d && b == c) return QuadKind::gradient_right;
    return std::nullopt;
}

}  // namespace

void Scene::read(const ImDrawData& frame, const Textures& textures) {
    width_ = whole(frame.DisplaySize.x), height_ = whole(frame.DisplaySize.y);
    quads_.clear();
    refused_ = 0;
    refusal_.clear();
    // A window of another size is another picture throughout.
    strips_.assign(static_cast<std::size_t>((height_ + strip_height - 1) / strip_height), pair(width_, height_));
    for (const ImDrawList* list : frame.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) read_command(*list, command, textures);
    }
}

void Scene::read_command(const ImDrawList& list, const ImDrawCmd& command, const Textures& textures) {
    if (command.UserCallback != nullptr) return refuse("a callback");
    const ImVec4 box = command.ClipRect;
    const int left = whole(box.x), top = whole(box.y);
    const Rect clip = intersect({left, top, whole(box.z) - left, whole(box.w) - top}, {0, 0, width_, height_});
    const Textures::Texture* texture = textures.find(TextureId::from_imgui(command.TextureId));
    if (texture == nullptr && command.ElemCount > 0) return refuse("a texture that was removed");

    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* const end = index + command.ElemCount;
    const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
    while (index + 3 <= end) {
        // Two triangles that share a diagonal.
        if (index + 6 <= end && index[3] == index[0] && index[4] == index[2]) {
            const std::array corners = {vertex + index[0], vertex + index[1], vertex + index[2], vertex + index[5]};
            add(corners, static_cast<std::uint32_t>(corners[0] - list.VtxBuffer.Data), clip, *texture);
            index += 6;
        } else {
            refuse("a triangle");
            index += 3;
        }
    }
}

void Scene::add(Corners corners, std::uint32_t vertex, const Rect& clip, const Textures::Texture& texture) {
    const ImVec2 from = corners[0]->pos, to = corners[2]->pos;
    if (!is_upright(from, corners[1]->pos, to, corners[3]->pos)) return refuse("a slanted quad");
    if (!is_whole(from.x) || !is_whole(from.y) || !is_whole(to.x) || !is_whole(to.y)) {
        return refuse("a quad beside the pixels");
    }
    Quad quad;
    quad.vertex = vertex;
    quad.whole = {whole(from.x), whole(from.y), whole(to.x - from.x), whole(to.y - from.y)};
    quad.rect = intersect(quad.whole, clip);
    quad.from = colour_of(corners[0]->col), quad.to = colour_of(corners[2]->col);
    if (quad.rect.empty() || (quad.from.alpha == 0 && quad.to.alpha == 0)) return;
    const std::optional<QuadKind> fill = fill_of(corners);
    if (!fill) return refuse("four colours");
    quad.kind = *fill;
    if (!shows_one_white_pixel(corners, texture)) {
        const ImVec2 first = corners[0]->uv, last = corners[2]->uv;
        if (*fill != QuadKind::solid) return refuse("a picture in several colours");
        const bool is_turned = !is_upright(first, corners[1]->uv, last, corners[3]->uv);
        if (is_turned || last.x <= first.x || last.y <= first.y) return refuse("a turned picture");
        const auto width = static_cast<float>(texture.width()), height = static_cast<float>(texture.height());
        quad.texture = &texture;
        quad.source_x = first.x * width, quad.source_y = first.y * height;
        quad.source_width = (last.x - first.x) * width, quad.source_height = (last.y - first.y) * height;
        const bool is_mask = std::holds_alternative<Mask>(texture.pixels);
        const bool one_to_one = near(quad.source_width, static_cast<float>(quad.whole.width)) &&
                                near(quad.source_height, static_cast<float>(quad.whole.height)) &&
                                is_whole(quad.source_x) && is_whole(quad.source_y);
        if (one_to_one) {
            quad.source_x = std::round(quad.source_x), quad.source_y = std::round(quad.source_y);
            const Rect source{static_cast<int>(quad.source_x), static_cast<int>(quad.source_y), quad.whole.width,
                              quad.whole.height};
            if (!Rect{0, 0, texture.width(), texture.height()}.contains(source))
                return refuse("a part outside its picture");
        } else if (is_mask) {
            return refuse("a stretched mask");
        }
        if (!is_mask && (quad.from.red & quad.from.green & quad.from.blue) != 255) return refuse("a tinted picture");
        quad.kind = is_mask ? QuadKind::mask : one_to_one ? QuadKind::image : QuadKind::scaled_image;
    }
    quads_.push_back(quad);
    hash(quad);
}

void Scene::refuse(const char* why) {
    if (refused_++ == 0) refusal_ = why;
}

void Scene::hash(const Quad& quad) {
    std::uint64_t sum = mix(std::bit_cast<std::uint32_t>(quad.from), static_cast<std::uint64_t>(quad.kind));
    sum = mix(sum, std::bit_cast<std::uint32_t>(quad.to));
    sum = mix(mix(sum, pair(quad.rect.x, quad.rect.y)), pair(quad.rect.width, quad.rect.height));
    sum = mix(mix(sum, pair(quad.whole.x, quad.whole.y)), pair(quad.whole.width, quad.whole.height));
    if (quad.texture != nullptr) {
        sum = mix(mix(sum, quad.texture->id.value()), quad.texture->generation);
        sum = mix(mix(sum, pair(quad.source_x, quad.source_y)), pair(quad.source_width, quad.source_height));
    }
    const int last = (quad.rect.bottom() - 1) / strip_height;
    for (int strip = quad.rect.y / strip_height; strip <= last; ++strip) {
        std::uint64_t& total = strips_[static_cast<std::size_t>(strip)];
        total = mix(total, sum);
    }
}

}  // namespace zuil
