#include "platform/printer/escpos.hpp"

#include <algorithm>

namespace zuil::escpos {
namespace {

// Rows in one command: what the smallest buffers take.
constexpr int band_rows = 128;
constexpr int dots_per_byte = 8;
constexpr std::uint8_t half_covered = 128;

char low(int number) { return static_cast<char>(number & 0xFF); }
char high(int number) { return static_cast<char>(number >> 8 & 0xFF); }

void add_band(std::string& bytes, const Mask& page, int from, int rows) {
    const int row_bytes = page.width() / dots_per_byte;
    bytes += {'\x1D', 'v', '0', '\0', low(row_bytes), high(row_bytes), low(rows), high(rows)};
    for (int y = from; y < from + rows; ++y) {
        for (int byte = 0; byte < row_bytes; ++byte) {
            unsigned dots = 0;
            for (int bit = 0; bit < dots_per_byte; ++bit) {
                dots = dots << 1U | (page.at(byte * dots_per_byte + bit, y) >= half_covered ? 1U : 0U);
            }
            bytes += static_cast<char>(dots);
        }
    }
}

bool has(const std::optional<std::uint8_t>& answer, unsigned bits) { return answer && (*answer & bits) != 0; }

}  // namespace

std::string page(const Mask& page) {
    // Begin anew, and say nothing unasked.
    std::string bytes{'\x1B', '@', '\x1D', 'a', '\0'};
    for (int y = 0; y < page.height(); y += band_rows) add_band(bytes, page, y, std::min(band_rows, page.height() - y));
    // Fed as far as the knife, and cut.
    bytes += {'\x1D', 'V', 'B', '\0'};
    return bytes;
}

std::string ask(Status status) { return {'\x10', '\x04', static_cast<char>(status)}; }

std::string ask_in_turn() { return {'\x1D', 'r', '\x01'}; }

bool is_status(std::uint8_t byte) { return (byte & 0x93U) == 0x12U; }

bool is_answer_in_turn(std::uint8_t byte) { return (byte & 0x90U) == 0; }

Health health_of(const Answers& answers) {
    const auto& [printer, offline, error, paper] = answers;
    Health health{.paper_low = has(paper, 0x0CU)};
    if (has(paper, 0x60U) || has(offline, 0x20U)) {
        health.trouble = Trouble::no_paper;
    } else if (has(offline, 0x04U)) {
        health.trouble = Trouble::cover_open;
    } else if (has(offline, 0x40U) || has(error, 0x68U) || has(printer, 0x08U)) {
        // An error of its own, its knife, or it is switched off line.
        health.trouble = Trouble::broken;
    }
    return health;
}

bool is_out_of_paper(std::uint8_t answer_in_turn) { return (answer_in_turn & 0x0CU) != 0; }

}  // namespace zuil::escpos
