#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/stage.hpp"
#include "platform/base/result.hpp"

namespace zuil {

enum class QrLevel { medium, quartile };  // M, and Q for payment and what is printed

// A QR code as dark modules, `side` by `side`, without its quiet zone.
struct QrCode {
    int side = 0;
    std::vector<bool> dark;
};
Result<QrCode> encode_qr(const std::string& text, QrLevel level);
// Drawn `width` by `width` pixels, in whole modules, with the quiet zone around it.
Mask qr_mask(const QrCode& code, int width);

// Bars and spaces of a Code 128 symbol in modules, beginning with a bar; check character and stop included, quiet zone
// not. Text is printable ASCII; runs of four digits or more go two to a symbol.
Result<std::vector<int>> encode_code128(const std::string& text);

// Black on white in every theme, with the quiet zone of 4 modules inside `box`, in whole modules of whole pixels.
void draw_qr(Stage& stage, const Box& box, const std::string& text, QrLevel level, const std::string& spoken_name);
// The same for Code 128: modules of at least 2 px, as wide as they fit in `box`.
void draw_code128(Stage& stage, const Box& box, const std::string& text, const std::string& spoken_name);

// A QR code to be taken along, and what to do with it: below it, or beside it where the box is low.
struct CodeToScan {
    std::string text;
    std::string name;
    float side = 400;  // at the most
};
void draw_code_and_words(Stage& stage, const Box& box, const CodeToScan& code, const std::vector<std::string>& words);

}  // namespace zuil
