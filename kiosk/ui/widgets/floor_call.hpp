#pragma once

#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

// Somebody calls at another kiosk of the store: told to staff who pass, without disturbing who stands here.
namespace zuil {

// The one that waits longest elsewhere, and that nobody goes to yet; none: nullptr.
const FloorCallView* call_elsewhere(const ChromeView& chrome);
// In full, where nobody is in the middle of something or staff are.
Banner floor_call_banner(Stage& stage, const FloorCallView& call);
// Beside a shopper's screen: a pill that moves nothing and cannot be touched. It ends at `right`, is as short as
// `left` makes it, and is left out where there is no room at all.
void draw_floor_call_pill(Stage& stage, const FloorCallView& call, float left, float right, float middle);
// The same on the rail: a bell, and the kiosk's code.
void draw_floor_call_mark(Stage& stage, const FloorCallView& call, const Box& box);

// What became of the call that was made here.
struct CallNews {
    std::string icon;
    std::string strong;  // the first sentence
    std::string text;
    Banner::Tone tone = Banner::Tone::info;
};
CallNews call_news(Stage& stage, CallView::State state);

}  // namespace zuil
