#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The sheet with every facet (portrait).
void draw_filter_sheet(Stage& stage, const ListingView& view, ListingDraft& draft, Intents& out);
// The same as a column beside the cards (landscape).
void draw_filter_column(Stage& stage, const Box& box, const ListingView& view, ListingDraft& draft, Intents& out);
void draw_sort_sheet(Stage& stage, const ListingView& view, ListingDraft& draft, Intents& out);

}  // namespace zuil
