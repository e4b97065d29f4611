#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "platform/printer/escpos.hpp"
#include "platform/printer/receipt_printer.hpp"
#include "tests/support/loopback.hpp"
#include "tests/support/paper_printer.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using zuil::test::PaperPrinter;
using zuil::test::PrintedPage;

namespace {

// Short, so that a test of what never comes is soon over.
constexpr ReceiptPrinterOptions quick{
    .connect_most = 500ms, .answer_most = 200ms, .stalled_most = 500ms, .print_most = 600ms};

PrinterAddress at_port(int port) { return LanAddress{.host = "127.0.0.1", .port = static_cast<std::uint16_t>(port)}; }

// Something that looks the same no other way round.
Mask some_page(int rows) {
    Mask page{576, rows};
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < 576; ++x) page.at(x, y) = (x * 7 + y * 13) % 31 < 9 ? 255 : 0;
    }
    return page;
}

bool is_the_same(const PrintedPage& printed, const Mask& page) {
    if (printed.width != page.width() || printed.height != page.height()) return false;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const std::size_t at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width()) + static_cast<std::size_t>(x);
            if ((printed.grey[at] == 0) != (page.at(x, y) >= 128)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a page comes out as it was drawn, once") {
    PaperPrinter paper;
    ReceiptPrinter printer{at_port(paper.port()), quick};
    paper.chatters = true;
    CHECK(printer.print(some_page(301)).printed == Printed::yes);
    CHECK(printer.print(some_page(40)).printed == Printed::yes);
    REQUIRE(paper.pages().size() == 2);
    CHECK(is_the_same(paper.pages()[0], some_page(301)));
    CHECK(is_the_same(paper.pages()[1], some_page(40)));
    CHECK(paper.complaint().empty());
}

TEST_CASE("paper that ends never counts as printed, neither before nor within a page") {
    PaperPrinter paper;
    ReceiptPrinter printer{at_port(paper.port()), quick};
    paper.put_paper(0);
    CHECK(printer.print(some_page(100)).printed == Printed::no_paper);
    paper.put_paper(60);
    CHECK(printer.print(some_page(100)).printed == Printed::no_paper);
    CHECK(paper.pages().empty());
    paper.put_paper(1000);
    paper.paper_low = true;
    const PrintResult result = printer.print(some_page(100));
    CHECK(result.printed == Printed::yes);
    CHECK(result.paper_low);
    REQUIRE(paper.pages().size() == 1);
    CHECK(is_the_same(paper.pages()[0], some_page(100)));
}

TEST_CASE("an open cover is told") {
    PaperPrinter paper;
    ReceiptPrinter printer{at_port(paper.port()), quick};
    paper.cover_open = true;
    CHECK(printer.print(some_page(100)).printed == Printed::cover_open);
    paper.cover_open = false;
    CHECK(printer.print(some_page(100)).printed == Printed::yes);
}

TEST_CASE("one that says nothing is believed, and told apart from one that says that it printed") {
    PaperPrinter paper;
    ReceiptPrinter printer{at_port(paper.port()), quick};
    SECTION("that never answers") { paper.is_silent = true; }
    SECTION("that does not know the question for what is on the paper") { paper.knows_answer_in_turn = false; }
    CHECK(printer.print(some_page(100)).printed == Printed::unsaid);
    for (int i = 0; i < 100 && paper.pages().empty(); ++i) std::this_thread::sleep_for(10ms);
    REQUIRE(paper.pages().size() == 1);
    CHECK(is_the_same(paper.pages()[0], some_page(100)));
}

TEST_CASE("one that is not there is away, with the reason") {
    ReceiptPrinter nobody{at_port(test::free_port()), quick};
    const PrintResult result = nobody.print(some_page(10));
    CHECK(result.printed == Printed::away);
    CHECK_FALSE(result.detail.empty());
    ReceiptPrinter no_device{PrinterAddress{std::filesystem::path{"/dev/usb/there-is-none"}}, quick};
    CHECK(no_device.print(some_page(10)).printed == Printed::away);
}

TEST_CASE("a device that only listens gets the same bytes") {
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "lp0";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string bytes;
    std::thread device{[&] {
        std::ifstream in{pipe, std::ios::binary};
        bytes.assign(std::istreambuf_iterator<char>{in}, {});
    }};
    // The other end of a pipe opened for both is its own, so the reader has to be there first.
    std::this_thread::sleep_for(50ms);
    REQUIRE(::chmod(pipe.c_str(), 0200) == 0);
    ReceiptPrinter printer{PrinterAddress{pipe}, quick};
    const PrintResult result = printer.print(some_page(20));
    device.join();
    CHECK(result.printed == Printed::unsaid);
    CHECK(bytes.find(escpos::page(some_page(20))) != std::string::npos);
}

TEST_CASE("a printer that hangs is not waited for once somebody calls stop") {
    PaperPrinter paper;
    paper.knows_answer_in_turn = false;
    ReceiptPrinter printer{at_port(paper.port()), {}};
    const auto began = std::chrono::steady_clock::now();
    std::thread stops{[&] {
        std::this_thread::sleep_for(100ms);
        printer.stop();
    }};
    printer.print(some_page(100));
    stops.join();
    CHECK(std::chrono::steady_clock::now() - began < 5s);
    CHECK(printer.print(some_page(100)).printed == Printed::away);
}

TEST_CASE("an address is a device or a place on the network") {
    CHECK(std::get<std::filesystem::path>(parse_printer_address("/dev/usb/lp0").value()) == "/dev/usb/lp0");
    CHECK(std::get<LanAddress>(parse_printer_address("10.0.0.9:9100").value()).port == 9100);
    for (const char* wrong : {"", "lp0", "10.0.0.9", "10.0.0.9:0", "10.0.0.9:99999", "printer.example:9100"}) {
        INFO(wrong);
        CHECK_FALSE(parse_printer_address(wrong));
    }
}
