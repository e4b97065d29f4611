#include "kiosk/ui/gallery/gallery.hpp"

#include <algorithm>
#include <array>

#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

constexpr float caption_height = 36;
constexpr float section_above = 72;
constexpr float section_below = 32;
constexpr float rows_apart = 32;
constexpr float head_line = 112;  // the title, and the switches beside it or below

constexpr float wide_column = 1400;

constexpr std::array<GallerySection, 27> sections{{
    {"button", "Buttons", gallery_button},
    {"chip", "Chips, pills and badges", gallery_chip},
    {"choice", "Options, steppers and choices", gallery_choice},
    {"segmented", "Segments", gallery_segmented},
    {"facets", "Check rows, toggles and ranges", gallery_facets},
    {"field", "Fields", gallery_field},
    {"keyboard", "Keyboard and number pad", gallery_keyboard},
    {"card", "Cards", gallery_card},
    {"result_row", "Results", gallery_result_row},
    {"overlay", "Banners, toasts, sheets and dialogs", gallery_overlay},
    {"steps", "Steps and timeline", gallery_steps},
    {"order_parts", "Parts of an order", gallery_order_parts},
    {"order_timeline", "How far an order is", gallery_order_timeline},
    {"countdown", "Countdown", gallery_countdown},
    {"pickup_choices", "Stores, days and slots", gallery_pickup_choices},
    {"code", "Codes", gallery_code},
    {"phone_code", "Code to pay with a phone", gallery_phone_code},
    {"receipt", "Receipt", gallery_receipt},
    {"compare_bar", "Compare bar", gallery_compare_bar},
    {"checkout_footer", "Checkout footer", gallery_checkout_footer},
    {"bars", "Bars", gallery_bars},
    {"scan_way", "What to scan", gallery_scan_way},
    {"staff_bar", "The bar of staff", gallery_staff_bar},
    {"staff_tile", "What staff begin", gallery_staff_tile},
    {"queue", "What waits for staff", gallery_queue},
    {"call_button", "Calling staff", gallery_call_button},
    {"floor_call", "Who calls elsewhere", gallery_floor_call},
}};

struct ModeSwitch {
    const char* id;
    const char* label;
    bool on;
    ComfortChange change;
};

// What the whole page is shown in.
std::array<ModeSwitch, 4> switches_of(const Comfort& now) {
    const bool contrast = now.colours == ColourMode::high_contrast;
    const bool large = now.text != TextSize::normal;
    const bool reduced = now.motion == MotionAmount::reduced;
    return {{{"gallery/light", "Light", !contrast, ColourMode::normal},
             {"gallery/contrast", "High contrast", contrast, ColourMode::high_contrast},
             {"gallery/large", "Large letters", large, large ? TextSize::normal : TextSize::larger},
             {"gallery/still", "Less motion", reduced, reduced ? MotionAmount::full : MotionAmount::reduced}}};
}

Chip chip_of(const ModeSwitch& one) {
    return {one.id, one.label, one.on ? "check-lg" : "", "", one.on ? Chip::Look::on : Chip::Look::plain, "", 26};
}

// The title and the switches in one line, or in two where the letters are large.
class Head {
public:
    Head(Stage& stage, const Box& column, const Comfort& comfort) : stage_{stage}, switches_{switches_of(comfort)} {
        width_ = -12;
        for (const ModeSwitch& one : switches_) width_ += chip_width(stage, chip_of(one)) + 12;
        const bool fits = stage.brush().measure(style, title) + 48 + width_ <= column.w;
        lines_ = fits ? 1 : 2;
        box_ = {column.x, 0, column.w, head_line * static_cast<float>(lines_)};
    }
    float height() const { return box_.h; }

    void draw(Comfort& comfort) {
        const Theme& theme = stage_.theme();
        const Box all{0, 0, stage_.look().width, box_.h};
        stage_.brush().fill(all, theme.surface);
        stage_.brush().fill(all.bottom_part(2), theme.line);
        const float text = style.line_height();
        stage_.line(Role::heading, style, title, {box_.x, (head_line - text) / 2, box_.w, 0}, theme.ink);
        float x = lines_ == 1 ? box_.right() - width_ : box_.x;
        const float y = box_.bottom() - (lines_ == 1 ? head_line / 2 + chip_height / 2 : chip_height + 24);
        for (const ModeSwitch& one : switches_) {
            const Chip chip = chip_of(one);
            const Box place{x, y, chip_width(stage_, chip), chip_height};
            if (draw_chip(stage_, place, chip)) apply(comfort, one.change);
            x += place.w + 12;
        }
    }

private:
    static constexpr const char* title = "Gallery";
    static constexpr TextStyle style = type::title.sized(40);

    Stage& stage_;
    std::array<ModeSwitch, 4> switches_;
    float width_ = 0;
    int lines_ = 1;
    Box box_;
};

}  // namespace

PictureRef GalleryPage::picture(std::size_t number) const {
    return pictures_.empty() ? PictureRef{} : PictureRef{pictures_[number % pictures_.size()]};
}

void GalleryPage::section(std::string_view title, std::string_view file) {
    end_row();
    const Theme& theme = stage_.theme();
    if (y_ > column_.y) y_ += section_above - rows_apart;
    const Box line{column_.x, y_, column_.w, type::head.line_height() + 16};
    if (!intersection(line, view_).empty()) {
        const std::string name = "widgets/" + std::string{file};
        const float width = stage_.brush().measure(type::small, name);
        stage_.line(Role::heading, type::head, title, {line.x, line.y, line.w - width - gap, 0}, theme.ink);
        stage_.line(Role::text, type::small, name, {line.right() - width, line.y + 14, width + 1, 0}, theme.ink3);
        stage_.brush().fill(line.bottom_part(2), theme.line);
    }
    y_ = row_y_ = line.bottom() + section_below;
}

void GalleryPage::put(std::string_view caption, float width, float height, const Draw& draw) {
    if (x_ > column_.x && x_ + width > column_.right() + 1) end_row();
    const float above = caption.empty() ? 0 : caption_height;
    const Box box{x_, y_ + above, width, height};
    // Shadows and what swells reach a little further than the specimen itself.
    if (!intersection(box.inset(-40), view_).empty()) {
        if (!caption.empty()) {
            stage_.line(Role::text, type::small, caption, {x_, y_, width, 0}, stage_.theme().ink3);
        }
        draw(box);
    }
    x_ += width + gap;
    row_y_ = std::max(row_y_, box.bottom());
}

void GalleryPage::put_pressed(std::string_view caption, float width, float height, const Draw& draw) {
    put(caption, width, height, [&](const Box& box) {
        stage_.pose(Stage::Pose::pressed);
        draw(box);
        stage_.pose(Stage::Pose::live);
    });
}

void GalleryPage::end_row() {
    if (x_ > column_.x) y_ = row_y_ + rows_apart;
    x_ = column_.x;
    row_y_ = y_;
}

std::span<const GallerySection> gallery_sections() { return sections; }

void draw_gallery_page(Stage& stage, const std::vector<std::string>& pictures, GalleryDraft& draft) {
    const Look& look = stage.look();
    const Box all{0, 0, look.width, look.height};
    stage.brush().fill(all, stage.theme().paper);
    stage.open_group(Role::screen, "screen/gallery", "Gallery", all);
    const float width = std::min(wide_column, look.width - 2 * look.margin());
    const Box column{(look.width - width) / 2, 0, width, look.height};
    Head head{stage, column, draft.comfort};
    {
        const Box view{0, head.height(), look.width, look.height - head.height()};
        ScrollArea scroll{stage, "gallery", view, Axis::vertical};
        const float start = view.y + 48 - scroll.offset();
        GalleryPage page{stage, {column.x, start, column.w, 0}, view, pictures};
        for (const GallerySection& one : sections) {
            page.section(one.title, one.file);
            one.draw(page, draft);
        }
        scroll.measure(page.bottom() + 48 - start);
    }
    head.draw(draft.comfort);
    draw_gallery_overlays(stage, draft);
    stage.close_group();
}

}  // namespace zuil
