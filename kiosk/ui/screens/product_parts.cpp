#include "kiosk/ui/screens/product_parts.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/choice.hpp"

namespace zuil {
namespace {

constexpr float thumb = 104;
constexpr float thumb_gap = 12;
constexpr float zoom_button = 80;
constexpr float swipe_share = 0.3F;  // of the photo's width: further, and the next one comes
constexpr float swipe_speed = 600;   // or as fast as this

void draw_thumb(Stage& stage, const Box& place, const ProductView& view, std::size_t i, ProductDraft& draft) {
    const Theme& theme = stage.theme();
    const bool shown = static_cast<int>(i) == draft.photo;
    Meaning meaning;
    meaning.id = "photo/" + std::to_string(i + 1);
    meaning.role = Role::radio;
    meaning.name = stage.tr("Photo") + " " + std::to_string(i + 1);
    meaning.rect = place;
    meaning.chosen = shown ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(place, 20, shown || response.pressed ? theme.accent_ink : theme.surface);
    stage.picture(view.pictures[i], place.inset(4), CornerRadii::all(16));
    if (response.activated) draft.photo = static_cast<int>(i);
}

void draw_thumbs(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft) {
    const float size = box.w;
    const auto fitting = static_cast<std::size_t>((box.h + thumb_gap) / (size + thumb_gap));
    const std::size_t count = std::min(view.pictures.size(), fitting);
    for (std::size_t i = 0; i < count; ++i) {
        draw_thumb(stage, {box.x, box.y + static_cast<float>(i) * (size + thumb_gap), size, size}, view, i, draft);
    }
}

void enlarge(ProductDraft& draft, Point share) {
    draft.open = ProductDraft::Open::photo;
    draft.zoom = 2;
    draft.zoom_x = share.x;
    draft.zoom_y = share.y;
}

// Zoom and compare, from the right.
void draw_photo_buttons(Stage& stage, const Box& compare, const ProductView& view, ProductDraft& draft, Intents& out) {
    if (draw_compare_button(stage, compare, view.product, view.name, view.compared)) {
        out.push(ToggleCompare{view.product});
    }
    const Box zoom = compare.moved(-compare.w - 18, 0);
    const RoundButton button{"photo/zoom", "zoom-in", stage.tr("Enlarge the photo"), RoundButton::Ground::floating,
                             34,           ""};
    if (draw_round_button(stage, zoom, button)) {
        enlarge(draft, {0.5F, 0.5F});
    }
}

float touch_photo(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft) {
    Meaning meaning;
    meaning.id = "photo";
    meaning.role = Role::image;
    meaning.name = view.name;
    meaning.rect = box;
    const Response response =
        stage.control(std::move(meaning), view.pictures.size() > 1 ? Grab::horizontal : Grab::none);
    if (response.twice && !view.pictures.empty()) {
        // What was tapped is what is enlarged; the photo fills the box, so its middle shows.
        const float side = std::max(box.w, box.h);
        const auto share = [side](float at, float middle) {
            return std::clamp(0.5F + (at - middle) / side, 0.25F, 0.75F);
        };
        enlarge(draft, {share(response.at.x, box.centre().x), share(response.at.y, box.centre().y)});
    }
    return follow_swipe(stage, response, box.w, view, draft);
}

}  // namespace

bool photo_beside(const Look& look) { return look.landscape() || (look.has_rail() && look.narrow() && !look.low()); }

float follow_swipe(Stage& stage, const Response& response, float pitch, const ProductView& view, ProductDraft& draft) {
    const int last = static_cast<int>(view.pictures.size()) - 1;
    if (!response.dragged && !response.dropped) return 0;
    const float way = response.moved.x;
    const bool at_end = (draft.photo == 0 && way > 0) || (draft.photo == last && way < 0);
    const float beside = at_end ? way / 4 : way;
    if (response.dragged) return beside;
    // From where the finger left it.
    stage.motion().put("product/photo", static_cast<float>(draft.photo) - beside / pitch);
    // A flick back takes back what was dragged.
    const bool fast = std::abs(response.speed) > swipe_speed;
    const float towards = fast ? response.speed : way;
    const bool far = std::abs(way) > pitch * swipe_share;
    if ((fast || far) && towards * way > 0) draft.photo = std::clamp(draft.photo + (way < 0 ? 1 : -1), 0, last);
    return 0;
}

float photo_place(Stage& stage, const ProductDraft& draft, float pitch, float swiped) {
    const auto chosen = static_cast<float>(draft.photo);
    Motion& motion = stage.motion();
    if (swiped != 0) motion.put("product/photo", chosen);
    return motion.towards("product/photo", chosen, motion.slides(0.24), Easing::emphasised, chosen) - swiped / pitch;
}

void draw_gallery(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out) {
    const int count = static_cast<int>(view.pictures.size());
    draft.photo = std::clamp(draft.photo, 0, std::max(0, count - 1));
    const float moved = touch_photo(stage, box, view, draft);
    stage.brush().push_clip(box);
    stage.brush().fill(box, stage.theme().sunken);
    const float place = photo_place(stage, draft, box.w, moved);
    for (int i = 0; i < count; ++i) {
        const float x = std::round(box.x + (static_cast<float>(i) - place) * box.w);
        if (x >= box.right() || x + box.w <= box.x) continue;
        stage.picture(view.pictures[static_cast<std::size_t>(i)], {x, box.y, box.w, box.h}, {});
    }
    if (count == 0) stage.picture({}, box, {});
    stage.brush().pop_clip();
    const bool beside = photo_beside(stage.look());
    const float left = stage.look().landscape() ? 48.0F : stage.look().margin();
    const float small = stage.look().narrow() ? 72.0F : thumb;
    // Beside a narrow photo's buttons there is no room for them at its head.
    const float above = beside && stage.look().narrow() ? 48 + zoom_button : 48;
    if (count > 1) draw_thumbs(stage, {box.x + left, box.y + above, small, box.h - above - 84}, view, draft);
    if (count == 0) return;
    // At the foot of the photo in portrait, above the panel that overlaps it; at the head in landscape.
    const float top = beside ? box.y + std::min(48.0F, left) : box.bottom() - panel_overlap - 32 - zoom_button;
    draw_photo_buttons(stage, {box.right() - left - zoom_button, top, zoom_button, zoom_button}, view, draft, out);
}

float draw_photo_row(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out) {
    constexpr float size = 88;
    const int count = static_cast<int>(view.pictures.size());
    draft.photo = std::clamp(draft.photo, 0, std::max(0, count - 1));
    if (count == 0) return 0;
    const float buttons = 2 * zoom_button + 18;
    const float room = box.w - buttons - 24;
    for (int i = 0; i < count && count > 1; ++i) {
        const Box place{box.x + static_cast<float>(i) * (size + thumb_gap), box.y, size, size};
        if (place.right() > box.x + room) break;
        draw_thumb(stage, place, view, static_cast<std::size_t>(i), draft);
    }
    draw_photo_buttons(stage, {box.right() - zoom_button, box.y + 4, zoom_button, zoom_button}, view, draft, out);
    return size;
}

float draw_product_heading(Stage& stage, const Box& box, const ProductView& view) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    float x = box.x;
    if (!view.brand.empty()) x += brush.text(type::small_medium.spaced(1.4F), view.brand, {x, box.y}, theme.ink2) + 24;
    // Large letters leave out what few ask for.
    const bool numbered = !stage.look().narrow();
    const float number = numbered ? brush.measure(type::small, view.article_number) : -16;
    if (view.rating) {
        const RatingView rating{view.rating->stars,
                                view.rating_count.empty() ? view.rating->count : "(" + view.rating_count + ")"};
        draw_rating(stage, {x, box.y}, box.right() - number - 16 - x, rating);
    }
    if (numbered) brush.text(type::small, view.article_number, {box.right() - number, box.y}, theme.ink3);
    float y = box.y + 28 + 8;
    const Paragraph name = break_lines(brush.measurer(), type::title, view.name, box.w, stage.look().narrow() ? 5 : 3);
    brush.paragraph(name, {box.x, y, box.w, 0}, theme.ink);
    stage.say(Role::heading, "product/name", view.name, {box.x, y, box.w, name.height()});
    y += name.height() + 12;
    const float price = draw_price(stage, {box.x, y}, type::title, view.price, view.old_price, type::lead);
    stage.say(Role::status, "product/price", view.price, {box.x, y, price, type::title.line_height()});
    const float lowest = brush.measure(type::small, view.lowest_price);
    if (price + 24 + lowest <= box.w) {
        // On the price's baseline.
        const float drop = (type::title.line_height() - type::small.line_height()) / 2 + 0.364F * 28;
        stage.line(Role::text, type::small, view.lowest_price, {box.right() - lowest, y + drop, lowest + 1, 0},
                   theme.ink2);
        return y + type::title.line_height() - box.y;
    }
    y += type::title.line_height();
    y += stage.paragraph(type::small, view.lowest_price, {box.x, y, box.w, 0}, theme.ink2);
    return y - box.y;
}

float draw_product_options(Stage& stage, const Box& box, const ProductView& view, Intents& out) {
    constexpr float gap = 16;
    constexpr float divider = 10;
    float x = box.x;
    float y = box.y + 28;
    bool any = false;
    for (const OptionGroupView& group : view.options) {
        float whole = -gap;
        for (const OptionView& option : group.options) whole += option_width(stage, option) + gap;
        if (any && x + divider + gap + whole <= box.right()) {
            stage.brush().fill({x + 4, y + 16, 2, 56}, stage.theme().line);
            x += divider + gap;
        } else if (any) {
            // Choices of one kind stay together.
            x = box.x;
            y += option_height + gap;
        }
        stage.open_group(Role::group, "options/" + group.group, group.title, {box.x, y, box.w, option_height});
        for (const OptionView& option : group.options) {
            const float width = std::min(box.w, option_width(stage, option));
            if (x > box.x && x + width > box.right()) {
                x = box.x;
                y += option_height + gap;
            }
            if (draw_option(stage, {x, y, width, option_height}, group.group, option)) {
                out.push(ChooseOption{group.group, option.value});
            }
            x += width + gap;
            any = true;
        }
        stage.close_group();
    }
    return any ? y + option_height - box.y : 0;
}

void draw_product_buttons(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out) {
    constexpr float gap = 24;
    Box add = box;
    if (!view.link.empty()) {
        const Button to_phone{
            "product/phone", stage.tr("To my phone"), Button::Kind::second, Button::Size::normal, "qr-code", "", "",
            stage.tr("QR")};
        const float width = button_width(stage, to_phone);
        add.w -= width + gap;
        // Where a thumb rests in portrait, the way into the basket is at the right; in landscape it comes first.
        const bool first = !stage.look().landscape();
        const Box phone = first ? box.left_part(width) : box.right_part(width);
        if (first) add.x += width + gap;
        if (draw_button(stage, phone, to_phone)) draft.open = ProductDraft::Open::phone;
    }
    if (draw_button(stage, add,
                    {"product/add", stage.tr("Add to basket"), Button::Kind::primary, Button::Size::normal, "bag", "",
                     view.add_disabled_because})) {
        out.push(AddToBasket{view.product, view.variant});
    }
}

}  // namespace zuil
