#pragma once

#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// A picture of what the till is shown: a slip with the shop's logo, what it is about and a bar code that stands for
// nothing. It says so when read aloud, and no till takes it.
struct ReceiptPreview {
    std::string count;
    std::string total;
    std::string where;
};
void draw_receipt_preview(Stage& stage, const Box& panel, const ReceiptPreview& receipt);

}  // namespace zuil
