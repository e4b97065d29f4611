#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float zoom_most = 4;
constexpr float zoom_tapped = 2;  // what two taps and the button change to
constexpr double zoom_seconds = 0.24;
constexpr float zoom_gap = 40;  // between two photos that are swiped past
constexpr float zoom_close_size = 96;
constexpr float zoom_close_inset = 40;
constexpr float zoom_thumb = 128;
constexpr float zoom_thumb_gap = 16;
constexpr float zoom_thumbs_below = 56;

// How the photo lies: `level` times as large as when it is seen whole, with (x, y) of it in the screen's middle.
struct Zoom {
    float level, x, y;
};

// A square, as shops take their photos.
float zoomed_side(const Box& screen, float level) { return std::min(screen.w, screen.h) * level; }

// As far as the photo's edges reach the screen's; centred along an edge that it does not fill.
float kept_in(float share, float shown, float side) {
    const float edge = shown / side / 2;
    return edge >= 0.5F ? 0.5F : std::clamp(share, edge, 1 - edge);
}

// Another level, with what lies under `at` staying there, and then moved along by `slid`.
Zoom zoomed(const Box& screen, const Zoom& from, float level, Point at, Point slid) {
    const float side = zoomed_side(screen, from.level);
    const float wanted = std::clamp(level, 1.0F, zoom_most);
    const float wide = zoomed_side(screen, wanted);
    const Point off{at.x - screen.centre().x, at.y - screen.centre().y};
    const float x = from.x + off.x / side - (off.x + slid.x) / wide;
    const float y = from.y + off.y / side - (off.y + slid.y) / wide;
    return {wanted, kept_in(x, screen.w, wide), kept_in(y, screen.h, wide)};
}

void zoom_by_tap(const Box& screen, ProductDraft& draft, Point at) {
    const float level = draft.zoom > 1 ? 1 : zoom_tapped;
    const Zoom to = zoomed(screen, {draft.zoom, draft.zoom_x, draft.zoom_y}, level, at, {});
    draft.zoom = to.level;
    draft.zoom_x = to.x;
    draft.zoom_y = to.y;
}

// One finger moves the photo and two make it larger or smaller; seen whole, it is swiped to the next one. Returns how
// far it is swiped now.
float follow_fingers(Stage& stage, const Box& screen, const ProductView& view, ProductDraft& draft) {
    Meaning meaning;
    meaning.id = "zoom/photo";
    meaning.role = Role::image;
    meaning.name = view.name;
    meaning.rect = screen;
    const Response response = stage.control(std::move(meaning), Grab::pinch);
    if (response.twice) zoom_by_tap(screen, draft, response.at);
    const bool changes = response.spread != 1 || ((response.dragged || response.dropped) && draft.zoom > 1);
    if (changes) {
        const Zoom to = zoomed(screen, {draft.zoom, draft.zoom_x, draft.zoom_y}, draft.zoom * response.spread,
                               response.at, response.slid);
        draft.zoom = to.level;
        draft.zoom_x = to.x;
        draft.zoom_y = to.y;
        stage.motion().put("zoom/level", to.level);
        stage.motion().put("zoom/x", to.x);
        stage.motion().put("zoom/y", to.y);
        draft.pinched = true;
    }
    if (draft.pinched) {
        // What began as a pinch ends as one, also when it ended with the photo seen whole.
        if (response.dropped || !response.pressed) draft.pinched = false;
        return 0;
    }
    if (draft.zoom > 1) return 0;
    return follow_swipe(stage, response, screen.w + zoom_gap, view, draft);
}

// Decoded twice: as it is seen whole, and twice as large. What lies between is drawn scaled.
void draw_zoomed_picture(Stage& stage, const PictureRef& picture, const Box& box, float whole) {
    const bool detailed = box.w > whole + 1;
    if (detailed && stage.scaled_picture(picture, 2 * whole, box)) return;
    stage.scaled_picture(picture, whole, box);
}

void draw_photos(Stage& stage, const Box& screen, const ProductView& view, const ProductDraft& draft, float swiped) {
    Motion& motion = stage.motion();
    const double seconds = motion.slides(zoom_seconds);
    const auto now = [&](const char* name, float to) {
        return motion.towards(name, to, seconds, Easing::emphasised, to);
    };
    const Zoom zoom{now("zoom/level", draft.zoom), now("zoom/x", draft.zoom_x), now("zoom/y", draft.zoom_y)};
    const float whole = zoomed_side(screen, 1);
    const float side = std::round(zoomed_side(screen, zoom.level));
    const Box box{std::round(screen.centre().x - zoom.x * side), std::round(screen.centre().y - zoom.y * side), side,
                  side};
    const float place = photo_place(stage, draft, screen.w + zoom_gap, swiped);
    const float apart = std::max(screen.w, side) + zoom_gap;
    for (int i = 0; i < static_cast<int>(view.pictures.size()); ++i) {
        const Box one = box.moved(std::round((static_cast<float>(i) - place) * apart), 0);
        if (intersection(one, screen).empty()) continue;
        draw_zoomed_picture(stage, view.pictures[static_cast<std::size_t>(i)], one, whole);
    }
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
        stage.brush().rounded(place, 24, chosen || response.pressed ? stage.theme().accent_ink : stage.theme().surface);
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
    const float swiped = follow_fingers(stage, screen, view, draft);
    draw_photos(stage, screen, view, draft, swiped);
    if (view.pictures.size() > 1) draw_zoom_thumbs(stage, screen, view, draft);
    const Box close{screen.right() - zoom_close_inset - zoom_close_size, zoom_close_inset, zoom_close_size,
                    zoom_close_size};
    if (draw_round_button(stage, close,
                          {"zoom/close", "x-lg", stage.tr("Close"), RoundButton::Ground::floating, 40, ""})) {
        draft.open = ProductDraft::Open::nothing;
    }
    const bool large = draft.zoom > 1;
    const Box level = close.moved(-zoom_close_size - 18, 0);
    if (draw_round_button(stage, level,
                          {"zoom/level", large ? "zoom-out" : "zoom-in",
                           large ? stage.tr("Show the whole photo") : stage.tr("Enlarge the photo"),
                           RoundButton::Ground::floating, 40, ""})) {
        zoom_by_tap(screen, draft, screen.centre());
    }
    end_dialog(stage);
}

}  // namespace zuil
