#include "kiosk/ui/widgets/floor_call.hpp"

#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

constexpr float floor_pill_height = 56;
constexpr float floor_pill_bell = 28;
constexpr std::string_view floor_bell = "bell-fill";
constexpr TextStyle floor_pill_style = type::small_strong;

std::string for_staff(Stage& stage, const FloorCallView& call) {
    return filled(stage.tr("For our staff: somebody calls at {place}"), "place", call.place);
}

std::string about_call(const FloorCallView& call) {
    std::string text = call.question;
    if (!call.article.empty()) text += " · " + call.article;
    return text + " · " + call.waiting;
}

void say_call(Stage& stage, const FloorCallView& call, const Box& box) {
    Meaning meaning;
    meaning.id = "floor-call";
    meaning.role = Role::status;
    meaning.name = for_staff(stage, call);
    meaning.value = about_call(call);
    meaning.rect = box;
    stage.say(std::move(meaning));
}

}  // namespace

const FloorCallView* call_elsewhere(const ChromeView& chrome) {
    const auto found = std::ranges::find_if(chrome.floor_calls, [](const FloorCallView& call) {
        return call.taken.empty() && call.from == FloorCallView::From::another_kiosk;
    });
    return found == chrome.floor_calls.end() ? nullptr : &*found;
}

Banner floor_call_banner(Stage& stage, const FloorCallView& call) {
    return {"floor-call", "bell", for_staff(stage, call), about_call(call), Banner::Tone::info};
}

void draw_floor_call_pill(Stage& stage, const FloorCallView& call, float left, float right, float middle) {
    constexpr float side = 20;
    constexpr float between = 12;
    const Theme& theme = stage.theme();
    const float most = right - left - 2 * side - floor_pill_bell;
    if (most < 0) return;
    const Measure measure = stage.brush().measurer();
    TextLine words = fit_line(measure, floor_pill_style, call.place, std::min(420.0F, most - between));
    // Without room for both, rather its code than half a place.
    if (words.text != call.place) {
        words = fit_line(measure, floor_pill_style, call.kiosk, most - between);
        if (words.text != call.kiosk) words = {};
    }
    const float width = 2 * side + floor_pill_bell + (words.text.empty() ? 0 : between + words.width);
    const Box box{right - width, middle - floor_pill_height / 2, width, floor_pill_height};
    stage.brush().rounded(box, floor_pill_height / 2, theme.tint);
    if (theme.border) stage.brush().outline(box, floor_pill_height / 2, theme.border_width, *theme.border);
    stage.brush().icon(floor_bell, floor_pill_bell, {box.x + side, middle - floor_pill_bell / 2}, theme.accent_ink);
    stage.brush().text(floor_pill_style, words.text,
                       {box.x + side + floor_pill_bell + between, middle - floor_pill_style.line_height() / 2},
                       theme.accent_ink);
    say_call(stage, call, box);
}

void draw_floor_call_mark(Stage& stage, const FloorCallView& call, const Box& box) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 20, theme.tint);
    if (theme.border) stage.brush().outline(box, 20, theme.border_width, *theme.border);
    const float top = box.y + (box.h - floor_pill_bell - 4 - floor_pill_style.line_height()) / 2;
    stage.brush().icon(floor_bell, floor_pill_bell, {box.centre().x - floor_pill_bell / 2, top}, theme.accent_ink);
    stage.brush().centred_text(floor_pill_style, call.kiosk, {box.x, top + floor_pill_bell + 4, box.w, 0},
                               theme.accent_ink);
    say_call(stage, call, box);
}

CallNews call_news(Stage& stage, CallView::State state) {
    switch (state) {
    case CallView::State::coming:
        return {"person-check", stage.tr("Somebody is on the way to you"),
                stage.tr("Please wait at this screen for a moment."), Banner::Tone::ok};
    case CallView::State::unheard:
        return {"exclamation-triangle", stage.tr("Your call does not get through right now"),
                stage.tr("Please walk up to one of us. We keep trying."), Banner::Tone::warn};
    case CallView::State::unanswered:
        return {"hourglass-split", stage.tr("Nobody has answered yet"),
                stage.tr("Your call still stands. Or walk up to one of us."), Banner::Tone::warn};
    case CallView::State::none:
    case CallView::State::waiting: break;
    }
    return {"bell", stage.tr("We have called our staff"),
            stage.tr("You will see here when somebody comes. You can go on meanwhile."), Banner::Tone::info};
}

}  // namespace zuil
