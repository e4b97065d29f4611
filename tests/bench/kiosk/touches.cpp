#include "tests/bench/kiosk/touches.hpp"

#include <fmt/format.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/bench/kiosk/latency.hpp"
#include "tests/bench/kiosk/process_figures.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

void print_latency(const std::string& name, const std::string& what, std::vector<double> times) {
    const Spread spread = spread_of(std::move(times));
    fmt::print("{}: {}: {:.1f} ms median, {:.1f} ms p95, {:.1f} ms most\n", name, what, spread.median, spread.p95,
               spread.most);
}

}  // namespace

void measure_cards(XDisplay& display, const std::string& name, const Touches& touches) {
    std::vector<double> pages;
    for (const auto& [x, y] : touches.cards) {
        wait_for_rest(display, touches.page);
        display.press(x, y);
        std::this_thread::sleep_for(120ms);
        wait_for_rest(display, touches.page);
        const auto taken = milliseconds_to_change(display, touches.page, [&] { display.release(); });
        if (!taken) throw std::runtime_error(name + " shows no page for a card");
        pages.push_back(*taken);
        wait_for_rest(display, touches.page);
        touches.back();
        std::this_thread::sleep_for(300ms);
    }
    print_latency(name, "an article's page after a tap on its card", std::move(pages));
}

void measure_letters(XDisplay& display, const std::string& name, const Touches& touches) {
    std::vector<double> letters;
    int unanswered = 0;  // what was found stayed the same
    for (const std::string& word : touches.words) {
        touches.open_search();
        for (const char letter : word) {
            wait_for_rest(display, touches.found);
            const auto taken = milliseconds_to_change(display, touches.found, [&] { touches.letter(letter); });
            taken ? letters.push_back(*taken) : static_cast<void>(++unanswered);
        }
        touches.close_search();
    }
    print_latency(name, fmt::format("what is found after a letter ({} changed nothing)", unanswered),
                  std::move(letters));
}

Touches zuil_touches(XDisplay& display, Kiosk& kiosk) {
    Touches touches;
    for (const int y : {450, 1050}) {
        for (const int x : {290, 790}) touches.cards.insert(touches.cards.end(), 5, {x, y});
    }
    touches.page = {.x = 340, .y = 140, .width = 400, .height = 420};
    touches.back = [&kiosk] { kiosk.tap("nav/back"); };
    touches.open_search = [&kiosk] { kiosk.tap("nav/search"); };
    touches.letter = [&display, &kiosk](char letter) {
        const Node key = *kiosk.find(std::string{"key/"} + letter);
        display.press(key.x + key.width / 2, key.y + key.height / 2);
        display.release();
    };
    touches.words = {"lamp", "koffie", "stoel", "robot", "kussen", "klok"};
    touches.found = {.x = 60, .y = 300, .width = 500, .height = 700};
    touches.close_search = [&kiosk] {
        kiosk.tap("search/close");
        kiosk.tap("nav/back");
    };
    return touches;
}

Touches peer_touches(XDisplay& display) {
    Touches touches;
    for (const int y : {400, 812}) {
        for (const int x : {130, 390, 650, 910}) touches.cards.insert(touches.cards.end(), 3, {x, y});
    }
    touches.page = {.x = 340, .y = 100, .width = 400, .height = 420};
    touches.back = touches.close_search = [&display] { display.key("Escape"); };
    touches.open_search = [] {};
    touches.letter = [&display](char letter) { display.key(std::string(1, letter)); };
    touches.words = {"lamp", "drill", "kettle", "robot", "chocolate", "mug"};
    touches.found = {.x = 20, .y = 170, .width = 420, .height = 300};
    return touches;
}

}  // namespace zuil::test
