#include "kiosk/ui/widgets/bars.hpp"

#include <array>
#include <cmath>
#include <optional>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/floor_call.hpp"

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
    const Place back{"nav/back", "arrow-left", stage.tr("Back"),
                     GoBack{},   false,        chrome.can_go_back ? "" : stage.tr("There is no page before this one"),
                     0};
    if (chrome.staff) {
        return {back,
                Place{"nav/tasks", "card-checklist", stage.tr("Tasks"), OpenStaffHome{}, route == Route::staff_home, "",
                      chrome.tasks},
                Place{"nav/search", "boxes", stage.tr("Stock"), OpenSearch{}, route == Route::search, "", 0},
                Place{"nav/basket", "bag", stage.tr("Basket"), OpenBasket{}, route == Route::basket, "",
                      chrome.basket_count}};
    }
    return {
        back, Place{"nav/home", "house", stage.tr("Home"), GoHome{}, route == Route::home, "", 0},
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
    if (place.active) return {theme.accent_ink, theme.accent_ink};
    return {theme.ink, theme.ink2};
}

// Labels stop at 32 px on the panel: they stand next to icons that are larger than they are.
TextStyle place_style(const Look& look, const Place& place) {
    const TextStyle style = place.active ? type::small_strong.spaced(1.42F) : type::small_medium.spaced(1.42F);
    if (!look.narrow()) return style;
    TextStyle larger = style.sized(std::min(static_cast<int>(std::ceil(32 / look.zoom)), look.low() ? 28 : 24));
    larger.enlarged = true;
    return larger;
}

Colour place_ground(const Theme& theme, const Place& place, const Response& response) {
    const Colour pressed = mix(theme.tint, theme.ink, 0.06 * static_cast<double>(response.sunk));
    return place.active ? pressed : faded(pressed, response.sunk);
}

bool draw_dock_place(Stage& stage, const Box& box, const Place& place, Intents& out) {
    const Theme& theme = stage.theme();
    const Response response = place_control(stage, box, place);
    const PlaceInk ink = place_ink(theme, place);
    const float content = 60 + 4 + 28.4F;
    const Box pill{box.x + (box.w - std::min(112.0F, box.w)) / 2, box.y + (box.h - content) / 2,
                   std::min(112.0F, box.w), 60};
    if (place.active || response.sunk > 0) {
        stage.brush().rounded(pill, 30, place_ground(theme, place, response));
    }
    stage.brush().icon_in(place.icon, 38, pill, ink.icon);
    const float swell = badge_swell(stage, place);
    if (place.badge > 0) draw_badge(stage, {box.centre().x + 12, box.y + 14}, place.badge, swell);
    stage.brush().centred_text(place_style(stage.look(), place), place.label, {box.x, pill.bottom() + 4, box.w, 0},
                               ink.label);
    if (response.activated && place.intent) out.push(*place.intent);
    return response.activated;
}

bool draw_rail_place(Stage& stage, const Box& box, const Place& place, Intents& out) {
    const Theme& theme = stage.theme();
    const Response response = place_control(stage, box, place);
    const PlaceInk ink = place_ink(theme, place);
    if (place.active || response.sunk > 0) {
        stage.brush().rounded(box, 24, place_ground(theme, place, response));
    }
    const float top = box.y + (box.h - 40 - 10 - 28) / 2;
    stage.brush().icon(place.icon, 38, {box.x + (box.w - 38) / 2, top + 1}, ink.icon);
    const float swell = badge_swell(stage, place);
    if (place.badge > 0) draw_badge(stage, {box.centre().x + 10, top - 8}, place.badge, swell);
    stage.brush().centred_text(place_style(stage.look(), place), place.label, {box.x, top + 50, box.w, 0}, ink.label);
    if (response.activated && place.intent) out.push(*place.intent);
    return response.activated;
}

}  // namespace

float top_bar_height(const Look& look) {
    if (look.low()) return look.narrow() ? 88.0F : 112.0F;
    return look.narrow() ? 136 / look.zoom : 120.0F;
}
float dock_height(const Look& look) { return look.narrow() ? 190 / look.zoom : 136.0F; }
float rail_width_of(const Look& look) { return look.narrow() ? 240 / look.zoom : rail_width; }
float footer_height(const Look& look) { return look.narrow() ? 136.0F : 168.0F; }

bool in_checkout(Route route) {
    return route == Route::identify || route == Route::pickup || route == Route::delivery || route == Route::payment ||
           route == Route::phone_payment || route == Route::confirmation;
}

bool has_footer(Route route) { return in_checkout(route) || route == Route::staff_pickup; }

void draw_mark(Stage& stage, const Box& box, LogoGround ground) {
    const Theme& theme = stage.theme();
    const auto& file = ground == LogoGround::dark ? theme.logo_on_dark : theme.logo;
    if (file.empty()) return;
    stage.picture({"file://" + file.string()}, box, CornerRadii::all(static_cast<int>(box.w / 4)));
}

// No control in the semantic tree, on purpose: the logo says that it is there, and not what holding it does.
bool draw_entrance(Stage& stage, const Box& logo, Intents& out) {
    const Response response = stage.touch().target("logo", stage.visible(logo), Grab::hold);
    if (response.held) out.push(OpenStaffEntrance{});
    return response.activated;
}

float logo_width(Stage& stage, float height) {
    const Theme& theme = stage.theme();
    const float mark = theme.logo.empty() ? 0 : height + height * 16 / 56;
    return mark + stage.brush().measure(type::head.sized(static_cast<int>(height * 36 / 56)), theme.name);
}

bool draw_logo(Stage& stage, Point at, float height, LogoGround ground, Intents& out) {
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
    const Box box{at.x, at.y, x - at.x, height};
    stage.say(Role::image, "logo", theme.name, box);
    return draw_entrance(stage, box.inset(-8), out);
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

float draw_stop(Stage& stage, float right, float middle, Intents& out) {
    const std::string label = stage.tr("Stop");
    const float width = stage.brush().measure(type::body_medium, label) + 30 + 12 + 56;
    const Box box{right - width, middle - 32, width, 64};
    Meaning meaning;
    meaning.id = "stop";
    meaning.role = Role::button;
    meaning.name = label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 32, mix(theme.surface, theme.sunken, response.sunk));
    stage.brush().outline(box, 32, 2, theme.edge);
    stage.brush().icon("box-arrow-right", 28, {box.x + 28, box.y + 18}, theme.ink);
    stage.brush().text(type::body_medium, label, {box.x + 70, box.y + (64 - type::body.line_height()) / 2}, theme.ink);
    if (response.activated) out.push(Stop{});
    return box.x;
}

void draw_top_bar(Stage& stage, const ChromeView& chrome, StopButton stop, Intents& out) {
    const Look& look = stage.look();
    const float margin = look.margin();
    const float middle = top_bar_height(look) / 2;
    const float mark = look.narrow() ? 48.0F : 56.0F;
    draw_logo(stage, {margin, middle - mark / 2}, mark, LogoGround::light, out);
    float right = look.width - margin;
    if (stop == StopButton::shown) right = draw_stop(stage, right, middle, out) - 24;
    if (const FloorCallView* call = call_elsewhere(chrome)) {
        return draw_floor_call_pill(stage, *call, margin + logo_width(stage, mark) + 24, right, middle);
    }
    // Beside larger letters there is no room for where the kiosk stands.
    if (!look.narrow()) draw_store(stage, chrome, right, middle);
}

// The largest area that scrolls upright, of those that have more than is in sight: what the page is about.
const ScrolledArea* main_area(const std::vector<ScrolledArea>& areas) {
    const ScrolledArea* largest = nullptr;
    for (const ScrolledArea& area : areas) {
        if (area.axis != Axis::vertical || area.before + area.after < 1) continue;
        if (largest == nullptr || area.rect.w * area.rect.h > largest->rect.w * largest->rect.h) largest = &area;
    }
    return largest;
}

float draw_reach_arrows(Stage& stage, float right, float middle) {
    constexpr float size = 72;
    constexpr float page_share = 0.8F;
    constexpr double settling_seconds = 0.1;
    // What scrolls is known once the page was drawn: the bar is drawn again then.
    if (stage.motion().age("reach") < settling_seconds) stage.motion().keep_moving();
    const auto areas = stage.touch().scrolled_areas();
    const ScrolledArea* page = main_area(areas);
    const auto arrow = [&](const std::string& id, std::string_view icon, const std::string& name, float left,
                           float direction) {
        const Box at{right - size, middle - size / 2, size, size};
        right = at.x - 16;
        const std::string off = left < 1 ? stage.tr("There is no more that way") : "";
        const RoundButton button{id, std::string{icon}, name, RoundButton::Ground::outlined, 32, off};
        if (draw_round_button(stage, at, button) && page != nullptr) {
            stage.touch().wheel(page->rect.centre(), Axis::vertical, direction * page->rect.h * page_share);
        }
    };
    arrow("reach/down", "chevron-down", stage.tr("Further down"), page != nullptr ? page->after : 0, 1);
    arrow("reach/up", "chevron-up", stage.tr("Further up"), page != nullptr ? page->before : 0, -1);
    return right;
}

void draw_reach_bar(Stage& stage, const Box& box, StopButton stop, Intents& out) {
    const Look& look = stage.look();
    const float middle = box.centre().y;
    float right = box.right() - look.margin();
    if (stop == StopButton::shown) right = draw_stop(stage, right, middle, out) - 16;
    right = draw_reach_arrows(stage, right, middle);
    const std::string on = stage.tr("Everything is at the bottom");
    const float width = pill_width(stage, on, "arrow-bar-down");
    const float x = box.x + look.margin();
    if (x + width > right) return;
    draw_pill(stage, {x, middle - 32, width, 64}, PillTone::info, on, "arrow-bar-down");
}

void draw_upper_part(Stage& stage, const UpperPart& part, Intents& out) {
    const Box whole = stage.brush().panel();
    const Box box{whole.x, whole.y, whole.w, -whole.y};
    if (box.h < 1) return;
    const Theme& theme = stage.theme();
    const bool photo = !part.photo.url.empty();
    if (photo) {
        stage.picture(part.photo, box, {});
        // Words stand on paper that has come to an end before the photo is seen.
        const float solid = std::min(box.h, part.title.empty() ? 136.0F : 300.0F);
        stage.brush().fill(box.top_part(solid), theme.paper);
        stage.brush().gradient_down({box.x, box.y + solid, box.w, std::min(120.0F, box.h - solid)}, theme.paper,
                                    theme.paper.with_alpha(0));
    } else {
        stage.brush().fill(box, theme.tint);
    }
    const float x = stage.look().has_rail() ? rail_width_of(stage.look()) : 0;
    const Box words{x + stage.look().margin(), box.y + 40, box.w - x - 2 * stage.look().margin(), 0};
    draw_logo(stage, {words.x, words.y}, 56, LogoGround::light, out);
    if (part.title.empty() || box.h < 280) return;
    const TextStyle style = type::display.sized(64);
    const float y = words.y + 56 + 36;
    const float height = stage.line(Role::heading, style, part.title, {words.x, y, words.w, 0}, theme.ink);
    stage.line(Role::status, type::lead, part.detail, {words.x, y + height + 4, words.w, 0}, theme.ink2);
}

void draw_dock(Stage& stage, const ChromeView& chrome, Route route, ComfortDraft& comfort, Intents& out) {
    const Look& look = stage.look();
    const float height = dock_height(look);
    const Box dock{0, look.height - height, look.width, height};
    stage.brush().fill(dock, stage.theme().surface);
    stage.brush().fill(dock.top_part(2), stage.theme().line);
    stage.open_group(Role::group, "dock", stage.tr("Navigation"), dock);
    const auto all = places(stage, chrome, route);
    const float side = look.narrow() ? 8.0F : 28.0F;
    const float width = (dock.w - 2 * side) / static_cast<float>(all.size() + 1);
    Box box{side, dock.y, width, dock.h};
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
    const Box rail{0, 0, rail_width_of(look), look.height};
    stage.brush().fill(rail, stage.theme().surface);
    stage.brush().fill(rail.right_part(2), stage.theme().line);
    stage.open_group(Role::group, "rail", stage.tr("Navigation"), rail);
    // A low rail gives up the mark, and then what lies between its places.
    const bool roomy = rail.h >= 980;
    if (roomy) {
        draw_mark(stage, {44, 32, 80, 80}, LogoGround::light);
        stage.say(Role::image, "logo", stage.theme().name, {44, 32, 80, 80});
        draw_entrance(stage, {44, 32, 80, 80}, out);
    }
    const float pitch = roomy ? 136 : std::min(124.0F, (rail.h - 16) / 6);
    const float height = roomy ? 124 : pitch - 8;
    const float side = look.narrow() ? 6 : 12;
    Box box{side, roomy ? 156.0F : 8.0F, rail.w - 2 * side, height};
    if (!in_checkout(route)) {
        for (const Place& place : places(stage, chrome, route)) {
            draw_rail_place(stage, box, place, out);
            box.y += pitch;
        }
    }
    if (draw_rail_place(stage, box, comfort_place(stage), out)) comfort.open = true;
    const FloorCallView* call = chrome.staff ? nullptr : call_elsewhere(chrome);
    if (call != nullptr && roomy) draw_floor_call_mark(stage, *call, {box.x, box.bottom() + 8, box.w, 80});
    if (stop == StopButton::shown) {
        box.y = rail.h - (roomy ? 24.0F : 8.0F) - height;
        draw_rail_place(stage, box, {"stop", "box-arrow-right", stage.tr("Stop"), Stop{}, false, "", 0}, out);
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
