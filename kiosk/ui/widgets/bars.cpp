#include "kiosk/ui/widgets/bars.hpp"

#include <array>
#include <cmath>
#include <optional>

#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

struct Place {
    std::string_view id;
    std::string_view icon;
    std::string label;
    std::optional<Intent> intent;  // none: what it does is not the engine's
    bool active = false;
    std::string off_because;
    int badge = 0;
};

std::array<Place, 4> places(Stage& stage, const ChromeView& chrome, Route route) {
    return {
        Place{"nav/back", "arrow-left", stage.tr("Back"), GoBack{}, false,
              chrome.can_go_back ? "" : stage.tr("There is no page before this one"), 0},
        Place{"nav/home", "house", stage.tr("Home"), GoHome{}, route == Route::home, "", 0},
        Place{"nav/search", "search", stage.tr("Search"), OpenSearch{}, route == Route::search, "", 0},
        Place{"nav/basket", "bag", stage.tr("Basket"), OpenBasket{}, route == Route::basket, "", chrome.basket_count}};
}

Place comfort_place(Stage& stage) {
    return {"nav/comfort", "universal-access-circle", stage.tr("Accessible"), std::nullopt, false, "", 0};
}

// How far the badge swells for the moment after its number changed. Asked for also while there is none: its first
// number is a change too.
float badge_swell(Stage& stage, const Place& place) {
    constexpr float most = 6;
    Motion& motion = stage.motion();
    const auto count = static_cast<std::uint64_t>(place.badge);
    const float share = motion.change(place.id, count, 0.16, Easing::out);
    return motion.amount() == MotionAmount::reduced ? 0 : std::round(most * 4 * share * (1 - share));
}

void draw_badge(Stage& stage, Point at, int count, float swell) {
    const Theme& theme = stage.theme();
    const std::string text = count > 99 ? "99+" : std::to_string(count);
    const TextStyle style = type::small_strong;
    const float width = stage.brush().measure(style, text);
    const Box box{at.x, at.y, std::max(36.0F, width + 20), 36};
    stage.brush().rounded(box.inset(-swell), 18 + swell, theme.accent);
    stage.brush().text(style, text, {box.x + (box.w - width) / 2, box.y + (36 - style.line_height()) / 2},
                       theme.on_accent);
}

Response place_control(Stage& stage, const Box& box, const Place& place) {
    Meaning meaning;
    meaning.id = place.id;
    meaning.role = Role::button;
    meaning.name = place.label;
    meaning.rect = box;
    meaning.disabled_because = place.off_because;
    meaning.chosen = place.active ? Meaning::Chosen::yes : Meaning::Chosen::no;
    if (place.badge > 0) meaning.value = std::to_string(place.badge);
    return stage.control(std::move(meaning));
}

struct PlaceInk {
    Colour icon, label;
};

PlaceInk place_ink(const Theme& theme, const Place& place) {
    if (!place.off_because.empty()) return {mix(theme.ink3, theme.surface, 0.5), theme.ink3};
    if (place.active) return {theme.accent, theme.accent};
    return {theme.ink, theme.ink2};
}

TextStyle place_style(const Place& place) {
    return place.active ? type::small_strong.spaced(1.42F) : type::small_medium.spaced(1.42F);
}

bool draw_dock_place(Stage& stage, const Box& box, const Place& place, Intents& out) {
    const Theme& theme = stage.theme();
    const Response response = place_control(stage, box, place);
    const PlaceInk ink = place_ink(theme, place);
    const float content = 60 + 4 + 28.4F;
    const Box pill{box.x + (box.w - 112) / 2, box.y + (box.h - content) / 2, 112, 60};
    if (place.active || response.pressed) {
        stage.brush().rounded(pill, 30, response.pressed ? mix(theme.tint, theme.ink, 0.06) : theme.tint);
    }
    stage.brush().icon_in(place.icon, 38, pill, ink.icon);
    const float swell = badge_swell(stage, place);
    if (place.badge > 0) draw_badge(stage, {box.centre().x + 12, box.y + 14}, place.badge, swell);
    stage.brush().centred_text(place_style(place), place.label, {box.x, pill.bottom() + 4, box.w, 0}, ink.label);
    if (response.activated && place.intent) out.push(*place.intent);
    return response.activated;
}

bool draw_rail_place(Stage& stage, const Box& box, const Place& place, Intents& out) {
    const Theme& theme = stage.theme();
    const Response response = place_control(stage, box, place);
    const PlaceInk ink = place_ink(theme, place);
    if (place.active || response.pressed) {
        stage.brush().rounded(box, 24, response.pressed ? mix(theme.tint, theme.ink, 0.06) : theme.tint);
    }
    const float top = box.y + (box.h - 40 - 10 - 28) / 2;
    stage.brush().icon(place.icon, 38, {box.x + (box.w - 38) / 2, top + 1}, ink.icon);
    const float swell = badge_swell(stage, place);
    if (place.badge > 0) draw_badge(stage, {box.right() - 62, box.y + 10}, place.badge, swell);
    stage.brush().centred_text(place_style(place), place.label, {box.x, top + 50, box.w, 0}, ink.label);
    if (response.activated && place.intent) out.push(*place.intent);
    return response.activated;
}

}  // namespace

bool in_checkout(Route route) {
    return route == Route::identify || route == Route::pickup || route == Route::payment ||
           route == Route::confirmation;
}

void draw_mark(Stage& stage, const Box& box, LogoGround ground) {
    const Theme& theme = stage.theme();
    const auto& file = ground == LogoGround::dark ? theme.logo_dark : theme.logo;
    if (file.empty()) return;
    stage.picture({"file://" + file.string()}, box, CornerRadii::all(static_cast<int>(box.w / 4)));
}

void draw_logo(Stage& stage, Point at, float height, LogoGround ground) {
    const Theme& theme = stage.theme();
    const Colour ink = ground == LogoGround::dark ? theme.on_attract : theme.ink;
    Brush& brush = stage.brush();
    float x = at.x;
    if (!theme.logo.empty()) {
        draw_mark(stage, {x, at.y, height, height}, ground);
        x += height + height * 16 / 56;
    }
    // An ampersand stands back behind the names it joins.
    const int px = static_cast<int>(height * 36 / 56);
    const TextStyle strong = type::head.sized(px);
    const TextStyle light{px, Weight::regular, TextStyle::Family::display, strong.line};
    const float y = at.y + (height - strong.line_height()) / 2 - 1;
    std::string_view rest = theme.name;
    while (!rest.empty()) {
        const auto sign = rest.find('&');
        const std::string_view before = rest.substr(0, sign);
        x += brush.text(strong, before, {x, y}, ink);
        if (sign == std::string_view::npos) break;
        x += brush.text(light, "&", {x, y}, ink);
        rest.remove_prefix(sign + 1);
    }
    stage.say(Role::image, "logo", theme.name, {at.x, at.y, x - at.x, height});
}

float draw_store(Stage& stage, const ChromeView& chrome, float right, float middle) {
    const TextStyle style = type::small_medium;
    const Colour ink = stage.theme().ink2;
    const TextLine name = fit_line(stage.brush().measurer(), style, chrome.store_name, 420);
    const float x = right - name.width;
    stage.brush().text(style, name.text, {x, middle - style.line_height() / 2}, ink, name.text != chrome.store_name);
    stage.brush().icon("geo-alt", 26, {x - 36, middle - 13}, ink);
    stage.say(Role::text, "store", chrome.store_name, {x - 36, middle - 14, name.width + 36, 28});
    return x - 36;
}

void draw_top_bar(Stage& stage, const ChromeView& chrome, StopButton stop, Intents& out) {
    const float margin = stage.look().margin();
    draw_logo(stage, {margin, 32}, 56, LogoGround::light);
    float right = stage.look().width - margin;
    if (stop == StopButton::shown) {
        const std::string label = stage.tr("Stop");
        const float width = stage.brush().measure(type::body_medium, label) + 30 + 12 + 56;
        const Box box{right - width, 28, width, 64};
        Meaning meaning;
        meaning.id = "stop";
        meaning.role = Role::button;
        meaning.name = label;
        meaning.rect = box;
        const Response response = stage.control(std::move(meaning));
        const Theme& theme = stage.theme();
        stage.brush().rounded(box, 32, response.pressed ? theme.sunken : theme.surface);
        stage.brush().outline(box, 32, 2, theme.edge);
        stage.brush().icon("box-arrow-right", 28, {box.x + 28, box.y + 18}, theme.ink);
        stage.brush().text(type::body_medium, label, {box.x + 70, box.y + (64 - type::body.line_height()) / 2},
                           theme.ink);
        if (response.activated) out.push(Stop{});
        right = box.x - 24;
    }
    draw_store(stage, chrome, right, top_bar_height / 2);
}

void draw_dock(Stage& stage, const ChromeView& chrome, Route route, ComfortDraft& comfort, Intents& out) {
    const Look& look = stage.look();
    const Box dock{0, look.height - dock_height, look.width, dock_height};
    stage.brush().fill(dock, stage.theme().surface);
    stage.brush().fill(dock.top_part(2), stage.theme().line);
    stage.open_group(Role::group, "dock", stage.tr("Navigation"), dock);
    const auto all = places(stage, chrome, route);
    const float width = (dock.w - 56) / static_cast<float>(all.size() + 1);
    Box box{28, dock.y, width, dock.h};
    for (const Place& place : all) {
        draw_dock_place(stage, box, place, out);
        box.x += width;
    }
    if (draw_dock_place(stage, box, comfort_place(stage), out)) comfort.open = true;
    stage.close_group();
}

void draw_rail(Stage& stage, const ChromeView& chrome, Route route, StopButton stop, ComfortDraft& comfort,
               Intents& out) {
    const Look& look = stage.look();
    const Box rail{0, 0, rail_width, look.height};
    stage.brush().fill(rail, stage.theme().surface);
    stage.brush().fill(rail.right_part(2), stage.theme().line);
    stage.open_group(Role::group, "rail", stage.tr("Navigation"), rail);
    draw_mark(stage, {44, 32, 80, 80}, LogoGround::light);
    stage.say(Role::image, "logo", stage.theme().name, {44, 32, 80, 80});
    float y = 156;
    if (!in_checkout(route)) {
        for (const Place& place : places(stage, chrome, route)) {
            draw_rail_place(stage, {12, y, 144, 124}, place, out);
            y += 136;
        }
    }
    if (draw_rail_place(stage, {12, y, 144, 124}, comfort_place(stage), out)) comfort.open = true;
    if (stop == StopButton::shown) {
        draw_rail_place(stage, {12, rail.h - 24 - 124, 144, 124},
                        {"stop", "box-arrow-right", stage.tr("Stop"), Stop{}, false, "", 0}, out);
    }
    stage.close_group();
}

void draw_action_bar(Stage& stage, const Box& box) {
    // Its shadow falls on what scrolls below it, not on the dock that it stands on.
    stage.brush().push_clip({box.x, box.y - 64, box.w, 64});
    stage.brush().shadow(box, 0, ShadowSize::large);
    stage.brush().pop_clip();
    stage.brush().fill(box, stage.theme().surface);
}

void draw_footer(Stage& stage, const Box& box) {
    stage.brush().fill(box, stage.theme().surface);
    stage.brush().fill(box.top_part(2), stage.theme().line);
}

}  // namespace zuil
