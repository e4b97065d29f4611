#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <thread>

#include "kiosk/print/desk_printer.hpp"
#include "tests/kiosk/print/slips.hpp"
#include "tests/support/paper_printer.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

bool comes_true(const std::function<bool()>& condition) {
    for (int i = 0; i < 1'000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

struct DeskWithPrinter {
    PaperPrinter paper;
    std::atomic<int> woken = 0;
    std::unique_ptr<SlipPrinter> printer;

    explicit DeskWithPrinter(std::chrono::milliseconds wait_most = 60s) {
        auto fonts = Fonts::open({});
        REQUIRE(fonts);
        DeskPrinterOptions options{
            .address = LanAddress{.host = "127.0.0.1", .port = static_cast<std::uint16_t>(paper.port())},
            .printer = {.connect_most = 500ms, .answer_most = 200ms, .stalled_most = 500ms, .print_most = 600ms},
            .try_again = 30ms,
            .wait_most = wait_most};
        printer = make_desk_printer(std::move(options), *std::move(fonts), [this] { ++woken; });
    }
    ~DeskWithPrinter() { printer.reset(); }

    Slip slip(const std::string& order) {
        Slip slip = some_slip();
        slip.order = order;
        slip.scan = "SLIP/" + order;
        return slip;
    }
    // What the codes of the pages that came out say.
    std::vector<std::string> scanned() {
        std::vector<std::string> all;
        for (const PrintedPage& page : paper.pages()) {
            all.push_back(read_slip(page));
        }
        return all;
    }
};

}  // namespace

TEST_CASE("slips come out in their order, and somebody is told") {
    DeskWithPrinter desk;
    for (const char* order : {"1", "2", "3"}) REQUIRE(desk.printer->print(desk.slip(order)));
    REQUIRE(comes_true([&] { return desk.paper.pages().size() == 3; }));
    CHECK(desk.scanned() == std::vector<std::string>{"SLIP/1", "SLIP/2", "SLIP/3"});
    std::vector<SlipPrinter::Outcome> outcomes;
    REQUIRE(comes_true([&] {
        for (SlipPrinter::Outcome& one : desk.printer->take_outcomes()) outcomes.push_back(std::move(one));
        return outcomes.size() == 3;
    }));
    CHECK(outcomes[1].order == "2");
    CHECK(outcomes[1].printed == Printed::yes);
    CHECK(desk.printer->state() == SlipPrinter::State{});
    CHECK(desk.woken >= 3);
    CHECK(desk.paper.complaint().empty());
}

TEST_CASE("without paper a slip waits, and comes out whole once somebody puts some in") {
    DeskWithPrinter desk;
    desk.paper.put_paper(300);  // ends within the slip
    REQUIRE(desk.printer->print(desk.slip("7")));
    REQUIRE(comes_true([&] { return desk.printer->state().last == Printed::no_paper; }));
    CHECK(desk.printer->state().waiting == 1);
    CHECK(desk.paper.pages().empty());
    desk.paper.put_paper(100'000);
    REQUIRE(comes_true([&] { return desk.printer->state() == SlipPrinter::State{}; }));
    CHECK(desk.scanned() == std::vector<std::string>{"SLIP/7"});
}

TEST_CASE("what nobody helps is given up, and said so") {
    DeskWithPrinter desk{300ms};
    desk.paper.cover_open = true;
    REQUIRE(desk.printer->print(desk.slip("7")));
    std::vector<SlipPrinter::Outcome> outcomes;
    REQUIRE(comes_true([&] {
        outcomes = desk.printer->take_outcomes();
        return !outcomes.empty();
    }));
    CHECK(outcomes[0].printed == Printed::cover_open);
    CHECK(outcomes[0].code == "7K 42");
    CHECK(desk.printer->state().waiting == 0);
    desk.paper.cover_open = false;
    REQUIRE(desk.printer->print(desk.slip("8")));
    REQUIRE(comes_true([&] { return desk.paper.pages().size() == 1; }));
    CHECK(desk.scanned() == std::vector<std::string>{"SLIP/8"});
}

TEST_CASE("only so many slips wait") {
    DeskWithPrinter desk;
    desk.paper.put_paper(0);
    for (std::size_t i = 0; i < SlipPrinter::waiting_max; ++i) REQUIRE(desk.printer->print(desk.slip("1")));
    const Status one_more = desk.printer->print(desk.slip("2"));
    REQUIRE_FALSE(one_more);
    CHECK(one_more.error().code == Errc::conflict);
}

}  // namespace zuil::test
