#include "kiosk/ui/gallery/gallery_page.hpp"
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

}  // namespace zuil
