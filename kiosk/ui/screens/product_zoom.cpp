#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float zoom_factor = 2;
constexpr float zoom_close_size = 96;
constexpr float zoom_close_inset = 40;
constexpr float zoom_thumb = 128;
constexpr float zoom_thumb_gap = 16;
constexpr float zoom_thumbs_below = 56;

// The finger takes the photo along, as far as its edges reach the screen's. Returns where the photo lies.
Box drag_zoomed(Stage& stage, const Box& screen, const ProductView& view, ProductDraft& draft) {
    Meaning meaning;
    meaning.id = "zoom/photo";
    meaning.role = Role::image;
    meaning.name = view.name;
    meaning.rect = screen;
    const Response response = stage.control(std::move(meaning), Grab::everywhere);
    // A square, as shops take their photos, that leaves no part of the screen uncovered.
    const float side = std::max({std::min(screen.w, screen.h) * zoom_factor, screen.w, screen.h});
    const auto middle = [side](float share, float moved, float shown) {
        const float edge = shown / side / 2;
        return std::clamp(share - moved / side, edge, 1 - edge);
    };
    const Point at{middle(draft.zoom_x, response.moved.x, screen.w), middle(draft.zoom_y, response.moved.y, screen.h)};
    if (response.dropped) {
        draft.zoom_x = at.x;
        draft.zoom_y = at.y;
    }
    return {std::round(screen.w / 2 - at.x * side), std::round(screen.h / 2 - at.y * side), side, side};
}

void draw_zoom_thumbs(Stage& stage, const Box& screen, const ProductView& view, ProductDraft& draft) {
    const auto count = static_cast<float>(view.pictures.size());
    const float width = count * (zoom_thumb + zoom_thumb_gap) - zoom_thumb_gap;
    const float shown = std::min(width, screen.w - 2 * stage.look().margin());
    const Box row{screen.centre().x - shown / 2, screen.bottom() - zoom_thumbs_below - zoom_thumb, shown, zoom_thumb};
    ScrollArea scroll{stage, "zoom/thumbs", row, Axis::horizontal};
    float x = row.x - scroll.offset();
    for (std::size_t i = 0; i < view.pictures.size(); ++i) {
        const bool chosen = static_cast<int>(i) == draft.photo;
        const Box place{x, row.y, zoom_thumb, zoom_thumb};
        Meaning meaning;
        meaning.id = "zoom/photo/" + std::to_string(i + 1);
        meaning.role = Role::radio;
        meaning.name = stage.tr("Photo") + " " + std::to_string(i + 1);
        meaning.rect = place;
        meaning.chosen = chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
        const Response response = stage.control(std::move(meaning));
        stage.brush().rounded(place, 24, chosen || response.pressed ? stage.theme().accent : stage.theme().surface);
        stage.picture(view.pictures[i], place.inset(4), CornerRadii::all(20));
        if (response.activated) draft.photo = static_cast<int>(i);
        x += zoom_thumb + zoom_thumb_gap;
    }
    scroll.measure(width);
}

}  // namespace

void draw_zoomed_photo(Stage& stage, const ProductView& view, ProductDraft& draft) {
    const Look& look = stage.look();
    const Box screen{0, 0, look.width, look.height};
    begin_dialog(stage, "zoom", view.name, screen);
    stage.brush().fill(screen, stage.theme().sunken);
    const Box photo = drag_zoomed(stage, screen, view, draft);
    if (draft.photo < static_cast<int>(view.pictures.size())) {
        stage.picture(view.pictures[static_cast<std::size_t>(draft.photo)], photo, {});
    }
    if (view.pictures.size() > 1) draw_zoom_thumbs(stage, screen, view, draft);
    const Box close{screen.right() - zoom_close_inset - zoom_close_size, zoom_close_inset, zoom_close_size,
                    zoom_close_size};
    if (draw_round_button(stage, close,
                          {"zoom/close", "x-lg", stage.tr("Close"), RoundButton::Ground::floating, 40, ""})) {
        draft.open = ProductDraft::Open::nothing;
    }
    end_dialog(stage);
}

}  // namespace zuil
