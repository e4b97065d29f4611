#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// The pieces of the article page, each drawn at the top of its box; they return their height.
namespace zuil {

// The photo stands beside the facts on a panel that lies, unless it is out of reach.
bool photo_beside(const Look& look);

// How far the panel with the facts reaches over the photo, in portrait.
constexpr float panel_overlap = 36;

// The photo with its thumbnails; a swipe or a thumbnail changes it.
// Low reach: the photos as a row of small ones, with the buttons that the gallery has. Returns the height.
float draw_photo_row(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out);
void draw_gallery(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out);

// What a finger on a photo does to the choice among `pitch` wide photos: it follows, and goes on to the neighbour when
// it went far or fast enough. At the ends it springs back. Returns how far the photo lies beside its place.
float follow_swipe(Stage& stage, const Response& response, float pitch, const ProductView& view, ProductDraft& draft);
// Which photo stands in the middle now, with a fraction while they move.
float photo_place(Stage& stage, const ProductDraft& draft, float pitch, float swiped);

float draw_product_heading(Stage& stage, const Box& box, const ProductView& view);
float draw_product_options(Stage& stage, const Box& box, const ProductView& view, Intents& out);

struct AvailabilityShape {
    float padding_x = 32;
    float padding_y = 22;
};
float draw_product_availability(Stage& stage, const Box& box, const ProductView& view, const AvailabilityShape& shape,
                                ProductDraft& draft);
// Accessories, description, specifications, reviews and the code for a phone.
float draw_product_more(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out);

// For staff: puts a piece aside for somebody. Returns the height.
float draw_product_hold(Stage& stage, const Box& at, const ProductView& view, ProductDraft& draft);
void draw_hold_sheet(Stage& stage, const ProductView& view, ProductDraft& draft, Intents& out);

void draw_product_sheets(Stage& stage, const ProductView& view, ProductDraft& draft);

// Both of the page's buttons: to the phone, and into the basket.
void draw_product_buttons(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out);

// The photo over the whole screen, up to four times as large: moved with one finger or with two, put away with its
// button.
void draw_zoomed_photo(Stage& stage, const ProductView& view, ProductDraft& draft);

}  // namespace zuil
