#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/config/engine_settings.hpp"
#include "sync/model/product.hpp"

// A basket on its way to a till and back, as the text of a QR code: what the till's own scanner would have typed for
// each article. It says which articles and how many, and nothing else.
namespace zuil {

struct TillLine {
    std::string article;  // its bar code's digits, or the shop's number of it
    int quantity = 1;

    friend bool operator==(const TillLine&, const TillLine&) = default;
};

// How this shop's tills know an article. Nothing: by nothing that a scanner types.
std::optional<std::string> till_number(const Variant& variant, const TillSettings& till);

// Empty when there are no lines, or more than fit in a code that a camera reads off a screen.
std::string make_till_code(const std::vector<TillLine>& lines, const TillSettings& till);

// What one scan says in that form: one line, or several where no Enter parts them. Empty: it says something else. A
// quantity is whatever its up to nine digits say. A form without {quantity} looks like an article's own code, so
// nothing has it.
std::vector<TillLine> read_till_code(std::string_view scan, const TillSettings& till);

// Whether the scan is what such a code holds before or behind its lines, and says nothing.
bool is_around_till_code(std::string_view scan, const TillSettings& till);

}  // namespace zuil
