#pragma once

#include <chrono>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/printer/printer_line.hpp"

namespace zuil {

// What became of a page.
enum class Printed {
    yes,
    unsaid,  // it was taken, by a printer that says nothing of itself
    no_paper,
    cover_open,
    broken,  // something of its own that somebody has to look at
    away,    // it is not there, or does not answer any more
};

constexpr bool is_on_paper(Printed printed) { return printed == Printed::yes || printed == Printed::unsaid; }

struct PrintResult {
    Printed printed = Printed::away;
    bool paper_low = false;  // the roll is nearly used up
    std::string detail;      // for the log, where it is away
};

struct ReceiptPrinterOptions {
    std::chrono::milliseconds connect_most{3'000};
    std::chrono::milliseconds answer_most{1'000};  // to how it is
    std::chrono::milliseconds stalled_most{5'000};
    std::chrono::milliseconds print_most{20'000};  // of a whole page
};

// A printer of rolls of paper that speaks ESC/POS, by the picture: whatever can be drawn can be printed. One thread,
// apart from stop().
class ReceiptPrinter {
public:
    static constexpr int dots_per_mm = 8;  // 203 dpi
    static constexpr int dots_of_80_mm = 576;
    static constexpr int dots_of_58_mm = 384;

    ReceiptPrinter(PrinterAddress address, ReceiptPrinterOptions options = {});
    ~ReceiptPrinter();
    ReceiptPrinter(const ReceiptPrinter&) = delete;
    ReceiptPrinter& operator=(const ReceiptPrinter&) = delete;

    // Waits until it is on the paper, as far as the printer tells. Whatever goes wrong, some of it may be on the paper.
    PrintResult print(const Mask& page);
    // Any thread: print() comes back soon, now and for ever.
    void stop();

private:
    PrinterAddress address_;
    ReceiptPrinterOptions options_;
    int stop_;
};

// "/dev/usb/lp0" or "10.0.0.9:9100"; bad_data otherwise.
Result<PrinterAddress> parse_printer_address(std::string_view text);

}  // namespace zuil
