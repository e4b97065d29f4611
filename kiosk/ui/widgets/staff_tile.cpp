#include "kiosk/ui/widgets/staff_tile.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float tile_gap = 24;
constexpr float tile_padding = 32;
constexpr float tile_icon = 48;
constexpr float tile_chevron = 30;
constexpr float tile_corner = 28;

struct TileWords {
    Paragraph title, text;
    float height() const { return title.height() + 6 + text.height(); }
};

TileWords tile_words(Stage& stage, const StaffTile& tile, float width) {
    const float room = width - 2 * tile_padding - tile_icon - 24 - tile_chevron - 16;
    const Measure measure = stage.brush().measurer();
    return {break_lines(measure, type::lead_strong, tile.title, room),
            break_lines(measure, type::small, tile.text, room)};
}

float tile_height(Stage& stage, const StaffTile& tile, float width) {
    return std::max(128.0F, tile_words(stage, tile, width).height() + 2 * 24);
}

bool draw_tile(Stage& stage, const Box& box, const StaffTile& tile) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = tile.id;
    meaning.role = Role::button;
    meaning.name = tile.title;
    meaning.value = tile.text;
    meaning.rect = box;
    const bool is_on = tile.look == StaffTile::Look::on;
    if (is_on) meaning.chosen = Meaning::Chosen::yes;
    const Response response = stage.control(std::move(meaning));
    const Box shape = stage.sunk(box, response);
    stage.brush().shadow(shape, tile_corner, ShadowSize::small);
    stage.brush().rounded(shape, tile_corner, mix(theme.surface, theme.sunken, response.sunk));
    if (is_on) stage.brush().outline(shape, tile_corner, 4, theme.accent_ink);
    stage.brush().icon(tile.icon, tile_icon, {shape.x + tile_padding, shape.centre().y - tile_icon / 2},
                       theme.accent_ink);
    const TileWords words = tile_words(stage, tile, box.w);
    const float x = shape.x + tile_padding + tile_icon + 24;
    const float y = shape.centre().y - words.height() / 2;
    stage.brush().paragraph(words.title, {x, y, words.title.width(), 0}, theme.ink);
    stage.brush().paragraph(words.text, {x, y + words.title.height() + 6, words.text.width(), 0}, theme.ink2);
    stage.brush().icon(is_on ? "check-lg" : "chevron-right", tile_chevron,
                       {shape.right() - tile_padding - tile_chevron, shape.centre().y - tile_chevron / 2}, theme.ink2);
    return response.activated;
}

}  // namespace

float draw_staff_tiles(Stage& stage, const Box& box, int columns, const std::vector<StaffTile>& tiles,
                       const std::function<void(std::size_t)>& tapped) {
    const auto in_row = static_cast<std::size_t>(columns);
    const float width = (box.w - tile_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float y = box.y;
    for (std::size_t first = 0; first < tiles.size(); first += in_row) {
        const std::size_t end = std::min(tiles.size(), first + in_row);
        float height = 0;
        for (std::size_t i = first; i < end; ++i) height = std::max(height, tile_height(stage, tiles[i], width));
        for (std::size_t i = first; i < end; ++i) {
            const float x = box.x + static_cast<float>(i - first) * (width + tile_gap);
            if (draw_tile(stage, {x, y, width, height}, tiles[i])) tapped(i);
        }
        y += height + tile_gap;
    }
    return tiles.empty() ? 0 : y - tile_gap - box.y;
}

}  // namespace zuil
