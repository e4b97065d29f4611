#include "kiosk/ui/widgets/keyboard.hpp"

#include <algorithm>
#include <cctype>

namespace zuil {
namespace {

constexpr float key_gap = 12;
constexpr float key_radius = 18;
constexpr float lip = 3;  // the darker lower edge of a key
constexpr TextStyle letter_style = type::field;
constexpr TextStyle word_style = type::body_medium;

constexpr float side_padding = 24;
constexpr float board_padding = 24;
constexpr float bottom_padding = 28;

// A low panel has low keys, so that what is typed is seen above them. No key is lower than a target may be.
float lowered(const Look& look, float low, float beside_rail, float usual) {
    if (look.narrow()) return std::max(56.0F, (look.height < 900 ? low : usual) * 1.15F) / look.zoom;
    return look.height < 900 ? low : look.has_rail() ? beside_rail : usual;
}
// By how much less lies around the keys: as much of the panel as without large letters.
float around(const Look& look) { return look.narrow() ? look.zoom : 1.0F; }
float key_height(const Look& look) { return lowered(look, 56, 80, 92); }
float digit_height(const Look& look) { return lowered(look, 60, 96, 104); }

struct Face {
    std::string label;
    std::string icon;
    enum class Kind { plain, sign, special, quiet, primary } kind = Kind::plain;
    std::string hint;  // small, at the top right: what a long press types
};

struct KeyColours {
    Colour ground, edge, ink;
};

KeyColours key_colours(const Theme& theme, Face::Kind kind) {
    switch (kind) {
    case Face::Kind::plain: return {theme.surface, theme.key_edge, theme.ink};
    case Face::Kind::quiet: return {theme.surface, theme.key_edge, theme.ink3};
    case Face::Kind::sign:
    case Face::Kind::special: return {theme.key_special, theme.key_special_edge, theme.ink};
    case Face::Kind::primary: return {theme.accent, theme.accent_press, theme.on_accent};
    }
    return {};
}

void draw_label(Stage& stage, const Box& box, const Face& face, Colour ink) {
    if (!face.icon.empty()) return stage.brush().icon_in(face.icon, 34, box, ink);
    const bool typed = face.kind == Face::Kind::plain || face.kind == Face::Kind::sign;
    const TextStyle style = typed ? letter_style : face.kind == Face::Kind::primary ? type::lead_strong : word_style;
    const Measure measure = stage.brush().measurer();
    const float room = box.w - (stage.look().narrow() ? 8.0F : 16.0F);
    TextStyle set = fit_style(measure, style, face.label, room);
    // A low key has low letters.
    set.px = std::min(set.px, static_cast<int>(box.h * 0.72F));
    if (measure(set, face.label) > room && !typed) {
        // Words that are long for their key take two lines.
        const Paragraph words = break_lines(measure, type::small_medium.spaced(1.1F), face.label, room, 2);
        return stage.brush().paragraph(words, {box.x + 4, box.centre().y - words.height() / 2, room, 0}, ink,
                                       Align::centre);
    }
    const TextLine line = fit_line(measure, set, face.label, room);
    set.line = style.line_height() / static_cast<float>(set.px);
    stage.brush().text(set, line.text, {box.x + (box.w - line.width) / 2, box.y + (box.h - style.line_height()) / 2},
                       ink, line.text != face.label);
    if (face.hint.empty()) return;
    const float width = stage.brush().measure(type::small, face.hint);
    stage.brush().text(type::small, face.hint, {box.right() - 20 - width, box.y + 10}, ink);
}

void draw_key(Stage& stage, const Box& box, const Face& face, bool pressed) {
    const Theme& theme = stage.theme();
    const KeyColours colours = key_colours(theme, face.kind);
    if (pressed) {
        const bool primary = face.kind == Face::Kind::primary;
        stage.brush().rounded(box, key_radius, primary ? theme.accent_press : theme.accent);
        return draw_label(stage, box, face, theme.on_accent);
    }
    stage.brush().rounded(box.moved(0, lip), key_radius, colours.edge);
    stage.brush().rounded(box, key_radius, colours.ground);
    draw_label(stage, box, face, colours.ink);
}

Response key_control(Stage& stage, const Box& box, const std::string& id, const std::string& name, Grab grab) {
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::key;
    meaning.name = name;
    meaning.rect = box;
    return stage.control(std::move(meaning), grab);
}

// Neither letter nor digit.
bool is_sign(const Key& key) {
    return key.types.size() == 1 && std::ispunct(static_cast<unsigned char>(key.types[0])) != 0;
}

Face face_of(Stage& stage, const Key& key, const KeyboardDraft& draft, const std::string& go) {
    switch (key.does) {
    case Key::Does::type: return {key.types, "", is_sign(key) ? Face::Kind::sign : Face::Kind::plain};
    case Key::Does::shift: return {"", draft.capitals ? "shift-fill" : "shift", Face::Kind::special};
    case Key::Does::accents: return {draft.accents ? "abc" : "é ë ï", "", Face::Kind::special};
    case Key::Does::space: return {stage.tr("space"), "", Face::Kind::quiet};
    case Key::Does::backspace: return {"", "backspace", Face::Kind::special};
    case Key::Does::go: return {go, "", Face::Kind::primary};
    }
    return {};
}

std::string spoken_name(Stage& stage, const Key& key, const KeyboardDraft& draft, const std::string& go) {
    switch (key.does) {
    case Key::Does::type: return key.types;
    case Key::Does::shift: return stage.tr("Capital letter");
    case Key::Does::accents: return draft.accents ? stage.tr("Letters") : stage.tr("Letters with accents");
    case Key::Does::space: return stage.tr("space");
    case Key::Does::backspace: return stage.tr("Erase one character");
    case Key::Does::go: return go;
    }
    return {};
}

void press(const Key& key, KeyboardDraft& draft, Strokes& out) {
    switch (key.does) {
    case Key::Does::type:
        out.push_back({Stroke::Kind::text, key.types});
        draft.capitals = false;
        return;
    case Key::Does::space: out.push_back({Stroke::Kind::text, " "}); return;
    case Key::Does::shift: draft.capitals = !draft.capitals; return;
    case Key::Does::accents: draft.accents = !draft.accents; return;
    case Key::Does::backspace: out.push_back({Stroke::Kind::backspace, {}}); return;
    case Key::Does::go: out.push_back({Stroke::Kind::go, {}}); return;
    }
}

// The accents of the key at `key`, in a panel above it. A tap beside them puts them away.
void draw_variants(Stage& stage, const Box& board, const Box& key, const std::vector<std::string>& variants,
                   KeyboardDraft& draft, Strokes& out) {
    const Theme& theme = stage.theme();
    const Box all{0, 0, stage.look().width, stage.look().height};
    const bool beside = stage.touch().target("key/elsewhere", all).activated;
    const auto count = static_cast<float>(variants.size());
    const float width = count * key.w + (count - 1) * key_gap + 2 * key_gap;
    const float x = std::clamp(key.centre().x - width / 2, board.x + key_gap, board.right() - key_gap - width);
    const Box panel{x, key.y - key.h - 2 * key_gap - 8, width, key.h + 2 * key_gap};
    stage.brush().push_layer(0, 0, 1);
    stage.brush().shadow(panel, key_radius + key_gap, ShadowSize::large);
    stage.brush().rounded(panel, key_radius + key_gap, theme.surface);
    float left = panel.x + key_gap;
    for (const std::string& variant : variants) {
        const Box box{left, panel.y + key_gap, key.w, key.h};
        const Response response = key_control(stage, box, "key/" + variant, variant, Grab::none);
        draw_key(stage, box, {variant, "", Face::Kind::sign}, response.pressed);
        if (response.activated) {
            out.push_back({Stroke::Kind::text, variant});
            draft.capitals = false;
            draft.lingering.clear();
        }
        left += key.w + key_gap;
    }
    stage.brush().pop_layer();
    if (beside) draft.lingering.clear();
}

struct Placed {
    Box box;
    Key key;
};

std::vector<Placed> placed_keys(const Look& look, const Box& box, const std::vector<KeyRow>& rows) {
    std::vector<Placed> keys;
    const float side = side_padding / around(look);
    const float gap = key_gap / around(look);
    const float height = key_height(look);
    float y = box.y + board_padding / around(look);
    for (const KeyRow& row : rows) {
        const float all = box.w - 2 * side;
        float shares = 2 * row.inset;
        for (const Key& key : row.keys) shares += key.share;
        const float gaps = gap * (static_cast<float>(row.keys.size()) - 1 + 2 * row.inset);
        const float unit = (all - gaps) / shares;
        float x = box.x + side + row.inset * (unit + gap);
        for (const Key& key : row.keys) {
            keys.push_back({{x, y, unit * key.share, height}, key});
            x += unit * key.share + gap;
        }
        y += height + gap;
    }
    return keys;
}

// `held` is what a long press types instead; empty: nothing else.
void draw_digit(Stage& stage, const Box& box, const std::string& digit, const std::string& held, Strokes& out) {
    const Response response = key_control(stage, box, "key/" + digit, digit, held.empty() ? Grab::none : Grab::linger);
    draw_key(stage, box, {digit, "", Face::Kind::plain, held}, response.pressed);
    if (response.activated) out.push_back({Stroke::Kind::text, digit});
    if (response.held) out.push_back({Stroke::Kind::text, held});
}

}  // namespace

float keyboard_height(const Look& look) {
    return (board_padding + 4 * key_gap + bottom_padding) / around(look) + 5 * key_height(look);
}

void draw_keyboard(Stage& stage, const Box& box, Keyboard keyboard, const std::string& go, KeyboardDraft& draft,
                   Strokes& out) {
    stage.brush().fill(box, stage.theme().sunken);
    stage.open_group(Role::group, "keyboard", stage.tr("Keyboard"), box);
    const auto rows = key_rows(keyboard, letters_of(draft.capitals, draft.accents));
    const auto keys = placed_keys(stage.look(), box, rows);
    const Placed* offering = nullptr;
    std::vector<std::string> offered;
    KeyboardDraft after = draft;
    for (const Placed& placed : keys) {
        const Key& key = placed.key;
        std::vector<std::string> variants;
        if (key.does == Key::Does::type) variants = variants_of(key.types);
        const Response response = key_control(stage, placed.box, key.id, spoken_name(stage, key, draft, go),
                                              variants.empty() ? Grab::none : Grab::linger);
        draw_key(stage, placed.box, face_of(stage, key, draft, go), response.pressed);
        if (response.activated) press(key, after, out);
        if (response.held) after.lingering = key.id;
        if (draft.lingering != key.id || variants.empty()) continue;
        offering = &placed;
        offered = std::move(variants);
    }
    draft = after;
    if (offering != nullptr) draw_variants(stage, box, offering->box, offered, draft, out);
    stage.close_group();
}

float number_pad_height(const Look& look) { return (48 + 3 * key_gap) / around(look) + 4 * digit_height(look); }

void draw_number_pad(Stage& stage, const Box& box, Strokes& out, const std::string& go) {
    stage.brush().fill(box, stage.theme().sunken);
    stage.open_group(Role::group, "keyboard", stage.tr("Number keys"), box);
    const float side = stage.look().margin();
    const float gap = key_gap / around(stage.look());
    const float width = (box.w - 2 * side - 2 * gap) / 3;
    const float height = digit_height(stage.look());
    const auto place = [&](int column, int row) {
        return Box{box.x + side + static_cast<float>(column) * (width + gap),
                   box.y + 24 / around(stage.look()) + static_cast<float>(row) * (height + gap), width, height};
    };
    for (int i = 0; i < 9; ++i) draw_digit(stage, place(i % 3, i / 3), std::to_string(i + 1), "", out);

    const std::string left = go.empty() ? stage.tr("Clear all") : go;
    const Response lefts = key_control(stage, place(0, 3), go.empty() ? "key/clear" : "key/go", left, Grab::none);
    draw_key(stage, place(0, 3), {left, "", Face::Kind::special}, lefts.pressed);
    if (lefts.activated) out.push_back({go.empty() ? Stroke::Kind::clear : Stroke::Kind::go, {}});
    draw_digit(stage, place(1, 3), "0", go.empty() ? "+" : "", out);
    const Response erased =
        key_control(stage, place(2, 3), "key/backspace", stage.tr("Erase one character"), Grab::none);
    draw_key(stage, place(2, 3), {"", "backspace", Face::Kind::special}, erased.pressed);
    if (erased.activated) out.push_back({Stroke::Kind::backspace, {}});
    stage.close_group();
}

}  // namespace zuil
