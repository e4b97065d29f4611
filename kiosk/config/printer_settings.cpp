#include "kiosk/config/printer_settings.hpp"

#include "kiosk/config/toml_table.hpp"
#include "platform/printer/receipt_printer.hpp"

namespace zuil {

std::optional<PrinterSettings> read_printer(TomlTable table) {
    if (!table.present()) return std::nullopt;
    PrinterSettings printer;
    if (auto address = parse_printer_address(table.text("address"))) {
        printer.address = *std::move(address);
    } else {
        table.complain("address", R"(is a device such as "/dev/usb/lp0", or an address such as "10.0.0.9:9100")");
    }
    printer.paper_mm = static_cast<int>(table.integer_or("paper_mm", 58, 80, printer.paper_mm));
    if (printer.paper_mm != 80 && printer.paper_mm != 58) table.complain("paper_mm", "is 80 or 58");
    table.refuse_unknown();
    return printer;
}

}  // namespace zuil
