#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "kiosk/config/settings.hpp"

namespace zuil {
namespace {

using Catch::Matchers::ContainsSubstring;

Result<Settings> with_printer(const std::string& table) {
    return parse_settings(
        "[shop]\nname = \"Vonk & Veer\"\n[kiosk]\nstore = \"utrecht\"\ncode = \"UT1\"\n"
        "[connector]\nkind = \"feed\"\nurl = \"feed.json\"\n" +
            table,
        "/etc/zuil/zuil.toml");
}

std::string printer_complaint(const std::string& table) {
    const auto settings = with_printer("[printer]\n" + table);
    REQUIRE_FALSE(settings);
    return settings.error().detail;
}

}  // namespace

TEST_CASE("the desk's printer is a device or an address, on a roll that there is") {
    CHECK_FALSE(with_printer("")->printer);
    const auto network = with_printer("[printer]\naddress = \"10.0.0.9:9100\"\n");
    REQUIRE(network);
    CHECK(network->printer->address == PrinterAddress{LanAddress{.host = "10.0.0.9", .port = 9100}});
    CHECK(network->printer->paper_mm == 80);
    const auto device = with_printer("[printer]\naddress = \"/dev/usb/lp0\"\npaper_mm = 58\n");
    REQUIRE(device);
    CHECK(device->printer->address == PrinterAddress{std::filesystem::path{"/dev/usb/lp0"}});
    CHECK(device->printer->paper_mm == 58);

    CHECK_THAT(printer_complaint(""), ContainsSubstring("'printer.address' is missing"));
    CHECK_THAT(printer_complaint("address = \"lp0\"\n"), ContainsSubstring("is a device such as"));
    CHECK_THAT(printer_complaint("address = \"printer.example:9100\"\n"), ContainsSubstring("is a device such as"));
    CHECK_THAT(printer_complaint("address = \"/dev/usb/lp0\"\npaper_mm = 70\n"), ContainsSubstring("is 80 or 58"));
    CHECK_THAT(printer_complaint("address = \"/dev/usb/lp0\"\nbaud = 9600\n"), ContainsSubstring("is not a setting"));
}

}  // namespace zuil
