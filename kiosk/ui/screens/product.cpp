#include <algorithm>

#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float action_bar_height = 144;
constexpr float photo_height = 620;
constexpr float photo_beside_width = 856;   // where it stands beside the facts
constexpr float narrow_photo_share = 0.4F;  // of the screen, beside large letters

// What stays in sight of the article when its photo has scrolled away.
void draw_compact_head(Stage& stage, const Box& box, const ProductView& view, float opacity) {
    const Theme& theme = stage.theme();
    const float margin = stage.look().margin();
    stage.brush().push_layer(0, 0, opacity);
    stage.brush().fill(box, theme.paper);
    stage.brush().fill(box.bottom_part(2), theme.line);
    const Box photo{box.x + margin, box.y + 8, 96, 96};
    stage.picture(view.pictures.empty() ? PictureRef{} : view.pictures.front(), photo, CornerRadii::all(20));
    const float price = stage.brush().measure(type::price, view.price);
    const float x = photo.right() + 24;
    const float width = box.right() - margin - price - 24 - x;
    stage.line(Role::text, type::lead_strong, view.name, {x, box.y + 20, width, 0}, theme.ink);
    draw_stock(stage, {x, box.y + 62}, width, view.here);
    stage.brush().text(type::price, view.price,
                       {box.right() - margin - price, box.y + (box.h - type::price.line_height()) / 2}, theme.ink);
    stage.brush().pop_layer();
}

// Who does not find it in the store asks. Returns the height.
float draw_call_about(Stage& stage, const Box& at, const ProductView& view, Intents& out) {
    if (!view.calls_staff) return 0;
    return 24 + draw_call_button(stage, {at.x, at.y + 24, at.w, 0}, "product/call", Align::left, out);
}

void draw_portrait(Stage& stage, const ProductView& view, ProductDraft& draft, const Box& area, Intents& out) {
    const Look& look = stage.look();
    const float margin = look.margin();
    const float left = area.x + margin;
    const float width = area.w - 2 * margin;
    const Box content{area.x, area.y, area.w, area.h - action_bar_height};
    // In low reach the photo stands out of reach, and what it offers in a row that can be touched.
    const bool low = look.low();
    const float photo = low ? 0 : std::min(photo_height, area.w * (look.narrow() ? 0.5F : 0.57F));
    float scrolled = 0;
    {
        ScrollArea scroll{stage, "product", content, Axis::vertical};
        scrolled = scroll.offset();
        const float start = content.y - scrolled;
        float y = start;
        if (low) {
            y += draw_photo_row(stage, {left, y, width, 0}, view, draft, out) + 20;
        } else {
            draw_gallery(stage, {area.x, start, area.w, photo}, view, draft, out);
            const float panel = start + photo - panel_overlap;
            stage.brush().rounded_top({area.x, panel, area.w, 80}, 40, stage.theme().paper);
            y = panel + 40;
        }
        y += draw_product_heading(stage, {left, y, width, 0}, view);
        y += draw_product_options(stage, {left, y, width, 0}, view, out);
        y += 28;
        y += draw_product_availability(stage, {left, y, width, 0}, view, {}, draft);
        y += draw_call_about(stage, {left, y, width, 0}, view, out);
        y += draw_product_hold(stage, {left, y, width, 0}, view, draft);
        y += 32;
        y += draw_product_more(stage, {left, y, width, 0}, view, draft, out);
        scroll.measure(y + 40 - start);
    }
    const bool compact = !look.narrow() && !low && scrolled > photo - panel_overlap + 80;
    const float head = stage.motion().towards("product/head", compact ? 1.0F : 0.0F, 0.16, Easing::out, 0);
    if (head > 0) draw_compact_head(stage, {area.x, area.y, area.w, 112}, view, head);

    const Box bar{area.x, area.bottom() - action_bar_height, area.w, action_bar_height};
    draw_action_bar(stage, bar);
    draw_product_buttons(stage, {left, bar.y + 24, width, 96}, view, draft, out);
}

void draw_landscape(Stage& stage, const ProductView& view, ProductDraft& draft, const Box& area, Intents& out) {
    const bool narrow = stage.look().narrow();
    const float photo = narrow ? std::round(area.w * narrow_photo_share) : photo_beside_width;
    draw_gallery(stage, {area.x, area.y, photo, area.h}, view, draft, out);
    const Box facts{area.x + photo, area.y, area.w - photo, area.h};
    const float side = narrow ? stage.look().margin() : 56;
    const float x = facts.x + side;
    const float width = facts.w - 2 * side;
    // Large letters would push what is to be done out of sight: it stands below what scrolls.
    const float bar = narrow ? action_bar_height - 24 : 0;
    {
        ScrollArea scroll{stage, "product", facts.top_part(facts.h - bar), Axis::vertical};
        const float start = facts.y - scroll.offset();
        float y = start + (narrow ? 24 : 40);
        y += draw_product_heading(stage, {x, y, width, 0}, view);
        y += draw_product_options(stage, {x, y, width, 0}, view, out);
        y += 24;
        y += draw_product_availability(stage, {x, y, width, 0}, view, {28, 16}, draft);
        y += draw_call_about(stage, {x, y, width, 0}, view, out);
        y += draw_product_hold(stage, {x, y, width, 0}, view, draft);
        y += 28;
        if (!narrow) {
            draw_product_buttons(stage, {x, y, width, 96}, view, draft, out);
            y += 96 + 32;
        }
        y += draw_product_more(stage, {x, y, width, 0}, view, draft, out);
        scroll.measure(y + 40 - start);
    }
    if (!narrow) return;
    draw_action_bar(stage, facts.bottom_part(bar));
    draw_product_buttons(stage, {x, facts.bottom() - bar + 12, width, 96}, view, draft, out);
}

}  // namespace

void draw_product(Stage& stage, const Loaded<ProductView>& view, ProductDraft& draft, const Box& area, Intents& out) {
    if (!view.value) {
        if (!view.problem.empty()) {
            draw_empty(stage, {area.x + 56, area.y + 200, area.w - 112, 0}, "exclamation-circle", view.problem, "");
            return;
        }
        const bool wide = stage.look().landscape();
        stage.brush().fill(wide ? area.left_part(photo_beside_width) : area.top_part(photo_height),
                           stage.theme().sunken);
        return;
    }
    if (photo_beside(stage.look())) {
        draw_landscape(stage, *view.value, draft, area, out);
    } else {
        draw_portrait(stage, *view.value, draft, area, out);
    }
    draw_product_sheets(stage, *view.value, draft);
    draw_hold_sheet(stage, *view.value, draft, out);
    if (draft.open == ProductDraft::Open::photo) draw_zoomed_photo(stage, *view.value, draft);
}

}  // namespace zuil
