#include "kiosk/ui/page.hpp"

#include <algorithm>
#include <array>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/compare_bar.hpp"
#include "kiosk/ui/widgets/floor_call.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/staff_bar.hpp"

namespace zuil {
namespace {

constexpr double page_seconds = 0.24;
constexpr double reduced_seconds = 0.12;
constexpr float page_slide = 32;
constexpr double toast_seconds = 4;
constexpr double toast_seconds_slow = 8;
constexpr double toast_fade = 0.16;
constexpr float side_panel_width = 880;  // of the widest one in landscape: keys

StopButton stop_for(Route route) {
    return route == Route::home || route == Route::confirmation ? StopButton::absent : StopButton::shown;
}

// How far the bars at the lower edge reach up: a toast stands above them.
float bars_height(const Look& look, Route route) {
    if (has_footer(route)) return footer_height(look);
    if (look.landscape()) return 0;
    const float dock = look.has_rail() ? 0 : dock_height(look);
    if (route == Route::listing) return dock + 116;
    if (route == Route::product) return dock + 144;
    if (route == Route::basket) return dock + 232;
    if (route == Route::search) return dock + 144;
    return dock;
}

// In low reach beside the shop's name, out of reach, where all that is only read stands.
void draw_floor_call_above(Stage& stage, const ChromeView& chrome) {
    constexpr float high = 136;
    const FloorCallView* call = chrome.staff ? nullptr : call_elsewhere(chrome);
    const Box panel = stage.brush().panel();
    if (call == nullptr || -panel.y < high) return;
    const Look& look = stage.look();
    const float left = (look.has_rail() ? rail_width_of(look) : 0) + look.margin() + logo_width(stage, 56) + 24;
    draw_floor_call_pill(stage, *call, left, look.width - look.margin(), panel.y + 40 + 28);
}

// What is told above a screen, the most pressing first.
std::vector<Banner> state_banners(Stage& stage, const ChromeView& chrome, Route route) {
    std::vector<Banner> banners;
    if (chrome.call.state != CallView::State::none) {
        CallNews news = call_news(stage, chrome.call.state);
        banners.push_back({"called", news.icon, std::move(news.strong), std::move(news.text), news.tone});
    }
    const FloorCallView* call = call_elsewhere(chrome);
    // Staff are told in full, and on their first screen by a list.
    if (call != nullptr && chrome.staff && route != Route::staff_home) {
        banners.push_back(floor_call_banner(stage, *call));
    }
    if (chrome.connection == Connection::offline) {
        Banner offline{"offline", "cloud-slash",
                       stage.tr("No connection for a moment. You can keep searching and ordering."),
                       chrome.offline_detail, Banner::Tone::warn};
        if (!offline.text.empty()) offline.text += " · ";
        offline.text += stage.tr("Your order will be sent as soon as possible.");
        banners.push_back(std::move(offline));
    } else if (!chrome.growing.empty()) {
        banners.push_back(
            {"growing", "arrow-repeat", stage.tr("Our range is still coming in."), chrome.growing, Banner::Tone::info});
    }
    return banners;
}

// Where large letters leave little within reach, what is only read stands above that, as short as it has to. False:
// there is no room.
bool draw_banner_above(Stage& stage, const Box& at, Banner& banner) {
    const float room = -stage.brush().panel().y - (stage.look().has_rail() ? 96.0F : 264.0F) - 12;
    if (banner_height(stage, at.w, banner) > room) banner.text.clear();
    const float height = banner_height(stage, at.w, banner);
    if (height > room) return false;
    draw_banner(stage, {at.x, -12 - height, at.w, height}, banner);
    return true;
}

// Banners for as long as something is the case that touches every screen. Returns the height they take.
float draw_state_banners(Stage& stage, const ChromeView& chrome, Route route, const Box& area) {
    const Look& look = stage.look();
    const float margin = look.margin();
    const Box at{area.x + margin, area.y, area.w - 2 * margin, 0};
    float height = 0;
    bool above = look.narrow() && look.low();
    for (Banner& banner : state_banners(stage, chrome, route)) {
        if (above && draw_banner_above(stage, at, banner)) {
            above = false;
            continue;
        }
        // The shopper's top bar has room of its own below its words; the one of staff ends in an edge.
        if (height == 0 && (look.landscape() || chrome.staff)) height += 24;
        const Box box{at.x, at.y + height, at.w, banner_height(stage, at.w, banner)};
        draw_banner(stage, box, banner);
        height += box.h + 12;
    }
    return height;
}

void draw_screen(Stage& stage, const Snapshot& snapshot, Drafts& drafts, const Strokes& typed, const Box& area,
                 Intents& out) {
    switch (snapshot.route) {
    case Route::attract: return draw_attract(stage, snapshot.attract, snapshot.chrome, drafts.comfort, out);
    case Route::home: return draw_home(stage, snapshot.home, snapshot.chrome, area, out);
    case Route::listing: return draw_listing(stage, snapshot.listing, drafts.listing, area, out);
    case Route::search: return draw_search(stage, snapshot.search, drafts.search, typed, area, out);
    case Route::product: return draw_product(stage, snapshot.product, drafts.product, area, out);
    case Route::compare: return draw_compare(stage, snapshot.compare, drafts.compare, area, out);
    case Route::basket: return draw_basket(stage, snapshot.basket, drafts.basket, area, out);
    case Route::identify: return draw_identify(stage, snapshot.identify, drafts.identify, typed, area, out);
    case Route::pickup: return draw_pickup(stage, snapshot.pickup, area, out);
    case Route::delivery: return draw_delivery(stage, snapshot.delivery, drafts.delivery, typed, area, out);
    case Route::payment: return draw_payment(stage, snapshot.payment, area, out);
    case Route::phone_payment: return draw_phone_payment(stage, snapshot.phone_payment, area, out);
    case Route::confirmation: return draw_confirmation(stage, snapshot.confirmation, area, out);
    case Route::find_order: return draw_find_order(stage, snapshot.find_order, drafts.find_order, typed, area, out);
    case Route::customer: return draw_customer(stage, snapshot.customer, drafts.customer, typed, area, out);
    case Route::my_order: return draw_my_order(stage, snapshot.my_order, drafts.my_order, area, out);
    case Route::staff_entrance:
        return draw_staff_entrance(stage, snapshot.staff_entrance, drafts.staff_entrance, typed, area, out);
    case Route::staff_customer:
        return draw_staff_customer(stage, snapshot.staff_customer, drafts.staff_customer, typed, area, out);
    case Route::staff_pickup: return draw_staff_pickup(stage, snapshot.staff_pickup, drafts.staff_pickup, area, out);
    case Route::collect: return draw_collect(stage, snapshot.collect, area, out);
    case Route::staff_home: return draw_staff_home(stage, snapshot.staff_home, snapshot.chrome.floor_calls, area, out);
    case Route::staff_note: return draw_staff_note(stage, drafts.staff_note, typed, area, out);
    }
}

// The keyboard of the search lies where the dock stands.
bool has_dock(const Snapshot& snapshot, const Drafts& drafts) {
    return !has_footer(snapshot.route) && (snapshot.route != Route::search || drafts.search.keyboard_closed);
}

float top_height(Stage& stage, const Snapshot& snapshot) {
    const Look& look = stage.look();
    if (snapshot.chrome.staff) {
        const float left = look.has_rail() ? rail_width_of(look) : 0;
        return staff_bar_height(stage, *snapshot.chrome.staff, look.width - left);
    }
    return look.has_rail() && !look.low() ? 0 : top_bar_height(look);
}

// In low reach the bar that pages up and down stands where the top bar is else, and knows what scrolls once it is
// drawn.
void draw_bars(Stage& stage, const Snapshot& snapshot, Drafts& drafts, Intents& out) {
    const Look& look = stage.look();
    StopButton stop = snapshot.chrome.staff ? StopButton::absent : stop_for(snapshot.route);
    if (look.has_rail()) {
        draw_rail(stage, snapshot.chrome, snapshot.route, stop, drafts.comfort, out);
        stop = StopButton::absent;
    }
    const float left = look.has_rail() ? rail_width_of(look) : 0;
    if (snapshot.chrome.staff) {
        draw_staff_bar(stage, *snapshot.chrome.staff, {left, 0, look.width - left, top_height(stage, snapshot)}, out);
    } else if (look.low()) {
        draw_reach_bar(stage, {left, 0, look.width - left, top_bar_height(look)}, stop, out);
    } else if (!look.has_rail()) {
        draw_top_bar(stage, snapshot.chrome, stop, out);
    }
    if (!look.has_rail() && has_dock(snapshot, drafts)) {
        draw_dock(stage, snapshot.chrome, snapshot.route, drafts.comfort, out);
    }
}

UpperPart upper_part(const Snapshot& snapshot, const Drafts& drafts) {
    UpperPart part;
    if (snapshot.route == Route::product && snapshot.product.value && !snapshot.product.value->pictures.empty()) {
        const auto& pictures = snapshot.product.value->pictures;
        const auto shown = static_cast<std::size_t>(std::max(0, drafts.product.photo));
        part.photo = pictures[std::min(shown, pictures.size() - 1)];
    } else if (snapshot.route == Route::listing && snapshot.listing.value) {
        const ListingView& view = *snapshot.listing.value;
        part.title = view.title;
        part.detail = view.count;
        if (!view.cards.empty()) part.photo = view.cards.front().picture;
    } else if (snapshot.route == Route::home && snapshot.home.value && snapshot.home.value->campaign) {
        part.photo = snapshot.home.value->campaign->picture;
    }
    if (snapshot.route == Route::my_order) {
        part.title = snapshot.my_order.title;
    }
    return part;
}

// A sheet or keys: what lies there is in use, or was just called for.
bool has_panel(Stage& stage, const Snapshot& snapshot, const Drafts& drafts) {
    constexpr std::array with_keys{Route::identify, Route::delivery, Route::find_order, Route::staff_entrance,
                                   Route::staff_note};
    if (snapshot.route == Route::staff_customer && drafts.staff_customer.typing) return true;
    if (snapshot.route == Route::customer && snapshot.customer.stage != CustomerView::Stage::known) return true;
    if (stage.semantics().covered() || std::ranges::find(with_keys, snapshot.route) != with_keys.end()) return true;
    return snapshot.route == Route::search && !drafts.search.keyboard_closed;
}

// Above the bars; where a panel lies at the lower edge, at the upper one; beside a panel at the right. What is only
// read has more room above what is within a low reach.
ToastPlace toast_place(Stage& stage, const Snapshot& snapshot, const Drafts& drafts, float top) {
    const Look& look = stage.look();
    const bool panel = has_panel(stage, snapshot, drafts);
    // Below, everything can be touched; above is the picture.
    if (snapshot.route == Route::attract && !panel && !look.low()) return {40, look.width - 40, 160, true};
    if (snapshot.route == Route::attract && !panel) return {40, look.width - 40, -24};
    if (panel && look.low() && snapshot.chrome.toast->action.empty()) return {40, look.width - 40, -24};
    if (panel && !look.has_rail()) return {40, look.width - 40, stage.semantics().covered() ? 24 : top + 24, true};
    const float compare = has_compare_bar(snapshot) ? compare_bar_height : 0;
    const float left = look.has_rail() ? rail_width_of(look) : 0;
    const float right = look.width - (panel ? side_panel_width : 0);
    return {left + 40, right - 40, look.height - bars_height(look, snapshot.route) - compare - 24};
}

// Down from the upper edge of a sheet, past each of the sheet's buttons that stands in the way.
ToastPlace clear_of_buttons(Stage& stage, const ToastPlace& wanted, const ToastView& toast) {
    constexpr float gap = 16;
    ToastPlace place = wanted;
    for (;;) {
        const Box box = toast_box(stage, place, toast.text, toast.action);
        if (box.bottom() > stage.look().height) return wanted;
        const auto in_the_way = std::ranges::find_if(stage.semantics().all(), [&](const Meaning& one) {
            return one.touchable && one.role == Role::button && !intersection(one.rect, box).empty();
        });
        if (in_the_way == stage.semantics().all().end()) return place;
        place.y = in_the_way->rect.bottom() + gap;
    }
}

void draw_toast_of(Stage& stage, const Snapshot& snapshot, const Drafts& drafts, float top, Intents& out) {
    if (!snapshot.chrome.toast) return;
    const ToastView& toast = *snapshot.chrome.toast;
    const std::string key = "toast/" + std::to_string(toast.number);
    const double age = stage.motion().age(key);
    const double stays = snapshot.chrome.comfort.pace == Pace::slow ? toast_seconds_slow : toast_seconds;
    const bool over = age >= stays;
    if (!over) stage.motion().wake_at(stage.motion().now() + stays - age);
    const float there = stage.motion().towards(key, over ? 0.0F : 1.0F, toast_fade, Easing::out, 0);
    if (there <= 0) return;
    ToastPlace place = toast_place(stage, snapshot, drafts, top);
    if (place.hangs && stage.semantics().covered()) place = clear_of_buttons(stage, place, toast);
    if (draw_toast(stage, place, toast.text, toast.action, there)) {
        out.push(ToastAction{toast.number});
    }
}

Box area_of(Stage& stage, const Snapshot& snapshot, const Drafts& drafts) {
    const Look& look = stage.look();
    const float left = look.has_rail() ? rail_width_of(look) : 0;
    const float top = top_height(stage, snapshot);
    const float dock = !look.has_rail() && has_dock(snapshot, drafts) ? dock_height(look) : 0;
    return {left, top, look.width - left, look.height - top - dock};
}

}  // namespace

void draw_page(Stage& stage, const Snapshot& snapshot, Drafts& drafts, const Strokes& typed, Intents& out) {
    const Look& look = stage.look();
    stage.brush().fill(stage.brush().panel(), stage.theme().paper);
    stage.open_group(Role::screen, "screen/" + std::string{to_string(snapshot.route)},
                     std::string{to_string(snapshot.route)}, stage.brush().panel());
    const Box whole = area_of(stage, snapshot, drafts);
    Box area = whole;
    // Screens that say themselves what a line that is down means for them.
    const bool banner = snapshot.route != Route::attract && snapshot.route != Route::confirmation &&
                        snapshot.route != Route::phone_payment;

    const float there = stage.motion().towards(
        "page", 1, look.motion == MotionAmount::reduced ? reduced_seconds : page_seconds, Easing::emphasised, 1);
    const float way = look.motion == MotionAmount::reduced ? 0 : page_slide;
    const float slide = (1 - there) * way * (snapshot.went_back ? -1.0F : 1.0F);
    if (snapshot.route != Route::attract) {
        draw_upper_part(stage, upper_part(snapshot, drafts), out);
        draw_floor_call_above(stage, snapshot.chrome);
        draw_bars(stage, snapshot, drafts, out);
    }
    if (banner) {
        const float height = draw_state_banners(stage, snapshot.chrome, snapshot.route, area);
        area.y += height;
        area.h -= height;
    }
    if (has_compare_bar(snapshot)) {
        draw_compare_bar(stage, area.bottom_part(compare_bar_height), snapshot.chrome, out);
        area.h -= compare_bar_height;
    }
    stage.brush().push_layer(slide, 0, 1);
    draw_screen(stage, snapshot, drafts, typed, area, out);
    if (in_checkout(snapshot.route)) draw_checkout_comfort(stage, snapshot.route, drafts.comfort);
    stage.brush().pop_layer();

    draw_toast_of(stage, snapshot, drafts, area.y, out);
    draw_comfort(stage, snapshot.chrome, snapshot.route, drafts.comfort, out);
    if (snapshot.chrome.privacy.offered) draw_privacy(stage, snapshot.chrome.privacy, drafts.privacy, out);
    draw_call(stage, snapshot.chrome.call, drafts.call, out);
    if (snapshot.chrome.timeout) draw_timeout(stage, *snapshot.chrome.timeout, out);
    stage.close_group();
}

}  // namespace zuil
