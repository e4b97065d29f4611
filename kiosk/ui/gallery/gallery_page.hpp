#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// What somebody who plays with the widgets has done to them.
struct GalleryDraft {
    Comfort comfort;
    enum class Open { nothing, sheet, dialog } open = Open::nothing;
    int stepper = 2;
    bool chip_on = false;
    bool checked = true;
    RangeDraft range;
    KeyboardDraft keyboard;
    ComfortDraft panel;
};

// A long sheet of specimens, each below a caption: from left to right as they fit, in sections.
class GalleryPage {
public:
    GalleryPage(Stage& stage, const Box& column, const Box& view, const std::vector<std::string>& pictures)
        : stage_{stage},
          column_{column},
          view_{view},
          pictures_{pictures},
          y_{column.y},
          row_y_{column.y},
          x_{column.x} {}

    Stage& stage() { return stage_; }
    float width() const { return column_.w; }
    float part(int of) const { return (column_.w - gap * static_cast<float>(of - 1)) / static_cast<float>(of); }
    PictureRef picture(std::size_t number) const;

    void section(std::string_view title, std::string_view file);
    using Draw = std::function<void(const Box&)>;
    void put(std::string_view caption, float width, float height, const Draw& draw);
    // The same as if a finger held it.
    void put_pressed(std::string_view caption, float width, float height, const Draw& draw);
    void end_row();
    float bottom() { return end_row(), y_; }

    static constexpr float gap = 24;

private:
    Stage& stage_;
    Box column_;
    Box view_;
    const std::vector<std::string>& pictures_;
    float y_;      // below all rows that are full
    float row_y_;  // below the tallest of this row
    float x_;
};

// What each widget's file puts on the page.
void gallery_bars(GalleryPage& page, GalleryDraft& draft);
void gallery_button(GalleryPage& page, GalleryDraft& draft);
void gallery_call_button(GalleryPage& page, GalleryDraft& draft);
void gallery_card(GalleryPage& page, GalleryDraft& draft);
void gallery_checkout_footer(GalleryPage& page, GalleryDraft& draft);
void gallery_chip(GalleryPage& page, GalleryDraft& draft);
void gallery_choice(GalleryPage& page, GalleryDraft& draft);
void gallery_code(GalleryPage& page, GalleryDraft& draft);
void gallery_compare_bar(GalleryPage& page, GalleryDraft& draft);
void gallery_countdown(GalleryPage& page, GalleryDraft& draft);
void gallery_facets(GalleryPage& page, GalleryDraft& draft);
void gallery_field(GalleryPage& page, GalleryDraft& draft);
void gallery_floor_call(GalleryPage& page, GalleryDraft& draft);
void gallery_keyboard(GalleryPage& page, GalleryDraft& draft);
void gallery_overlay(GalleryPage& page, GalleryDraft& draft);
void gallery_pickup_choices(GalleryPage& page, GalleryDraft& draft);
void gallery_phone_code(GalleryPage& page, GalleryDraft& draft);
void gallery_queue(GalleryPage& page, GalleryDraft& draft);
void gallery_receipt(GalleryPage& page, GalleryDraft& draft);
void gallery_result_row(GalleryPage& page, GalleryDraft& draft);
void gallery_order_parts(GalleryPage& page, GalleryDraft& draft);
void gallery_order_timeline(GalleryPage& page, GalleryDraft& draft);
void gallery_scan_way(GalleryPage& page, GalleryDraft& draft);
void gallery_segmented(GalleryPage& page, GalleryDraft& draft);
void gallery_staff_bar(GalleryPage& page, GalleryDraft& draft);
void gallery_staff_tile(GalleryPage& page, GalleryDraft& draft);
void gallery_steps(GalleryPage& page, GalleryDraft& draft);

// What lies over the page while it is open.
void draw_gallery_overlays(Stage& stage, GalleryDraft& draft);

}  // namespace zuil
