#include "kiosk/ui/widgets/compare_bar.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr float compare_thumb = 72;
constexpr float compare_thumb_gap = 12;

}  // namespace

bool has_compare_bar(const Snapshot& snapshot) {
    return !snapshot.chrome.compared.empty() && (snapshot.route == Route::listing || snapshot.route == Route::product);
}

void draw_compare_bar(Stage& stage, const Box& box, const ChromeView& chrome, Intents& out) {
    const Theme& theme = stage.theme();
    stage.brush().fill(box, theme.surface);
    stage.brush().fill(box.top_part(2), theme.line);
    stage.open_group(Role::group, "compare-bar", stage.tr("Compare"), box);
    const float margin = stage.look().margin();
    const float y = box.y + (box.h - compare_thumb) / 2;
    float x = box.x + margin;
    const bool alone = chrome.compared.size() < 2;
    const Button compare{"compare/open",
                         stage.tr("Compare"),
                         Button::Kind::soft,
                         Button::Size::small,
                         "arrow-left-right",
                         "",
                         alone ? stage.tr("Choose one more") : ""};
    // As wide as what it says when it is off, so that it does not jump when the second one is chosen.
    Button widest = compare;
    widest.label = stage.tr("Choose one more");
    float width = std::max(button_width(stage, compare), button_width(stage, widest));
    if (stage.look().narrow()) width = std::min(width, box.w * 0.45F);
    const Box button{box.right() - margin - width, y, width, compare_thumb};
    const Box clear{button.x - 16 - compare_thumb, y, compare_thumb, compare_thumb};
    // Beside large letters there may be room for fewer photos than articles: the screen they lead to shows all.
    for (const ComparedArticle& article : chrome.compared) {
        if (x + compare_thumb > clear.x) break;
        stage.picture(article.picture, {x, y, compare_thumb, compare_thumb}, CornerRadii::all(16));
        x += compare_thumb + compare_thumb_gap;
    }
    if (draw_round_button(stage, clear,
                          {"compare/clear", "x-lg", stage.tr("Compare nothing"), RoundButton::Ground::none, 32, ""})) {
        out.push(ClearCompare{});
    }
    if (draw_button(stage, button, compare)) out.push(OpenCompare{});
    stage.close_group();
}

}  // namespace zuil
