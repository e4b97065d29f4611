#include "tests/support/codes.hpp"

#include <zbar.h>

#include <memory>

namespace zuil::test {

std::map<std::string, std::string> read_codes(const std::vector<unsigned char>& grey, int width, int height) {
    const std::unique_ptr<zbar::zbar_image_scanner_t, decltype(&zbar::zbar_image_scanner_destroy)> scanner{
        zbar::zbar_image_scanner_create(), &zbar::zbar_image_scanner_destroy};
    const std::unique_ptr<zbar::zbar_image_t, decltype(&zbar::zbar_image_destroy)> image{zbar::zbar_image_create(),
                                                                                         &zbar::zbar_image_destroy};
    zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(width), static_cast<unsigned>(height));
    zbar::zbar_image_set_data(image.get(), grey.data(), grey.size(), nullptr);
    zbar::zbar_scan_image(scanner.get(), image.get());
    std::map<std::string, std::string> found;
    for (const auto* one = zbar::zbar_image_first_symbol(image.get()); one != nullptr;
         one = zbar::zbar_symbol_next(one)) {
        found[zbar::zbar_get_symbol_name(zbar::zbar_symbol_get_type(one))] = zbar::zbar_symbol_get_data(one);
    }
    return found;
}

}  // namespace zuil::test
