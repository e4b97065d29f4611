#include "platform/printer/receipt_printer.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

#include "platform/base/check.hpp"
#include "platform/printer/escpos.hpp"

namespace zuil {
namespace {

using escpos::Trouble;
using std::chrono::milliseconds;

Printed printed_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::no_paper: return Printed::no_paper;
    case Trouble::cover_open: return Printed::cover_open;
    case Trouble::broken: return Printed::broken;
    case Trouble::none: break;
    }
    return Printed::yes;
}

// What is asked of a printer and what it answers, over the line of one page.
class Talk {
public:
    Talk(PrinterLine& line, const ReceiptPrinterOptions& options) : line_{line}, options_{options} {}

    // Absent: it does not answer.
    std::optional<escpos::Health> ask_health() {
        escpos::Answers answers;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!line_.write(escpos::ask(static_cast<escpos::Status>(i + 1)), options_.stalled_most)) break;
            answers[i] = line_.read([this](std::uint8_t byte) { return is_status(byte); }, options_.answer_most);
            // Who does not answer the first knows none of them.
            if (!answers[i]) break;
        }
        if (!answers.front()) return std::nullopt;
        return escpos::health_of(answers);
    }

    // Of a printer that talks: until it says that all of it is on the paper, or what keeps it.
    PrintResult wait_for_paper(bool paper_low) {
        in_turn_.reset();
        if (const Status asked = line_.write(escpos::ask_in_turn(), options_.stalled_most); !asked) {
            return {Printed::away, paper_low, asked.error().detail};
        }
        const auto until = std::chrono::steady_clock::now() + options_.print_most;
        while (true) {
            if (!in_turn_) in_turn_ = line_.read(escpos::is_answer_in_turn, options_.answer_most);
            if (in_turn_) return {escpos::is_out_of_paper(*in_turn_) ? Printed::no_paper : Printed::yes, paper_low, {}};
            const auto health = ask_health();
            if (in_turn_) continue;
            if (!health) return {Printed::away, paper_low, "it fell silent"};
            paper_low = health->paper_low;
            if (health->trouble != Trouble::none) return {printed_of(health->trouble), paper_low, {}};
            // It is well, and does not know the question.
            if (std::chrono::steady_clock::now() >= until) return {Printed::unsaid, paper_low, {}};
        }
    }

private:
    // The other answer may come between.
    bool is_status(std::uint8_t byte) {
        if (escpos::is_answer_in_turn(byte)) in_turn_ = byte;
        return escpos::is_status(byte);
    }

    PrinterLine& line_;
    const ReceiptPrinterOptions& options_;
    std::optional<std::uint8_t> in_turn_;
};

}  // namespace

ReceiptPrinter::ReceiptPrinter(PrinterAddress address, ReceiptPrinterOptions options)
    : address_{std::move(address)}, options_{options}, stop_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    ENSURE(stop_ >= 0);
}

ReceiptPrinter::~ReceiptPrinter() { ::close(stop_); }

void ReceiptPrinter::stop() {
    const std::uint64_t one = 1;
    ENSURE(::write(stop_, &one, sizeof one) == sizeof one);
}

PrintResult ReceiptPrinter::print(const Mask& page) {
    auto line = PrinterLine::open(address_, stop_, options_.connect_most);
    if (!line) return {Printed::away, false, line.error().detail};
    Talk talk{*line, options_};
    const auto before = talk.ask_health();
    if (before && before->trouble != Trouble::none) return {printed_of(before->trouble), before->paper_low, {}};
    if (const Status sent = line->write(escpos::page(page), options_.stalled_most); !sent) {
        // It may have stopped for a reason that it tells.
        const auto now = before ? talk.ask_health() : std::nullopt;
        if (now && now->trouble != Trouble::none) return {printed_of(now->trouble), now->paper_low, {}};
        return {Printed::away, false, sent.error().detail};
    }
    const PrintResult result =
        before ? talk.wait_for_paper(before->paper_low) : PrintResult{.printed = Printed::unsaid, .detail = {}};
    line->finish(options_.answer_most);
    return result;
}

Result<PrinterAddress> parse_printer_address(std::string_view text) {
    if (text.starts_with('/')) return PrinterAddress{std::filesystem::path{text}};
    TRY(LanAddress address, parse_lan_address(text));
    return PrinterAddress{std::move(address)};
}

}  // namespace zuil
