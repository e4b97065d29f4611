#include "platform/scanner/scanner.hpp"

#include <string_view>

#include "platform/secrets/wiping.hpp"

namespace zuil {
namespace {

bool is_shift(std::uint32_t key) { return key == scancode::left_shift || key == scancode::right_shift; }

bool ends_code(std::uint32_t key) {
    return key == scancode::enter || key == scancode::keypad_enter || key == scancode::tab;
}

// What the key types on a US keyboard, or nothing.
std::optional<char> character_of(std::uint32_t key, bool shift) {
    const auto from = [key](std::string_view characters, std::uint32_t first) -> std::optional<char> {
        if (key < first || key - first >= characters.size()) return std::nullopt;
        return characters[key - first];
    };
    if (key <= scancode::z)
        return from(shift ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "abcdefghijklmnopqrstuvwxyz", scancode::a);
    if (key <= scancode::digit_0) return from(shift ? "!@#$%^&*()" : "1234567890", scancode::digit_1);
    if (key <= scancode::backslash) return from(shift ? " _+{}|" : " -=[]\\", scancode::space);
    if (key <= scancode::slash) return from(shift ? ":\"~<>?" : ";'`,./", scancode::semicolon);
    return from("/*-+\n1234567890.", scancode::keypad_divide);
}

}  // namespace

void Scanner::feed(const InputEvent& event, std::vector<InputEvent>& out) {
    if (const auto* key = std::get_if<KeyEvent>(&event)) {
        // A long frame between two keys is no pause of whoever types them.
        expire(key->at - key->unseen_max, out);
        key->down ? key_down(*key, out) : key_up(*key, out);
    } else if (std::holds_alternative<TextEvent>(event) && !code_.empty()) {
        hold(event);
    } else {
        out.push_back(event);
    }
}

void Scanner::key_down(const KeyEvent& key, std::vector<InputEvent>& out) {
    if (is_shift(key.scancode)) {
        return code_.empty() ? out.push_back(key) : hold(key);
    }
    if (ends_code(key.scancode) && code_.size() >= code_length_min) {
        swallowed_.insert(key.scancode);
        return finish(out);
    }
    const std::optional<char> character = character_of(key.scancode, key.shift);
    if (!character || ends_code(key.scancode) || key.control || key.alt || key.repeated) {
        pass_on(out);
        out.emplace_back(key);
        return;
    }
    if (code_.size() <= code_length_max) code_ += *character;
    last_ = key.at;
    hold(key);
}

void Scanner::key_up(const KeyEvent& key, std::vector<InputEvent>& out) {
    if (swallowed_.erase(key.scancode) > 0) return;
    code_.empty() ? out.push_back(key) : hold(key);
}

// Each character brings at most its key down and up, shift down and up, and its text.
void Scanner::hold(const InputEvent& event) {
    if (held_.size() < code_length_max * 5) held_.push_back(event);
}

void Scanner::expire(BootTime now, std::vector<InputEvent>& out) {
    if (code_.empty() || now - last_ <= gap_max) return;
    code_.size() >= code_length_min ? finish(out) : pass_on(out);
}

std::optional<BootTime> Scanner::deadline() const {
    if (code_.empty()) return std::nullopt;
    return last_ + gap_max + std::chrono::milliseconds{1};
}

void Scanner::forget() {
    replace_wiped(held_);
    replace_wiped(code_);
}

void Scanner::finish(std::vector<InputEvent>& out) {
    for (const InputEvent& event : held_) {
        const auto* key = std::get_if<KeyEvent>(&event);
        if (key == nullptr) continue;
        if (key->down) {
            swallowed_.insert(key->scancode);
        } else if (swallowed_.erase(key->scancode) == 0) {
            // Went down before the scan began, so whoever saw that waits for this.
            out.push_back(event);
        }
    }
    if (code_.size() <= code_length_max) out.emplace_back(ScanEvent{code_, last_});
    held_.clear();
    code_.clear();
}

void Scanner::pass_on(std::vector<InputEvent>& out) {
    out.insert(out.end(), held_.begin(), held_.end());
    held_.clear();
    code_.clear();
}

}  // namespace zuil
