#include "kiosk/ui/screens/privacy.hpp"

#include <algorithm>
#include <array>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float privacy_head = 36 + 112;  // of the sheet itself
constexpr float privacy_foot = 48;
constexpr float privacy_link_height = 64;
constexpr float privacy_icon = 44;
constexpr float between_rows = 32;
constexpr float statement_side = 232;

struct PrivacyRow {
    std::string id;
    std::string icon;
    std::string heading;
    const std::string& text;
};

// Returns the height.
float draw_privacy_row(Stage& stage, const Box& at, const PrivacyRow& row) {
    const Measure measure = stage.brush().measurer();
    const float x = at.x + privacy_icon + 28;
    const float room = at.right() - x;
    const Paragraph heading = break_lines(measure, type::lead_strong, row.heading, room);
    const Paragraph text = break_lines(measure, type::body, row.text, room);
    stage.brush().icon(row.icon, privacy_icon, {at.x, at.y + 4}, stage.theme().accent_ink);
    stage.brush().paragraph(heading, {x, at.y, room, 0}, stage.theme().ink);
    stage.brush().paragraph(text, {x, at.y + heading.height() + 4, room, 0}, stage.theme().ink2);
    const float height = std::max(privacy_icon + 8, heading.height() + 4 + text.height());
    Meaning meaning;
    meaning.id = row.id;
    meaning.role = Role::text;
    meaning.name = row.heading;
    meaning.value = row.text;
    meaning.rect = {at.x, at.y, at.w, height};
    stage.say(std::move(meaning));
    return height;
}

// The shop's own words, for a phone. Returns the height.
float draw_statement(Stage& stage, const Box& at, const std::string& link) {
    const std::string words = stage.tr("The whole privacy statement: scan it with your phone.");
    const bool is_narrow = stage.look().narrow();
    const Box code{at.x, at.y, statement_side, statement_side};
    draw_qr(stage, code, link, QrLevel::medium, stage.tr("QR code for the privacy statement"));
    const float x = is_narrow ? at.x : code.right() + 32;
    const float room = at.right() - x;
    const float height = break_lines(stage.brush().measurer(), type::body, words, room).height();
    const float below = is_narrow ? statement_side + 16 : (statement_side - height) / 2;
    stage.paragraph(type::body, words, {x, at.y + below, room, 0}, stage.theme().ink2);
    return std::max(statement_side, below + height);
}

// Returns the height, which is the same wherever it is drawn: the sheet follows it.
float draw_privacy_content(Stage& stage, const Box& box, const PrivacyView& view) {
    const std::array rows{PrivacyRow{"privacy/purpose", "chat-left-text", stage.tr("What for"), view.purpose},
                          PrivacyRow{"privacy/recipient", "shop", stage.tr("Who gets them"), view.recipient},
                          PrivacyRow{"privacy/stay", "clock", stage.tr("How long they stay"), view.stay},
                          PrivacyRow{"privacy/rights", "person-check", stage.tr("What you may ask"), view.rights}};
    float height = 0;
    for (const PrivacyRow& row : rows)
        height += draw_privacy_row(stage, {box.x, box.y + height, box.w, 0}, row) + between_rows;
    if (!view.link.empty())
        height += draw_statement(stage, {box.x, box.y + height, box.w, 0}, view.link) + between_rows;
    return height - between_rows;
}

}  // namespace

float draw_privacy_link(Stage& stage, const Box& at, Intents& out) {
    constexpr float around = 38;
    std::string label = stage.tr("What we do with your details");
    if (stage.brush().measure(type::body_strong, label) + around > at.w) label = stage.tr("Your details");
    const float width = std::min(at.w, stage.brush().measure(type::body_strong, label) + around);
    if (draw_link(stage, {at.x, at.y, width, privacy_link_height}, "privacy", label)) out.push(ShowPrivacy{true});
    return privacy_link_height;
}

void draw_privacy(Stage& stage, const PrivacyView& view, PrivacyDraft& draft, Intents& out) {
    const float whole = privacy_head + draft.height + privacy_foot;
    const Sheet sheet{"privacy-sheet", stage.tr("Your details"), std::min(whole, stage.look().height), ""};
    const SheetResult result = draw_sheet(stage, view.open, sheet, [&](const Box& box) {
        const Box content = box.top_part(box.h - privacy_foot);
        ScrollArea scroll{stage, "privacy/content", content, Axis::vertical};
        const float height = draw_privacy_content(stage, content.moved(0, -scroll.offset()), view);
        scroll.measure(height);
        follow_height(stage, draft.height, height);
    });
    if (result == SheetResult::close) out.push(ShowPrivacy{false});
}

}  // namespace zuil
