#include "kiosk/ui/widgets/receipt.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/code.hpp"

namespace zuil {
namespace {

constexpr float paper_width = 440;
constexpr float paper_padding = 36;
constexpr float dash = 10;
constexpr float bars_height = 120;

void draw_dashes(Stage& stage, const Box& line) {
    for (float x = line.x; x < line.right(); x += 2 * dash) {
        stage.brush().fill({x, line.y, std::min(dash, line.right() - x), 2}, stage.theme().edge);
    }
}

// The bars of a symbol that lacks its start: it looks like the real one, and no scanner takes it for one.
void draw_bars(Stage& stage, const Box& box, const std::string& text) {
    const auto widths = encode_code128(text);
    if (!widths) return;
    constexpr std::size_t start_elements = 6;
    int modules = 0;
    for (std::size_t i = start_elements; i < widths->size(); ++i) modules += (*widths)[i];
    const float module = std::max(2.0F, static_cast<float>(static_cast<int>(box.w) / modules));
    float x = box.centre().x - module * static_cast<float>(modules) / 2;
    for (std::size_t i = start_elements; i < widths->size(); ++i) {
        const float width = module * static_cast<float>((*widths)[i]);
        if (i % 2 == 0) stage.brush().fill({x, box.y, width, box.h}, stage.theme().on_white);
        x += width;
    }
}

}  // namespace

void draw_receipt_preview(Stage& stage, const Box& panel, const ReceiptPreview& receipt) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    brush.rounded(panel, 32, theme.sunken);
    stage.say(Role::image, "receipt", stage.tr("Example of the code for the till"), panel);
    brush.push_clip(panel);
    const float width = std::min(paper_width, panel.w - 64);
    const Box paper{panel.centre().x - width / 2, panel.y + 40, width, panel.h - 40};
    brush.shadow({paper.x, paper.y, paper.w, paper.h + 80}, 8, ShadowSize::large);
    brush.rounded_top(paper, 8, Colour::hex(0xFFFFFF));
    const float x = paper.x + paper_padding;
    const float inner = paper.w - 2 * paper_padding;
    float y = paper.y + 32;
    draw_mark(stage, {paper.centre().x - 28, y, 56, 56}, LogoGround::light);
    y += 56 + 8;
    const TextLine name = fit_line(brush.measurer(), type::body_strong, theme.name, inner);
    brush.text(type::body_strong, name.text, {paper.centre().x - name.width / 2, y}, theme.on_white,
               name.text != theme.name);
    y += type::body_strong.line_height() + 16;
    draw_dashes(stage, {x, y, inner, 2});
    y += 24;
    const float total = brush.measure(type::small_strong, receipt.total);
    const Measure measure = brush.measurer();
    const TextLine count = fit_line(measure, type::small, receipt.count, inner - total - 16);
    brush.text(type::small, count.text, {x, y}, theme.on_white, count.text != receipt.count);
    brush.text(type::small_strong, receipt.total, {x + inner - total, y}, theme.on_white);
    y += type::small.line_height() + 4;
    Paragraph where = break_lines(measure, type::small, receipt.where, inner);
    // The paper runs out of the picture, between two lines.
    while (where.lines.size() > 1 && y + where.height() > panel.bottom()) where.lines.pop_back();
    brush.paragraph(where, {x, y, inner, 0}, theme.on_white);
    y += where.height() + 28;
    draw_bars(stage, {x, y, inner, bars_height}, "ZUIL");
    brush.pop_clip();
}

}  // namespace zuil
