#include "kiosk/ui/screens/staff_pickup_lines.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

using LineState = DeskLineView::State;

constexpr float lines_corner = 28;
constexpr float line_side = 32;
constexpr float pickup_photo = 152;
constexpr float line_pad = 24;
constexpr float line_pill = 48;
constexpr float progress_width = 240;
constexpr float progress_height = 16;

struct LineShape {
    Paragraph name, detail;
    float photo = pickup_photo;
    float status_w = 0;
    bool stacked = false;
    float words_w = 0;
    float words_h() const { return name.height() + 4 + detail.height(); }
    float height() const {
        if (stacked) return line_pad + words_h() + 16 + line_pill + line_pad;
        return std::max(photo, words_h()) + 2 * line_pad;
    }
};

LineShape line_shape(Stage& stage, const DeskLineView& line, float width) {
    LineShape shape;
    shape.stacked = stage.look().narrow();
    if (shape.stacked) shape.photo = 0;
    const float inner = width - 2 * line_side;
    shape.status_w = line.status.empty() ? 0 : std::min(pill_width(stage, line.status, "check") + 8, inner);
    const float photo = shape.photo > 0 ? shape.photo + 24 : 0;
    shape.words_w = shape.stacked ? inner : inner - photo - (shape.status_w > 0 ? shape.status_w + 24 : 0);
    const Measure measure = stage.brush().measurer();
    shape.name = break_lines(measure, type::lead_strong, line.name, shape.words_w);
    shape.detail = break_lines(measure, type::body, line.detail, shape.words_w);
    return shape;
}

void draw_line_status(Stage& stage, const Box& box, const DeskLineView& line) {
    if (line.status.empty()) return;
    switch (line.state) {
    case LineState::ticked: return draw_pill(stage, box, PillTone::ok, line.status, "check");
    case LineState::refused: return draw_pill(stage, box, PillTone::bad, line.status, "x");
    case LineState::next:
    case LineState::open: break;
    }
    const Theme& theme = stage.theme();
    const Colour ink = line.state == LineState::next ? theme.accent_ink : theme.ink2;
    stage.brush().icon("upc-scan", 36, {box.x, box.centre().y - 18}, ink);
    stage.brush().line_in(type::body_strong, line.status, {box.x + 52, box.y, box.w - 52, box.h}, ink);
}

// Which corners of the card a row has.
struct Ends {
    bool top = false;
    bool bottom = false;
};

void draw_ground(Stage& stage, const Box& row, Ends ends, Colour colour) {
    Box straight = row;
    if (ends.top || ends.bottom) stage.brush().rounded(row, lines_corner, colour);
    if (ends.top) straight = straight.bottom_part(straight.h - lines_corner);
    if (ends.bottom) straight = straight.top_part(straight.h - lines_corner);
    stage.brush().fill(straight, colour);
}

// Without a scanner at hand a tap counts a piece; one on what is done takes it back.
void draw_line(Stage& stage, const Box& row, const DeskLineView& line, const LineShape& shape, Ends ends,
               Intents& out) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "pickup-line/" + line.id;
    meaning.role = line.can_tick || line.can_take_back ? Role::checkbox : Role::text;
    meaning.name = line.name;
    meaning.value = line.detail.empty() ? line.status : line.detail + ". " + line.status;
    meaning.rect = row;
    Response response;
    if (line.can_tick || line.can_take_back) {
        meaning.chosen = line.can_tick ? Meaning::Chosen::no : Meaning::Chosen::yes;
        response = stage.control(std::move(meaning));
    } else {
        stage.say(std::move(meaning));
    }
    const bool is_next = line.state == LineState::next;
    if (is_next || response.sunk > 0) {
        draw_ground(stage, row, ends, mix(is_next ? theme.tint : theme.surface, theme.sunken, response.sunk));
    }
    float x = row.x + line_side;
    if (shape.photo > 0) {
        stage.picture(line.picture, {x, row.centre().y - shape.photo / 2, shape.photo, shape.photo},
                      CornerRadii::all(20));
        x += shape.photo + 24;
    }
    const float top = shape.stacked ? row.y + line_pad : row.centre().y - shape.words_h() / 2;
    stage.brush().paragraph(shape.name, {x, top, shape.words_w, 0}, theme.ink);
    stage.brush().paragraph(shape.detail, {x, top + shape.name.height() + 4, shape.words_w, 0}, theme.ink2);
    const Box status = shape.stacked ? Box{x, top + shape.words_h() + 16, shape.status_w, line_pill}
                                     : Box{row.right() - line_side - shape.status_w, row.centre().y - line_pill / 2,
                                           shape.status_w, line_pill};
    draw_line_status(stage, status, line);
    if (!response.activated) return;
    if (line.can_tick) {
        out.push(TickLine{line.id});
    } else {
        out.push(UntickLine{line.id});
    }
}

}  // namespace

float draw_pickup_progress(Stage& stage, const Box& at, const DeskOrderView& view) {
    const Theme& theme = stage.theme();
    const float height = stage.line(Role::heading, type::head, view.lines_title, at, theme.ink);
    if (view.progress.empty() || stage.look().narrow()) return height;
    const float words = stage.brush().measure(type::body_strong, view.progress);
    const float middle = at.y + height / 2;
    const Box bar{at.x + at.w - progress_width, middle - progress_height / 2, progress_width, progress_height};
    stage.brush().rounded(bar, progress_height / 2, theme.sunken);
    if (theme.border) stage.brush().outline(bar, progress_height / 2, theme.border_width, *theme.border);
    const float share = view.wanted > 0 ? static_cast<float>(view.done) / static_cast<float>(view.wanted) : 0;
    if (share > 0) {
        stage.brush().rounded(bar.left_part(std::max(progress_height, bar.w * share)), progress_height / 2,
                              theme.accent_ink);
    }
    const float line = stage.brush().enlarged(type::body_strong).line_height();
    stage.brush().text(type::body_strong, view.progress, {bar.x - 24 - words, middle - line / 2}, theme.ink);
    stage.say(Role::progress, "pickup/progress", view.progress,
              {bar.x - 24 - words, middle - line / 2, words + 24 + bar.w, line});
    return height;
}

float draw_pickup_lines(Stage& stage, const Box& at, const DeskOrderView& view, Intents& out) {
    std::vector<LineShape> shapes;
    float height = 0;
    for (const DeskLineView& line : view.lines) {
        shapes.push_back(line_shape(stage, line, at.w));
        height += shapes.back().height();
    }
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, lines_corner, ShadowSize::small);
    stage.brush().rounded(card, lines_corner, stage.theme().surface);
    float y = at.y;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Box row{at.x, y, at.w, shapes[i].height()};
        draw_line(stage, row, view.lines[i], shapes[i], {.top = i == 0, .bottom = i + 1 == shapes.size()}, out);
        if (i > 0) stage.brush().fill(row.top_part(2), stage.theme().line);
        y = row.bottom();
    }
    return height;
}

}  // namespace zuil
