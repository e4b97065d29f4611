#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/result_row.hpp"

namespace zuil {
namespace {

constexpr std::size_t query_bytes_max = 120;
constexpr float field_height_px = 104;
constexpr float closed_bar_height = 144;  // the field alone, above the dock
constexpr float below_keys = 20;          // between the keys and the edge of the panel, in portrait
constexpr float search_panel = 880;       // ten keys of 72 and their gaps
constexpr int results_more = 24;
constexpr float results_before = 1200;  // design pixels below the screen that are loaded ahead

std::string text_of(const SearchView& view, const SearchDraft& draft) { return draft.text.value_or(view.query); }

void set_text(SearchDraft& draft, std::string text, Intents& out) {
    draft.text = text;
    draft.wanted = 0;
    out.push(Query{std::move(text), false});
}

// What was typed on either keyboard, stroke by stroke.
void take(const Strokes& strokes, const SearchView& view, SearchDraft& draft, Intents& out) {
    std::string text = text_of(view, draft);
    const std::string before = text;
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) draft.keyboard_closed = true;
        apply(stroke, text, query_bytes_max);
    }
    if (text != before) set_text(draft, std::move(text), out);
}

// "Results for instant camera": the query stands out, wherever the language puts it. Returns the height.
float draw_results_for(Stage& stage, const Box& box, const std::string& query) {
    const std::string sentence = stage.tr("Results for {query}");
    if (stage.look().narrow()) {
        const std::string whole = filled(sentence, "query", query);
        return stage.line(Role::heading, type::body, whole, box, stage.theme().ink2) + 16;
    }
    const auto place = sentence.find("{query}");
    const std::string before = sentence.substr(0, place);
    const std::string after = place == std::string::npos ? "" : sentence.substr(place + 7);
    Brush& brush = stage.brush();
    float x = box.x + brush.text(type::body, before, {box.x, box.y}, stage.theme().ink2);
    const float room = box.right() - x - brush.measure(type::body, after);
    const TextLine line = fit_line(brush.measurer(), type::body_strong, query, room);
    x += brush.text(type::body_strong, line.text, {x, box.y}, stage.theme().ink, line.text != query);
    brush.text(type::body, after, {x, box.y}, stage.theme().ink2);
    stage.say(Role::heading, "results-for", filled(sentence, "query", query), box);
    return 52;
}

// Two lines of large letters.
float literal_height(const Look& look) { return look.narrow() ? 88.0F : chip_height; }

// Says that a typo was mended, and offers what was typed. Returns the height.
float draw_mended(Stage& stage, const Box& at, const SearchView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string mended = stage.tr("We fixed a typo");
    const Paragraph words = break_lines(stage.brush().measurer(), type::body_medium, mended, at.w - 68 - 26, 3);
    const Box pill{at.x, at.y, 68 + words.width() + 26, std::max(chip_height, words.height() + 24)};
    stage.brush().rounded(pill, chip_height / 2, theme.tint);
    stage.brush().icon("magic", 28, {pill.x + 27, pill.centre().y - 14}, theme.accent_ink);
    stage.brush().paragraph(words, {pill.x + 68, pill.centre().y - words.height() / 2, words.width(), 0},
                            theme.accent_ink);
    stage.say(Role::status, "mended", mended, pill);
    Button literal{"search/literal",
                   filled(stage.tr("Search for ‘{query}’ instead"), "query", view.literal),
                   Button::Kind::quiet,
                   Button::Size::small,
                   "",
                   "",
                   ""};
    float height = pill.h;
    const float wanted = button_width(stage, literal);
    Box box{pill.right() + 16, at.y, wanted, chip_height};
    if (box.right() > at.right()) {
        box = {at.x - 16, pill.bottom() + 8, std::min(wanted, at.w + 16), literal_height(stage.look())};
        height += box.h + 8;
    }
    if (draw_button(stage, box, literal)) out.push(Query{view.literal, true});
    return height;
}

float draw_categories_found(Stage& stage, const Box& box, const SearchView& view, Intents& out) {
    std::vector<Chip> chips;
    for (const CategoryTile& tile : view.categories) {
        chips.push_back({"category/" + tile.category.text(), tile.name, "grid", "chevron-right", Chip::Look::soft, ""});
    }
    Box row = box;
    if (view.empty) {
        // Below a message that stands in the middle, so do they, when one line holds them.
        constexpr float gap = 12;
        float width = -gap;
        for (const Chip& chip : chips) width += chip_width(stage, chip) + gap;
        if (width < box.w) row = {box.centre().x - width / 2, box.y, width + 1, 0};
    }
    return draw_chips(stage, row, chips, [&](std::size_t i) { out.push(OpenCategory{view.categories[i].category}); });
}

// What others searched for here, before anything is typed. Returns the height.
float draw_popular(Stage& stage, const Box& box, const SearchView& view, SearchDraft& draft, Intents& out) {
    const float title =
        stage.line(Role::heading, type::body_strong, stage.tr("Often searched for here"), box, stage.theme().ink2) + 16;
    std::vector<Chip> chips;
    for (const std::string& one : view.popular) chips.push_back({"popular/" + one, one, "search", ""});
    return title + draw_chips(stage, {box.x, box.y + title, box.w, 0}, chips,
                              [&](std::size_t i) { set_text(draft, view.popular[i], out); });
}

void draw_results(Stage& stage, const Box& area, const SearchView& view, SearchDraft& draft, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "results", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    const std::string& searched = view.corrected.empty() ? view.query : view.corrected;
    float y = start + (stage.look().landscape() ? 32.0F : stage.look().narrow() ? 16.0F : 0.0F);
    const float above = stage.look().narrow() ? 16 : 80;
    if (view.empty) {
        y += above;
        y += draw_empty(stage, {column.x, y, column.w, 0}, "search", view.empty->text, view.empty->hint);
        if (view.empty->calls_staff) {
            y += 32 + draw_call_button(stage, {column.x, y + 32, column.w, 0}, "search/call", Align::centre, out);
        }
        y += 56;
    } else if (searched.empty() && view.results.empty() && view.categories.empty()) {
        y += above;
        y += draw_empty(stage, {column.x, y, column.w, 0}, "search", stage.tr("Type what you are looking for"),
                        stage.tr("Or scan a product under this screen"));
        if (!view.popular.empty()) {
            y += 56;
            y += draw_popular(stage, {column.x, y, column.w, 0}, view, draft, out);
        }
    } else if (!searched.empty()) {
        y += draw_results_for(stage, {column.x, y, column.w, type::body.line_height()}, searched);
    }
    if (!view.corrected.empty()) y += draw_mended(stage, {column.x, y, column.w, 0}, view, out) + 16;
    if (!view.categories.empty()) y += draw_categories_found(stage, {column.x, y, column.w, 0}, view, out) + 16;
    for (const ArticleCard& card : view.results) {
        const Box row{column.x, y, column.w, result_row_height(stage, column.w, card)};
        // A screenful ahead is drawn too, so that its pictures are there when it comes.
        const bool near = scroll.shows({row.x, row.y - 400, row.w, row.h + 800});
        if (near && draw_result_row(stage, row, card, searched)) out.push(OpenProduct{card.product});
        y += row.h;
    }
    stage.fade_update("results", first_of(view.results), area);
    const int loaded = static_cast<int>(view.results.size());
    if (y - area.bottom() < results_before && loaded < view.total && draft.wanted <= loaded) {
        draft.wanted = loaded + results_more;
        out.push(ShowMore{draft.wanted});
    }
    scroll.measure(y + 32 - start);
}

void draw_suggestions(Stage& stage, const Box& row, const SearchView& view, SearchDraft& draft, Intents& out) {
    const bool wraps = stage.look().has_rail() && !stage.look().narrow();
    std::vector<Chip> chips;
    for (const std::string& one : view.suggestions) chips.push_back({"suggestion/" + one, one, "", ""});
    const auto take_over = [&](std::size_t i) { set_text(draft, view.suggestions[i], out); };
    if (wraps) {
        draw_chips(stage, row, chips, take_over);
        return;
    }
    const float margin = stage.look().narrow() ? 0 : stage.look().margin();
    ScrollArea scroll{stage, "suggestions", {row.x - margin, row.y, row.w + 2 * margin, chip_height}, Axis::horizontal};
    float x = row.x - scroll.offset();
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const float width = chip_width(stage, chips[i]);
        if (draw_chip(stage, {x, row.y, width, chip_height}, chips[i])) take_over(i);
        x += width + 16;
    }
    scroll.measure(x - 16 + margin - (row.x - margin) + scroll.offset());
}

void draw_typing_field(Stage& stage, const Box& box, const SearchView& view, SearchDraft& draft, Intents& out) {
    const SearchField field{"search", text_of(view, draft), stage.tr("What are you looking for?"),
                            !draft.keyboard_closed};
    switch (draw_search_field(stage, box, field)) {
    case SearchFieldResult::cleared:
        set_text(draft, "", out);
        draft.keyboard_closed = false;
        break;
    case SearchFieldResult::tapped: draft.keyboard_closed = false; break;
    case SearchFieldResult::nothing: break;
    }
}

void draw_close(Stage& stage, const Box& box, SearchDraft& draft) {
    Button close{"search/close", stage.tr("Close"), Button::Kind::quiet, Button::Size::normal, "", "", ""};
    if (draw_button(stage, box, close)) draft.keyboard_closed = true;
}

void draw_search_keys(Stage& stage, const Box& box, SearchDraft& draft, Strokes& typed) {
    draw_keyboard(stage, box, Keyboard::search, stage.tr("Search"), draft.keyboard, typed);
}

// Large letters: the field has the whole width, and the way out stands below it, behind what might be meant.
constexpr float tall_typing_height = field_height_px + 12 + chip_height;
void draw_tall_typing(Stage& stage, const Box& box, const SearchView& view, SearchDraft& draft, Intents& out) {
    draw_typing_field(stage, box.top_part(field_height_px), view, draft, out);
    const float close = stage.brush().measure(type::lead_strong, stage.tr("Close")) + 32;
    const Box row{box.x, box.y + field_height_px + 12, box.w, chip_height};
    draw_suggestions(stage, row.left_part(row.w - close - 8), view, draft, out);
    draw_close(stage, row.right_part(close), draft);
}

// The field, what might be meant, and the keys: over the lower edge of the screen.
void draw_portrait_panel(Stage& stage, const Box& box, const SearchView& view, SearchDraft& draft, Strokes& typed,
                         Intents& out) {
    const float margin = stage.look().margin();
    stage.brush().shadow(box, 40, ShadowSize::large);
    stage.brush().rounded_top(box, 40, stage.theme().surface);
    if (stage.look().narrow()) {
        draw_tall_typing(stage, {box.x + margin, box.y + 24, box.w - 2 * margin, 0}, view, draft, out);
        return draw_search_keys(stage, box.bottom_part(keyboard_height(stage.look()) + below_keys), draft, typed);
    }
    const float close = stage.brush().measure(type::lead_strong, stage.tr("Close"));
    const Box field{box.x + margin, box.y + 32, box.w - 2 * margin - close - 32, field_height_px};
    draw_typing_field(stage, field, view, draft, out);
    draw_close(stage, {field.right() + 16, field.y, close + 32, field_height_px}, draft);
    draw_suggestions(stage, {field.x, field.bottom() + 20, box.w - 2 * margin, chip_height}, view, draft, out);
    draw_search_keys(stage, box.bottom_part(keyboard_height(stage.look()) + below_keys), draft, typed);
}

void draw_portrait(Stage& stage, const SearchView& view, SearchDraft& draft, const Box& area, Strokes& typed,
                   Intents& out) {
    if (draft.keyboard_closed) {
        const Box bar = area.bottom_part(closed_bar_height);
        draw_results(stage, {area.x, area.y, area.w, area.h - bar.h}, view, draft, out);
        draw_action_bar(stage, bar);
        const float margin = stage.look().margin();
        return draw_typing_field(stage, {bar.x + margin, bar.y + 20, bar.w - 2 * margin, field_height_px}, view, draft,
                                 out);
    }
    const float above_keys =
        stage.look().narrow() ? 24 + tall_typing_height + 16 : 32 + field_height_px + 20 + chip_height + 48;
    const float height = above_keys + keyboard_height(stage.look()) + below_keys;
    const Box panel = area.bottom_part(height);
    // A little below the panel's rounded corners, or paper would show where a row is cut off.
    draw_results(stage, {area.x, area.y, area.w, area.h - height + 40}, view, draft, out);
    draw_portrait_panel(stage, panel, view, draft, typed, out);
}

void draw_landscape(Stage& stage, const SearchView& view, SearchDraft& draft, const Box& area, Strokes& typed,
                    Intents& out) {
    const float margin = stage.look().margin();
    if (draft.keyboard_closed) {
        const Box bar = area.top_part(152);
        draw_results(stage, {area.x, area.y + bar.h, area.w, area.h - bar.h}, view, draft, out);
        stage.brush().fill(bar, stage.theme().paper);
        return draw_typing_field(stage, {bar.x + margin, bar.y + 32, bar.w - 2 * margin, field_height_px}, view, draft,
                                 out);
    }
    const Box panel = area.right_part(std::min(search_panel, area.w * 0.54F));
    draw_results(stage, area.left_part(area.w - panel.w), view, draft, out);
    stage.brush().fill(panel, stage.theme().surface);
    stage.brush().fill(panel.left_part(2), stage.theme().line);
    const Box keys = panel.bottom_part(keyboard_height(stage.look()));
    if (stage.look().narrow()) {
        draw_tall_typing(stage, {panel.x + 24, panel.y + 16, panel.w - 48, 0}, view, draft, out);
        return draw_search_keys(stage, keys, draft, typed);
    }
    const float close = stage.brush().measure(type::lead_strong, stage.tr("Close"));
    const Box field{panel.x + 40, panel.y + 32, panel.w - 80 - close - 32, field_height_px};
    draw_typing_field(stage, field, view, draft, out);
    draw_close(stage, {field.right() + 16, field.y, close + 32, field_height_px}, draft);
    // Above a low panel's keys there is room for no more than the field.
    if (keys.y - field.bottom() > 3 * chip_height) {
        draw_suggestions(stage, {field.x, field.bottom() + 24, panel.w - 80, 0}, view, draft, out);
    }
    draw_search_keys(stage, keys, draft, typed);
}

}  // namespace

void draw_search(Stage& stage, const Loaded<SearchView>& loaded, SearchDraft& draft, const Strokes& typed,
                 const Box& area, Intents& out) {
    SearchView before_any;  // while the first answer is on its way
    if (!loaded.problem.empty()) before_any.empty = EmptyView{loaded.problem, {}};
    const SearchView& view = loaded.value ? *loaded.value : before_any;
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_landscape(stage, view, draft, area, strokes, out);
    } else {
        draw_portrait(stage, view, draft, area, strokes, out);
    }
    take(strokes, view, draft, out);
}

}  // namespace zuil
