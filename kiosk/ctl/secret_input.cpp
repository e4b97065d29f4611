#include "kiosk/ctl/secret_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace zuil {
namespace {

constexpr std::size_t digits_least = 6;
constexpr std::size_t digits_most = 12;

// What is typed is not shown, for as long as this lives.
class QuietTerminal {
public:
    QuietTerminal() : is_terminal_{is_typed() && ::tcgetattr(STDIN_FILENO, &before_) == 0} {
        if (!is_terminal_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal() {
        if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

// "345678", "876543"
bool is_run(std::string_view digits) {
    const int step = digits[1] - digits[0];
    if (step < -1 || step > 1) return false;
    return std::ranges::adjacent_find(digits, [&](char one, char next) { return next - one != step; }) == digits.end();
}

}  // namespace

std::optional<SecretText> read_secret(const std::string& question) {
    std::string line;
    {
        const QuietTerminal terminal;
        if (terminal.is_terminal()) std::cerr << question << ": " << std::flush;
        if (!std::getline(std::cin, line)) return std::nullopt;
        if (terminal.is_terminal()) std::cerr << '\n';
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return SecretText::take(line);
}

bool is_typed() { return ::isatty(STDIN_FILENO) == 1; }

std::string weakness_of_pin(const SecretText& pin) {
    const std::string_view digits = pin.view();
    if (digits.find_first_not_of("0123456789") != digits.npos) return "a PIN has digits only";
    if (digits.size() < digits_least) return "a PIN has 6 digits at least";
    if (digits.size() > digits_most) return "a PIN has 12 digits at most";
    if (is_run(digits)) return "digits in a row are the first that others try; choose another PIN";
    return {};
}

}  // namespace zuil
