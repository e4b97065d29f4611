#include <array>
#include <string>

#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/gallery/gallery_page.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/compare_bar.hpp"
#include "kiosk/ui/widgets/countdown.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/order_timeline.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/phone_code.hpp"
#include "kiosk/ui/widgets/pickup_choices.hpp"
#include "kiosk/ui/widgets/receipt.hpp"
#include "kiosk/ui/widgets/result_row.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

ArticleCard gallery_article(const GalleryPage& page, const std::string& id) {
    ArticleCard card;
    card.product = ProductId{id};
    card.brand = "Ravel";
    card.name = "Instant camera One";
    card.price = "€ 129.00";
    card.old_price = "€ 149.00";
    card.tag = "€ 20 off";
    card.rating = RatingView{"4.6", "(212)"};
    card.availability = {AvailabilityView::Kind::here, "3 in this store", ""};
    card.picture = page.picture(0);
    card.compared = Compared::no;
    return card;
}

ChromeView gallery_chrome(const GalleryPage& page) {
    ChromeView chrome;
    chrome.shop_name = "Vonk & Veer";
    chrome.store_name = "Utrecht, Oudegracht";
    chrome.basket_count = 2;
    chrome.can_go_back = true;
    chrome.compared = {{ProductId{"1"}, page.picture(0)}, {ProductId{"2"}, page.picture(1)}};
    return chrome;
}

// A part of the frame of every screen, moved from where it stands there to the specimen's place.
void put_frame(GalleryPage& page, const char* caption, float at, float height, const std::function<void()>& draw) {
    Stage& stage = page.stage();
    page.put(caption, page.width(), height, [&](const Box& box) {
        stage.brush().push_clip(box);
        stage.brush().push_layer(0, box.y - at, 1);
        draw();
        stage.brush().pop_layer();
        stage.brush().pop_clip();
    });
}

}  // namespace

void gallery_card(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const CardShape shape{page.part(3), 220, CardShape::Detail::full, 26, 22};
    const auto card = [&](const char* caption, const ArticleCard& one, bool pressed) {
        const auto draw = [&](const Box& box) { draw_card(stage, box, "gallery/card", one, shape); };
        const float height = card_height(stage, one, shape);
        if (pressed) return page.put_pressed(caption, shape.width, height, draw);
        page.put(caption, shape.width, height, draw);
    };
    card("Article", gallery_article(page, "plain"), false);
    card("Pressed", gallery_article(page, "pressed"), true);
    ArticleCard compared = gallery_article(page, "compared");
    compared.compared = Compared::yes;
    card("Among those compared", compared, false);
    ArticleCard missing = gallery_article(page, "missing");
    missing.picture = {};
    missing.availability = {AvailabilityView::Kind::none, "Not available now", ""};
    missing.old_price.clear();
    missing.tag.clear();
    card("Without a photo", missing, false);
    page.put("Loading", shape.width, card_height(stage, missing, shape),
             [&](const Box& box) { draw_card_skeleton(stage, box, shape); });
    page.put("Category", shape.width, 192, [&](const Box& box) {
        draw_category(stage, box, {CategoryId{"gallery"}, "Chairs", page.picture(2)}, 56);
    });
}

void gallery_result_row(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const auto row = [&](const char* id) {
        return
            [&stage, &page, id](const Box& box) { draw_result_row(stage, box, gallery_article(page, id), "camera"); };
    };
    const float height = result_row_height(stage, page.width(), gallery_article(page, "found"));
    page.put("Found for “camera”", page.width(), height, row("found"));
    page.put_pressed("Pressed", page.width(), height, row("found/pressed"));
}

void gallery_overlay(GalleryPage& page, GalleryDraft& draft) {
    Stage& stage = page.stage();
    const auto banner = [&](const char* caption, const Banner& one) {
        const float width = page.part(2);
        page.put(caption, width, banner_height(stage, width, one),
                 [&](const Box& box) { draw_banner(stage, box, one); });
    };
    banner("Warn", {"gallery/warn", "cloud-slash", "No connection for a moment.", "You can keep searching.",
                    Banner::Tone::warn});
    banner("Info", {"gallery/info", "arrow-repeat", "Our range is still coming in.", "1,200 of 2,400 articles",
                    Banner::Tone::info});
    banner("Good", {"gallery/ok", "check-circle", "Everything is ready.", "From 16:00 at the desk.", Banner::Tone::ok});
    banner("Bad", {"gallery/bad", "exclamation-circle", "We can't print now.", "A photo of your code works too.",
                   Banner::Tone::bad});
    page.end_row();
    page.put("Toast", page.width(), 96, [&](const Box& box) {
        draw_toast(stage, {box.x, box.right(), box.bottom()}, "In your basket", "Show it", 1);
    });
    page.put("Empty", page.part(2), 240, [&](const Box& box) {
        draw_empty(stage, box, "bag", "Nothing in your basket yet", "Scan something, or look around.");
    });
    page.put("Error", page.part(2), 240, [&](const Box& box) {
        draw_empty(stage, box, "exclamation-circle", "This takes longer than usual", "You can keep searching.");
    });
    page.end_row();
    page.put("Sheet: drag it away by its head", page.part(2), 96, [&](const Box& box) {
        const Button open{"gallery/sheet/open", "Open a sheet", Button::Kind::second, Button::Size::normal, "", "", ""};
        if (draw_button(stage, box, open)) draft.open = GalleryDraft::Open::sheet;
    });
    page.put("Dialog", page.part(2), 96, [&](const Box& box) {
        const Button open{
            "gallery/dialog/open", "Open a dialog", Button::Kind::second, Button::Size::normal, "", "", ""};
        if (draw_button(stage, box, open)) draft.open = GalleryDraft::Open::dialog;
    });
}

void draw_gallery_overlays(Stage& stage, GalleryDraft& draft) {
    const bool sheet = draft.open == GalleryDraft::Open::sheet;
    const SheetResult result =
        draw_sheet(stage, sheet, {"gallery/sheet", "A sheet", 700, "Clear"}, [&](const Box& box) {
            stage.paragraph(type::body, "It follows the finger, and closes when it is let go of far enough away.", box,
                            stage.theme().ink);
        });
    if (result != SheetResult::open && sheet) draft.open = GalleryDraft::Open::nothing;
    if (draft.open != GalleryDraft::Open::dialog) return stage.motion().restart("gallery/dialog");
    const Look& look = stage.look();
    const float width = std::min(968.0F, look.width - 2 * look.margin());
    const Box panel{(look.width - width) / 2, look.height / 2 - 240, width, 480};
    begin_dialog(stage, "gallery/dialog", "A dialog", panel);
    const Box inner = panel.inset(64);
    stage.line(Role::heading, type::title, "A dialog", {inner.x, inner.y, inner.w, 0}, stage.theme().ink);
    stage.paragraph(type::body, "One question, and one button that answers it.", {inner.x, inner.y + 80, inner.w, 0},
                    stage.theme().ink2);
    if (draw_button(stage, inner.bottom_part(112),
                    {"gallery/dialog/close", "Close", Button::Kind::primary, Button::Size::large, "", "", ""})) {
        draft.open = GalleryDraft::Open::nothing;
    }
    end_dialog(stage);
}

void gallery_steps(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    page.put("Steps", page.width(), steps_height,
             [&](const Box& box) { draw_steps(stage, box, CheckoutStep::pickup); });
    const std::vector<NextStepView> steps{{"Ordered", "Today at 14:05", true},
                                          {"We put it ready", "We tell you when it is", false},
                                          {"Collect it", "At the desk, until Friday", false}};
    page.put("Timeline", page.part(2), timeline_height(stage, page.part(2), steps),
             [&](const Box& box) { draw_timeline(stage, box, steps); });
    page.put("Number", page.part(4), dot_size, [&](const Box& box) { draw_number(stage, {box.x, box.y}, 3); });
}

void gallery_order_parts(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const std::vector<PartView> parts{
        {Fulfilment::pickup, "Collect in Utrecht, Oudegracht", "2 articles, today from 16:00", "€ 35.90", "Ready",
         false},
        {Fulfilment::pickup, "Collect in Amersfoort", "1 article", "€ 89.00", "Ask a colleague", true}};
    page.put("Ready, and one for staff", page.width(), parts_height(stage, page.width(), parts),
             [&](const Box& box) { draw_parts(stage, box, parts); });
}

void gallery_order_timeline(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    using State = StageView::State;
    using Kind = StageView::Kind;
    const std::vector<StageView> ready{{State::done, Kind::ordered, "Ordered", "Thu 10:48"},
                                       {State::done, Kind::shop, "Prepared", "Fri 09:12"},
                                       {State::now, Kind::ready, "Ready in the store", "Fri 11:30"},
                                       {State::ahead, Kind::over, "Collected", "until 20 March"}};
    const std::vector<StageView> sent{{State::done, Kind::ordered, "Ordered", "Thu 10:48"},
                                      {State::now, Kind::shop, "With the shop", "Thu 10:49"},
                                      {State::ahead, Kind::sent, "On its way", ""},
                                      {State::ahead, Kind::over, "Delivered", "from Fri 18:00"}};
    const std::vector<StageView> refused{{State::done, Kind::ordered, "Ordered", "Thu 10:48"},
                                         {State::problem, Kind::shop, "Not taken", "Thu 10:49"}};
    const auto timeline = [&](const char* caption, const char* id, float width, const std::vector<StageView>& stages) {
        page.put(caption, width, order_timeline_height(stage, width, stages),
                 [&, id](const Box& box) { draw_order_timeline(stage, box, id, stages); });
    };
    timeline("Ready", "gallery/ready", page.width(), ready);
    timeline("With the shop, to be brought", "gallery/sent", page.width(), sent);
    timeline("Refused", "gallery/refused", page.part(2), refused);
    timeline("Where it is narrow", "gallery/narrow", page.part(3), ready);
}

void gallery_countdown(GalleryPage& page, GalleryDraft&) {
    page.put("Ring", 240, 240, [&](const Box& box) { draw_countdown(page.stage(), box, 16, 0.7F); });
}

void gallery_pickup_choices(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    PickupStoreView store;
    store.store = StoreId{"gallery"};
    store.name = "Utrecht, Oudegracht";
    store.detail = "Open until 20:00, service desk on the ground floor";
    store.when = "Today";
    store.when_from = "from 16:00";
    store.today = store.this_store = true;
    const auto row = [&](const char* caption, const PickupStoreView& one, bool pressed) {
        const float width = page.part(2);
        const auto draw = [&](const Box& box) { draw_store_row(stage, box, one); };
        const float height = store_row_height(stage, width, one);
        if (pressed) return page.put_pressed(caption, width, height, draw);
        page.put(caption, width, height, draw);
    };
    row("Store", store, false);
    store.store = StoreId{"gallery/pressed"};
    row("Pressed", store, true);
    store.store = StoreId{"gallery/chosen"};
    store.chosen = true;
    row("Chosen", store, false);
    store.store = StoreId{"gallery/off"};
    store.chosen = false;
    store.disabled_because = "Not everything is there";
    row("Off", store, false);
    page.end_row();
    const std::array<PickupDayView, 3> days{
        {{"today", "12", 0, true, true}, {"tomorrow", "13", 1, false, true}, {"sun", "15", 3, false, false}}};
    for (const PickupDayView& day : days) {
        page.put(day.chosen      ? "Chosen"
                 : day.available ? "Day"
                                 : "Off",
                 page.part(6), day_height, [&](const Box& box) { draw_day(stage, box, day); });
    }
    page.end_row();
    const std::array<PickupSlotView, 3> slots{
        {{0, "14:00 – 16:00", false, true}, {1, "16:00 – 18:00", true, true}, {2, "18:00 – 20:00", false, false}}};
    for (const PickupSlotView& slot : slots) {
        page.put(slot.chosen      ? "Chosen"
                 : slot.available ? "Slot"
                                  : "Off",
                 page.part(3), slot_height, [&](const Box& box) { draw_slot(stage, box, slot); });
    }
    PickupView view;
    view.promise = "Everything is ready on Friday 13 March";
    view.promise_detail = "from 16:00 at the service desk";
    view.pictures = {page.picture(0), page.picture(1)};
    page.put("Promise", page.width(), promise_height(stage, page.width(), view),
             [&](const Box& box) { draw_promise(stage, box, view); });
}

void gallery_code(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    page.put("QR", 296, 296,
             [&](const Box& box) { draw_qr(stage, box, "https://shop.example/p/402817", QrLevel::medium, "QR code"); });
    page.put("Code 128", 480, 140, [&](const Box& box) { draw_code128(stage, box, "UT1-0017-7K42", "Bar code"); });
}

void gallery_phone_code(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const PhoneCode code{"https://pay.example/checkout/4f0c2a97d1", "Valid for 14 more minutes"};
    const auto put = [&](const char* caption, float width) {
        page.put(caption, width, phone_code_height(stage, width, code),
                 [&](const Box& box) { draw_phone_code(stage, box, code); });
    };
    put("Code to pay with a phone", page.width());
    page.end_row();
    put("Where it is narrow", page.part(2));
}

void gallery_receipt(GalleryPage& page, GalleryDraft&) {
    page.put("What the till is shown", page.part(2), 420, [&](const Box& box) {
        draw_receipt_preview(page.stage(), box, {"4 articles", "€ 486.95", "Utrecht, Oudegracht"});
    });
}

void gallery_compare_bar(GalleryPage& page, GalleryDraft&) {
    ChromeView chrome = gallery_chrome(page);
    Intents nobody;
    put_frame(page, "Two articles", 0, compare_bar_height, [&] {
        draw_compare_bar(page.stage(), {0, 0, page.stage().look().width, compare_bar_height}, chrome, nobody);
    });
}

void gallery_checkout_footer(GalleryPage& page, GalleryDraft&) {
    Stage& stage = page.stage();
    const Box footer = checkout_footer(stage.look());
    Intents nobody;
    put_frame(page, "On", footer.y, footer.h, [&] { draw_checkout_footer(stage, "Continue to payment", "", nobody); });
    put_frame(page, "Not yet", footer.y, footer.h,
              [&] { draw_checkout_footer(stage, "Continue to payment", "Choose a day", nobody); });
    put_frame(page, "When all is done", footer.y, footer.h, [&] { draw_farewell_footer(stage, 42, 60, nobody); });
}

void gallery_bars(GalleryPage& page, GalleryDraft& draft) {
    Stage& stage = page.stage();
    const ChromeView chrome = gallery_chrome(page);
    Intents nobody;
    if (stage.look().landscape()) {
        put_frame(page, "Rail", 0, stage.look().height,
                  [&] { draw_rail(stage, chrome, Route::home, StopButton::shown, draft.panel, nobody); });
        return;
    }
    put_frame(page, "Top bar", 0, top_bar_height(stage.look()),
              [&] { draw_top_bar(stage, chrome, StopButton::shown, nobody); });
    put_frame(page, "Dock", stage.look().height - dock_height(stage.look()), dock_height(stage.look()),
              [&] { draw_dock(stage, chrome, Route::home, draft.panel, nobody); });
}

}  // namespace zuil
