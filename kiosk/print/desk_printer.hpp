#pragma once

#include <functional>
#include <memory>

#include "kiosk/engine/slip_printer.hpp"
#include "platform/display/fonts.hpp"

namespace zuil {

struct DeskPrinterOptions {
    PrinterAddress address;
    int dots = ReceiptPrinter::dots_of_80_mm;  // a line
    ReceiptPrinterOptions printer;
    std::chrono::milliseconds try_again{3'000};    // where it could not print
    std::chrono::milliseconds wait_most{600'000};  // for somebody to help it; then the slip is given up
};

// Draws and prints on a thread of its own; `wake` is called on it when there is something to take. Slips are printed in
// their order, each whole: one that was cut short by the end of the paper is printed once more.
std::unique_ptr<SlipPrinter> make_desk_printer(DeskPrinterOptions options, std::unique_ptr<Fonts> fonts,
                                               std::function<void()> wake);

}  // namespace zuil
