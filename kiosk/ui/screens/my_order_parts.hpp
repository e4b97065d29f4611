#pragma once

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// What my-order is put together of. Each returns the height that it took.
namespace zuil {

// When it was ordered and how it stands, and the way to its slip.
float draw_order_heading(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft);
// One of the orders under the code: its timeline, what happens next, and what it is about.
float draw_followed_part(Stage& stage, const Box& at, const MyOrderView& view, std::size_t place, MyOrderDraft& draft,
                         Intents& out);
// What the shop would take instead, and yes or no to it. `id` is the part's.
float order_change_height(Stage& stage, float width, const ChangeView& change);
void draw_order_change(Stage& stage, const Box& at, const std::string& id, const ChangeView& change, Intents& out);
// Cards to read; nothing where there are none.
float draw_help_cards(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft);
// Rows of what the shop does for who bought something.
float draw_service_rows(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft);

// The code, the slip, a text, or what a row says, over the screen.
void draw_my_order_sheets(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, Intents& out);

}  // namespace zuil
