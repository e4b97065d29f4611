#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/engine/comfort.hpp"
#include "kiosk/ui/gallery/gallery_page.hpp"

// `zuil --gallery`: every widget in every state on one screen, for whoever builds screens or dresses a shop. It is
// about the toolkit and no screen of the shop, so it speaks English only.
namespace zuil {

// One file of kiosk/ui/widgets, shown.
struct GallerySection {
    std::string_view file;  // "button" for button.cpp
    std::string_view title;
    void (*draw)(GalleryPage& page, GalleryDraft& draft);
};
// In the order in which they stand on the page.
std::span<const GallerySection> gallery_sections();

void draw_gallery_page(Stage& stage, const std::vector<std::string>& pictures, GalleryDraft& draft);

}  // namespace zuil
