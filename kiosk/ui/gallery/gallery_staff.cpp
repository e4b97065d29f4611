#include "kiosk/ui/gallery/gallery_page.hpp"
#include "kiosk/ui/widgets/queue.hpp"
#include "kiosk/ui/widgets/scan_way.hpp"
#include "kiosk/ui/widgets/staff_bar.hpp"
#include "kiosk/ui/widgets/staff_tile.hpp"

// What stands in front of customers who are known, and of those who work here.
namespace zuil {

void gallery_scan_way(GalleryPage& page, GalleryDraft&) {
    page.put("What to hold under the screen", page.width(), 148, [&page](const Box& box) {
        draw_scan_way(
            page.stage(), box,
            {"gallery/scan", "person-vcard", "Scan your card", "Hold your card or your app below this screen."});
    });
}

void gallery_staff_bar(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    Intents ignored;
    const auto bar = [&](const char* caption, const StaffBarView& view) {
        page.put(caption, page.width(), staff_bar_height(stage, view, page.width()),
                 [&](const Box& box) { draw_staff_bar(stage, view, box, ignored); });
    };
    bar("Somebody of the staff is in", {"Sanne de Wit", "sales", "Locks in 1:45", Training::no});
    bar("In training", {"Sanne de Wit", "sales", "Locks in 1:45", Training::yes});
}

void gallery_staff_tile(GalleryPage& page, GalleryDraft&) {
    using Look = StaffTile::Look;
    const std::vector<StaffTile> tiles{
        {"gallery/tile/stores", "boxes", "Other stores", "What lies where, article by article", Look::plain},
        {"gallery/tile/training", "mortarboard", "Stop training", "Try everything, nothing is ordered", Look::on}};
    page.put("What can be begun, and what is on", page.width(), 168, [&](const Box& box) {
        draw_staff_tiles(page.stage(), box, page.stage().look().narrow() ? 1 : 2, tiles, [](std::size_t) {});
    });
}

void gallery_queue(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const std::vector<QueueCount> counts{
        {"gallery/prepare", "To prepare", "6", "2 within the hour", PillTone::warn, true, true},
        {"gallery/ready", "Ready for customer", "11", "One for 5 days", PillTone::info, false, true},
        {"gallery/over", "Collected today", "23", "", PillTone::info, false, true}};
    page.put("How much waits", page.width(), queue_counts_height(stage, counts, page.width()),
             [&](const Box& box) { draw_queue_counts(stage, box, counts, [](std::size_t) {}); });
    const auto rows = [&](const char* caption, const std::vector<QueueRow>& all, const QueueEnd& end) {
        page.put(caption, page.width(), queue_rows_height(stage, all, end, page.width()),
                 [&](const Box& box) { draw_queue_rows(stage, box, all, end, [](std::size_t, QueueTap) {}); });
    };
    const QueueRow first{.id = "gallery/7k42",
                         .code = "7K 42",
                         .title = "4 items",
                         .pill = "Waits here: 3 min",
                         .tone = PillTone::warn,
                         .pill_icon = "bell",
                         .detail = "Instant camera One, white and 2 more",
                         .action = "Go on",
                         .primary = true};
    const QueueRow long_code{.id = "gallery/ut10017",
                             .code = "UT1-0017",
                             .title = "1 item",
                             .pill = "12 min late",
                             .tone = PillTone::bad,
                             .pill_icon = "exclamation-circle",
                             .detail = "Espresso machine Barista Compact 58",
                             .action = "Start"};
    rows("A list, and more of it", {first, long_code}, {.text = "2 more", .id = "gallery/more", .more = [] {}});
    rows("More that is only said", {long_code}, {.text = "2 more"});
    page.put("Nothing waits", page.width(), stage.look().narrow() ? 240 : 112, [&](const Box& box) {
        draw_queue_empty(stage, box, "gallery/queue-empty", "Nothing here at this moment.");
    });
}

}  // namespace zuil
