#include <array>
#include <string>

#include "kiosk/ui/gallery/gallery_page.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/choice.hpp"
#include "kiosk/ui/widgets/facets.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/segmented.hpp"

namespace zuil {
namespace {

void put_button(GalleryPage& page, Button button, const std::string& name) {
    const float width = page.part(3);
    const float height = button_height(button.size);
    const auto draw = [&](const std::string& id) {
        return [&page, button, id](const Box& box) {
            Button one = button;
            one.id = id;
            draw_button(page.stage(), box, one);
        };
    };
    const std::string id = "gallery/button/" + name;
    page.put(name, width, height, draw(id));
    page.put_pressed("Pressed", width, height, draw(id + "/pressed"));
    button.off_because = "Scan one more article";
    page.put("Off, and why", width, height, draw(id + "/off"));
    page.end_row();
}

void put_round(GalleryPage& page, const std::string& name, RoundButton::Ground ground) {
    const auto draw = [&page, name, ground](const std::string& id, const std::string& off) {
        return [&page, name, ground, id, off](const Box& box) {
            draw_round_button(page.stage(), box, {"gallery/round/" + id, "zoom-in", name, ground, 34, off});
        };
    };
    page.put(name, page.part(9), 80, [&](const Box& box) { draw(name, "")(box.left_part(80)); });
    page.put_pressed("Pressed", page.part(9), 80,
                     [&](const Box& box) { draw(name + "/pressed", "")(box.left_part(80)); });
    page.put("Off", page.part(9), 80, [&](const Box& box) { draw(name + "/off", "Not now")(box.left_part(80)); });
}

void put_chip(GalleryPage& page, const std::string& caption, const Chip& chip, bool* toggled) {
    Stage& stage = page.stage();
    const float width = chip_width(stage, chip);
    const auto draw = [&stage, &chip, toggled, width](const Box& box) {
        if (draw_chip(stage, box.left_part(width), chip) && toggled != nullptr) *toggled = !*toggled;
    };
    const float room = std::max(page.part(4), width);
    if (caption == "Pressed") return page.put_pressed(caption, room, chip_height, draw);
    page.put(caption, room, chip_height, draw);
}

struct PillSample {
    PillTone tone;
    const char* text;
    const char* icon;
};

struct StockSample {
    AvailabilityView::Kind kind;
    const char* text;
};

}  // namespace

void gallery_button(GalleryPage& page, GalleryDraft&) {
    using Kind = Button::Kind;
    using Size = Button::Size;
    put_button(page, {"", "Add to basket", Kind::primary, Size::large, "bag", "", ""}, "Primary, large");
    put_button(page, {"", "Add to basket", Kind::primary, Size::normal, "bag", "", ""}, "Primary");
    put_button(page, {"", "To my phone", Kind::second, Size::normal, "qr-code", "", ""}, "Second");
    put_button(page, {"", "Show all", Kind::soft, Size::small, "", "chevron-right", ""}, "Soft, small");
    put_button(page, {"", "Clear all", Kind::quiet, Size::small, "", "", ""}, "Quiet, small");
    put_button(page, {"", "Stop and wipe", Kind::wipe, Size::normal, "trash", "", ""}, "Wipe");
    put_round(page, "Outlined", RoundButton::Ground::outlined);
    put_round(page, "Floating", RoundButton::Ground::floating);
    put_round(page, "Chosen", RoundButton::Ground::chosen);
    page.end_row();
    const auto link = [&page](const char* id) {
        return [&page, id](const Box& box) { draw_link(page.stage(), box, id, "Find your way there"); };
    };
    page.put("Link", page.part(3), 56, link("gallery/link"));
    page.put_pressed("Pressed", page.part(3), 56, link("gallery/link/pressed"));
}

void gallery_chip(GalleryPage& page, GalleryDraft& draft) {
    const Chip::Look look = draft.chip_on ? Chip::Look::on : Chip::Look::plain;
    put_chip(page, "Tap it", {"gallery/chip", "In stock", draft.chip_on ? "check-lg" : "", "", look, "", 26},
             &draft.chip_on);
    put_chip(page, "Pressed", {"gallery/chip/pressed", "In stock", "", "", Chip::Look::plain, "", 26}, nullptr);
    put_chip(page, "On", {"gallery/chip/on", "In stock", "check-lg", "", Chip::Look::on, "", 26}, nullptr);
    put_chip(page, "Off", {"gallery/chip/off", "In stock", "", "", Chip::Look::plain, "None here", 26}, nullptr);
    put_chip(page, "Takes off", {"gallery/chip/soft", "Ravel", "", "x", Chip::Look::soft, "", 26}, nullptr);
    put_chip(page, "Opens", {"gallery/chip/opens", "Brand", "", "chevron-down", Chip::Look::plain, "", 26}, nullptr);
    page.end_row();
    Stage& stage = page.stage();
    constexpr std::array<PillSample, 4> statuses{{{PillTone::ok, "Ready", "check-circle"},
                                                  {PillTone::warn, "Not sent yet", "exclamation-triangle"},
                                                  {PillTone::bad, "Refused", "x-circle"},
                                                  {PillTone::info, "On its way", "truck"}}};
    for (const PillSample& one : statuses) {
        page.put("Pill", page.part(4), 48, [&](const Box& box) {
            draw_pill(stage, box.left_part(pill_width(stage, one.text, one.icon)), one.tone, one.text, one.icon);
        });
    }
    constexpr std::array<StockSample, 4> stock{{{AvailabilityView::Kind::here, "3 in this store"},
                                                {AvailabilityView::Kind::later, "Collect tomorrow"},
                                                {AvailabilityView::Kind::home, "At home tomorrow"},
                                                {AvailabilityView::Kind::none, "Not available"}}};
    for (const StockSample& one : stock) {
        page.put("Stock", page.part(4), stock_height, [&](const Box& box) {
            draw_stock(stage, {box.x, box.y}, box.w, {one.kind, one.text, ""});
        });
    }
    page.put("Tag", page.part(4), 44, [&](const Box& box) {
        draw_tag(stage, box.left_part(tag_width(stage, "€ 20 off")), "€ 20 off", stage.theme().accent,
                 stage.theme().on_accent);
    });
    page.put("Rating", page.part(4), rating_height, [&](const Box& box) {
        draw_rating(stage, {box.x, box.y}, box.w, {"4.6", "(212)"});
    });
}

void gallery_choice(GalleryPage& page, GalleryDraft& draft) {
    Stage& stage = page.stage();
    const auto option = [&](const char* caption, const OptionView& view, bool pressed) {
        const auto draw = [&stage, &view](const Box& box) {
            draw_option(stage, box.left_part(option_width(stage, view)), "gallery/" + view.value, view);
        };
        if (pressed) return page.put_pressed(caption, page.part(4), option_height, draw);
        page.put(caption, page.part(4), option_height, draw);
    };
    option("Option", {"plain", "Ochre", 0xC58B2A, false, true}, false);
    option("Pressed", {"pressed", "Ochre", 0xC58B2A, false, true}, true);
    option("Chosen", {"chosen", "Pine", 0x2F5D50, true, true}, false);
    option("Not with the rest", {"none", "Plum", 0x6B3A5B, false, false}, false);
    page.end_row();
    page.put("Stepper", page.part(4), 72, [&](const Box& box) {
        const auto wanted = draw_stepper(stage, {box.x, box.y}, {"gallery/stepper", "Lamp", draft.stepper, 5});
        if (wanted) draft.stepper = *wanted;
    });
    page.put("At its least", page.part(4), 72, [&](const Box& box) {
        draw_stepper(stage, {box.x, box.y}, {"gallery/stepper/least", "Lamp", 1, 5});
    });
    page.put("At its most", page.part(4), 72, [&](const Box& box) {
        draw_stepper(stage, {box.x, box.y}, {"gallery/stepper/most", "Lamp", 5, 5});
    });
    page.end_row();
    ChoiceCard card{"gallery/choice", "shop", "At the till", "Pay when you collect, with cash or a card.", false};
    const float width = page.part(3);
    const float height = choice_height(stage, width, card);
    const auto choice = [&](const char* caption, bool chosen, bool pressed) {
        card.id += "/";
        card.chosen = chosen;
        const auto draw = [&](const Box& box) { draw_choice(stage, box, card); };
        if (pressed) return page.put_pressed(caption, width, height, draw);
        page.put(caption, width, height, draw);
    };
    choice("Choice", false, false);
    choice("Pressed", false, true);
    choice("Chosen", true, false);
}

void gallery_segmented(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const std::vector<Segment> segments{{"gallery/segment/1", "shop", "Collect it", true},
                                        {"gallery/segment/2", "truck", "Have it brought", false}};
    const float height = segmented_height(stage, page.width(), segments);
    const auto draw = [&](const Box& box) { draw_segmented(stage, box, segments); };
    page.put("One of two", page.width(), height, draw);
    page.put_pressed("Pressed", page.width(), height, draw);
}

void gallery_facets(GalleryPage& page, GalleryDraft& draft) {
    Stage& stage = page.stage();
    const auto row = [&](const char* caption, const CheckRow& one, bool pressed) {
        const auto draw = [&](const Box& box) {
            if (draw_check_row(stage, box, one) && one.id == "gallery/check") draft.checked = !draft.checked;
        };
        if (pressed) return page.put_pressed(caption, page.part(2), 88, draw);
        page.put(caption, page.part(2), 88, draw);
    };
    row("Tap it", {"gallery/check", "Ravel", "12", draft.checked, "", 48}, false);
    row("Pressed", {"gallery/check/pressed", "Ravel", "12", false, "", 48}, true);
    row("Checked", {"gallery/check/on", "Okta", "4", true, "", 48}, false);
    row("Off", {"gallery/check/off", "Solis", "0", false, "None", 48}, false);
    page.put("Toggle", 140, 60, [&](const Box& box) { draw_toggle(stage, {box.x, box.y}, false); });
    page.put("On", 140, 60, [&](const Box& box) { draw_toggle(stage, {box.x, box.y}, true); });
    page.put("Radio", 100, 48, [&](const Box& box) { draw_radio(stage, box.left_part(48), false); });
    page.put("Chosen", 100, 48, [&](const Box& box) { draw_radio(stage, box.left_part(48), true); });
    page.put("Check", 100, 48, [&](const Box& box) { draw_check(stage, box.left_part(48), true, false); });
    page.put("Off", 100, 48, [&](const Box& box) { draw_check(stage, box.left_part(48), false, true); });
    page.end_row();
    const RangeShape shape;
    const PriceRangeView range{2000, 50000, 8000, 35000, "€ 80 – € 350", {2, 5, 9, 14, 12, 8, 6, 3, 2, 1}};
    page.put("Range", page.part(2), range_height(shape), [&](const Box& box) {
        Intents nobody;
        draw_range(stage, box, range, shape, draft.range, nobody);
    });
}

void gallery_field(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const auto field = [&](const char* caption, const Field& one, bool pressed) {
        const float width = page.part(2);
        const auto draw = [&](const Box& box) { draw_field(stage, box, one); };
        const float height = field_height(stage, width, one);
        if (pressed) return page.put_pressed(caption, width, height, draw);
        page.put(caption, width, height, draw);
    };
    field("Empty", {"gallery/field", "Your name", "", "", "As you like", "", false, false}, false);
    field("Pressed", {"gallery/field/pressed", "Your name", "", "", "As you like", "", false, false}, true);
    field("Active", {"gallery/field/active", "Your phone number", "6 12 34", "+31", "", "", true, true}, false);
    field("Something is wrong",
          {"gallery/field/bad", "Your phone number", "6 12 34", "+31", "", "3 digits to go", true, true}, false);
    page.end_row();
    const auto search = [&](const char* caption, const SearchField& one) {
        page.put(caption, page.part(2), 104, [&](const Box& box) { draw_search_field(stage, box, one); });
    };
    search("Search", {"gallery/search", "", "Search for anything", false});
    search("Active", {"gallery/search/active", "instant cam", "", true});
}

void gallery_keyboard(GalleryPage& page, GalleryDraft& draft) {
    Stage& stage = page.stage();
    Strokes nobody;
    page.put("Keyboard: hold e for its accents", page.width(), keyboard_height(stage.look()),
             [&](const Box& box) { draw_keyboard(stage, box, Keyboard::search, "Search", draft.keyboard, nobody); });
    page.put("Number pad", page.part(2), number_pad_height(stage.look()),
             [&](const Box& box) { draw_number_pad(stage, box, nobody); });
}

}  // namespace zuil
