#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "platform/display/bitmap.hpp"

// What a receipt printer reads and answers, as Epson's ESC/POS has it and others follow.
namespace zuil::escpos {

// The page as a picture, a dot for each pixel that is covered by half or more, then fed and cut. Its width is cut to
// whole bytes of eight dots.
std::string page(const Mask& page);

// "How are you": answered at once, whatever else is waiting, with one byte each.
enum class Status { printer = 1, offline_cause = 2, error_cause = 3, paper = 4 };
std::string ask(Status status);
// "Is there paper": answered in turn, when all that was sent before is printed.
std::string ask_in_turn();

// Whether a byte that came is an answer to the one or the other. Printers say other things by themselves.
bool is_status(std::uint8_t byte);
bool is_answer_in_turn(std::uint8_t byte);

// What keeps the printer from printing, by its four answers; a missing one says nothing.
enum class Trouble { none, no_paper, cover_open, broken };
struct Health {
    Trouble trouble = Trouble::none;
    bool paper_low = false;
};
using Answers = std::array<std::optional<std::uint8_t>, 4>;  // by Status, from `printer` on
Health health_of(const Answers& answers);
bool is_out_of_paper(std::uint8_t answer_in_turn);

}  // namespace zuil::escpos
