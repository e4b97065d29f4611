#pragma once

#include <optional>

#include "platform/printer/printer_line.hpp"

namespace zuil {

class TomlTable;

// The printer of the pick-up desk.
struct PrinterSettings {
    PrinterAddress address;
    int paper_mm = 80;  // how wide the roll is: 80 or 58
};

// [printer]; absent where there is none.
std::optional<PrinterSettings> read_printer(TomlTable table);

}  // namespace zuil
