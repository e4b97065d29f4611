#include "platform/scanner/scanner.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace zuil;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

// A keyboard whose keys are pressed at given times, and what comes out behind the scanner.
class Keyboard {
public:
    // `typed` is what the system's layout makes of the key.
    void press(std::uint32_t key, milliseconds after, std::string typed = {}, bool shift = false) {
        now_ += after;
        scanner_.feed(KeyEvent{.scancode = key, .down = true, .shift = shift, .at = now_}, seen_);
        if (!typed.empty()) scanner_.feed(TextEvent{typed, now_}, seen_);
        scanner_.feed(KeyEvent{.scancode = key, .down = false, .shift = shift, .at = now_}, seen_);
    }
    void digits(std::string_view digits, milliseconds apart) {
        for (const char digit : digits) {
            const auto key =
                digit == '0' ? scancode::digit_0 : scancode::digit_1 + static_cast<std::uint32_t>(digit - '1');
            press(key, apart, std::string{digit});
        }
    }
    void feed(const InputEvent& event) { scanner_.feed(event, seen_); }
    void wait(milliseconds time) {
        now_ += time;
        scanner_.expire(now_, seen_);
    }

    std::vector<std::string> scans() const {
        return collect<ScanEvent>([](const ScanEvent& e) { return e.code; });
    }
    std::string text() const {
        std::string all;
        for (const std::string& piece : collect<TextEvent>([](const TextEvent& e) { return e.utf8; })) all += piece;
        return all;
    }
    // Keys that went down and keys that went up, to see that each press is whole.
    int keys(bool down) const {
        int count = 0;
        for (const InputEvent& event : seen_) {
            const auto* key = std::get_if<KeyEvent>(&event);
            count += key != nullptr && key->down == down ? 1 : 0;
        }
        return count;
    }
    const std::vector<InputEvent>& seen() const { return seen_; }
    const Scanner& scanner() const { return scanner_; }
    BootTime now() const { return now_; }

private:
    template <class Event, class Read>
    std::vector<std::string> collect(Read read) const {
        std::vector<std::string> all;
        for (const InputEvent& event : seen_) {
            if (const auto* match = std::get_if<Event>(&event)) all.push_back(read(*match));
        }
        return all;
    }

    Scanner scanner_;
    std::vector<InputEvent> seen_;
    BootTime now_{milliseconds{1000}};
};

}  // namespace

TEST_CASE("a scan stays whole when a long frame is drawn in its midst") {
    Keyboard keyboard;
    keyboard.digits("8712345", 5ms);
    // Three keys wait for the frame to end, then the reader goes on as before.
    const BootTime end = keyboard.now() + 180ms;
    for (const std::uint32_t key : {scancode::digit_1, scancode::digit_1 + 1, scancode::digit_1 + 2}) {
        keyboard.feed(KeyEvent{.scancode = key, .down = true, .at = end, .unseen_max = 178ms});
        keyboard.feed(KeyEvent{.scancode = key, .down = false, .at = end, .unseen_max = 178ms});
    }
    keyboard.wait(180ms);
    keyboard.digits("456", 5ms);
    keyboard.press(scancode::enter, 5ms);
    CHECK(keyboard.scans() == std::vector<std::string>{"8712345123456"});
    CHECK(keyboard.text().empty());
}

TEST_CASE("a burst that Enter or Tab ends is a scan, and nothing of it reaches a text field") {
    for (const std::uint32_t end : {scancode::enter, scancode::keypad_enter, scancode::tab}) {
        Keyboard keyboard;
        keyboard.digits("8712345678906", milliseconds{8});
        keyboard.press(end, milliseconds{8});
        keyboard.wait(milliseconds{200});
        CHECK(keyboard.scans() == std::vector<std::string>{"8712345678906"});
        CHECK(keyboard.text().empty());
        CHECK(keyboard.keys(true) == 0);
        CHECK(keyboard.keys(false) == 0);
    }
}

TEST_CASE("a burst that a pause ends is a scan too") {
    Keyboard keyboard;
    keyboard.digits("96385074", milliseconds{20});
    CHECK(keyboard.scans().empty());
    REQUIRE(keyboard.scanner().deadline());
    CHECK(*keyboard.scanner().deadline() == keyboard.now() + Scanner::gap_max + milliseconds{1});
    keyboard.wait(Scanner::gap_max + milliseconds{1});
    CHECK(keyboard.scans() == std::vector<std::string>{"96385074"});
    CHECK_FALSE(keyboard.scanner().deadline());
}

TEST_CASE("what a person types passes unchanged and in order") {
    Keyboard keyboard;
    keyboard.digits("0612345678", milliseconds{90});
    keyboard.press(scancode::enter, milliseconds{150});
    keyboard.wait(milliseconds{100});
    CHECK(keyboard.scans().empty());
    CHECK(keyboard.text() == "0612345678");
    CHECK(keyboard.keys(true) == 11);
    CHECK(keyboard.keys(false) == 11);
}

TEST_CASE("a few keys rolled over quickly are still a person's") {
    Keyboard keyboard;
    keyboard.digits("12345", milliseconds{5});
    keyboard.press(scancode::enter, milliseconds{5});
    CHECK(keyboard.scans().empty());
    CHECK(keyboard.text() == "12345");
    CHECK(keyboard.keys(true) == 6);
}

TEST_CASE("the code does not depend on the keyboard layout") {
    Keyboard keyboard;
    // On a French layout the row of digits types these.
    const std::vector<std::string> french = {"&", "é", "\"", "'", "(", "-", "è", "_", "ç"};
    for (std::uint32_t i = 0; i < 9; ++i) keyboard.press(scancode::digit_1 + i, milliseconds{6}, french[i]);
    for (std::uint32_t i = 0; i < 10; ++i) keyboard.press(scancode::keypad_1 + i, milliseconds{6});
    keyboard.press(scancode::enter, milliseconds{6});
    CHECK(keyboard.scans() == std::vector<std::string>{"1234567891234567890"});
}

TEST_CASE("letters keep their case and shift leaves no trace") {
    Keyboard keyboard;
    const auto shifted = [&](std::uint32_t key) {
        keyboard.feed(KeyEvent{.scancode = scancode::left_shift, .down = true, .at = keyboard.now()});
        keyboard.press(key, milliseconds{4}, "?", true);
        keyboard.feed(KeyEvent{.scancode = scancode::left_shift, .down = false, .at = keyboard.now()});
    };
    shifted(scancode::a + 20);
    shifted(scancode::a + 19);
    keyboard.press(scancode::digit_1, milliseconds{4}, "1");
    keyboard.press(scancode::minus, milliseconds{4}, "-");
    keyboard.digits("0017", milliseconds{4});
    keyboard.press(scancode::a, milliseconds{4}, "a");
    keyboard.press(scancode::enter, milliseconds{4});
    CHECK(keyboard.scans() == std::vector<std::string>{"UT1-0017a"});
    // Shift went down before the burst began; its going up follows.
    CHECK(keyboard.keys(true) == keyboard.keys(false));
    CHECK(keyboard.text().empty());
}

TEST_CASE("a key held down is no scan") {
    Keyboard keyboard;
    for (int i = 0; i < 20; ++i) {
        const BootTime at = keyboard.now() + milliseconds{30 * i};
        keyboard.feed(KeyEvent{.scancode = scancode::digit_1, .down = true, .repeated = i > 0, .at = at});
        keyboard.feed(TextEvent{"1", at});
    }
    keyboard.wait(milliseconds{2000});
    CHECK(keyboard.scans().empty());
    CHECK(keyboard.text() == std::string(20, '1'));
}

TEST_CASE("two scans after one another are two, and typing goes on after them") {
    Keyboard keyboard;
    keyboard.digits("8712345678906", milliseconds{3});
    keyboard.press(scancode::enter, milliseconds{3});
    keyboard.digits("96385074", milliseconds{3});
    keyboard.press(scancode::enter, milliseconds{3});
    keyboard.digits("42", milliseconds{120});
    keyboard.wait(milliseconds{120});
    CHECK(keyboard.scans() == std::vector<std::string>{"8712345678906", "96385074"});
    CHECK(keyboard.text() == "42");
}

TEST_CASE("touches pass at once while a scan is held") {
    Keyboard keyboard;
    keyboard.digits("871", milliseconds{3});
    keyboard.feed(PointerEvent{.phase = PointerPhase::down, .x = 5, .y = 6});
    REQUIRE(keyboard.seen().size() == 1);
    CHECK(std::holds_alternative<PointerEvent>(keyboard.seen().front()));
}

TEST_CASE("a burst without end is dropped, and memory stays bounded") {
    Keyboard keyboard;
    keyboard.digits(std::string(50'000, '7'), milliseconds{1});
    keyboard.press(scancode::enter, milliseconds{1});
    CHECK(keyboard.scans().empty());
    CHECK(keyboard.text().empty());
    keyboard.digits("96385074", milliseconds{100});
    keyboard.wait(milliseconds{100});
    CHECK(keyboard.text() == "96385074");
}

TEST_CASE("at any mixture of speeds every key is either typed or part of a scan") {
    std::mt19937 random{11};
    for (int round = 0; round < 200; ++round) {
        Keyboard keyboard;
        std::string all;
        for (int i = 0; i < 60; ++i) {
            const char digit = static_cast<char>('0' + random() % 10);
            keyboard.digits(std::string{digit}, milliseconds{random() % 80});
            all += digit;
        }
        keyboard.wait(milliseconds{100});
        std::string out;
        for (const InputEvent& event : keyboard.seen()) {
            if (const auto* text = std::get_if<TextEvent>(&event)) out += text->utf8;
            if (const auto* scan = std::get_if<ScanEvent>(&event)) out += scan->code;
        }
        CHECK(out == all);
    }
}
