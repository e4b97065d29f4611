#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>

#include <filesystem>

#include "platform/base/result.hpp"
#include "platform/lan/lan.hpp"

namespace zuil {

// Where a printer is: a device such as /dev/usb/lp0, or its own address on the network.
using PrinterAddress = std::variant<std::filesystem::path, LanAddress>;

// The connection to a printer, for one page. Nothing of it waits longer than it is told.
class PrinterLine {
public:
    using Wait = std::chrono::milliseconds;

    // `stop`: a descriptor that can be read from once nothing is to be waited for any more. device_fault: nobody is
    // there.
    static Result<PrinterLine> open(const PrinterAddress& address, int stop, Wait most);
    PrinterLine(PrinterLine&& other) noexcept;
    PrinterLine& operator=(PrinterLine&&) = delete;
    ~PrinterLine();

    // device_fault: it took nothing of the rest for that long, or is gone.
    Status write(std::string_view bytes, Wait stalled_most);
    // The next byte that `is_meant` takes; others are dropped. Absent: none came in that time.
    std::optional<std::uint8_t> read(const std::function<bool(std::uint8_t)>& is_meant, Wait most);
    // Sees to it that what was written arrives, before the line is cut.
    void finish(Wait most);

private:
    PrinterLine(int file, int stop, bool is_socket) : file_{file}, stop_{stop}, is_socket_{is_socket} {}
    bool ready(short events, Wait most) const;

    int file_;
    int stop_;
    bool is_socket_;
};

}  // namespace zuil
