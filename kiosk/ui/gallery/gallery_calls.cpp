#include <algorithm>

#include "kiosk/ui/gallery/gallery_page.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/floor_call.hpp"

// Staff who are called, here and elsewhere in the store.
namespace zuil {
namespace {

FloorCallView gallery_call() {
    FloorCallView call;
    call.kiosk = "UT2";
    call.place = "UT2, by the lamps";
    call.question = "Cannot find something";
    call.article = "Instant camera One";
    call.waiting = "Waits 2 minutes";
    return call;
}

}  // namespace

void gallery_call_button(GalleryPage& page, GalleryDraft&) {
    Intents ignored;
    page.put("Where a shopper gets no further alone", page.width(), 72,
             [&](const Box& box) { draw_call_button(page.stage(), box, "gallery/call", Align::left, ignored); });
}

void gallery_floor_call(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const FloorCallView call = gallery_call();
    const Banner banner = floor_call_banner(stage, call);
    page.put("To staff, and where nobody stands", page.width(), banner_height(stage, page.width(), banner),
             [&](const Box& box) { draw_banner(stage, box, banner); });
    page.put("Beside a shopper", std::min(360.0F, page.width()), 56,
             [&](const Box& box) { draw_floor_call_pill(stage, call, box.x, box.right(), box.centre().y); });
    page.put("In little room", 144, 56,
             [&](const Box& box) { draw_floor_call_pill(stage, call, box.x, box.right(), box.centre().y); });
    page.put("On the rail", 144, 80, [&](const Box& box) { draw_floor_call_mark(stage, call, box); });
}

}  // namespace zuil
