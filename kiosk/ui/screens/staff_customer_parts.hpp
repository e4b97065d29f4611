#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// What the customer screen of staff is put together of. Each returns the height that it took.
namespace zuil {

// Who was found, a row each; nothing where nobody was.
float draw_found_customers(Stage& stage, const Box& at, const StaffCustomerView& view, StaffCustomerDraft& draft,
                           Intents& out);
// The chosen one, and what they bought.
float draw_customer_sheet(Stage& stage, const Box& at, const CustomerSheetView& sheet, StaffCustomerDraft& draft,
                          Intents& out);
// What asks whether to erase them here, for who may.
float draw_erase_button(Stage& stage, const Box& at, StaffCustomerDraft& draft);
void draw_erasure_sheet(Stage& stage, const StaffCustomerView& view, StaffCustomerDraft& draft, Intents& out);

}  // namespace zuil
