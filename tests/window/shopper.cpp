#include "tests/window/shopper.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/support/codes.hpp"

namespace zuil::test {

std::filesystem::path screenshots_folder() {
    const std::filesystem::path folder = std::filesystem::path{ZUIL_BINARY_DIR} / "screenshots";
    std::filesystem::create_directories(folder);
    return folder;
}

Shopper::Shopper(XDisplay& display, Kiosk& kiosk, std::string pictures)
    : display_{display}, kiosk_{kiosk}, pictures_{std::move(pictures)} {}

void Shopper::show(const std::string& name) {
    if (pictures_.empty()) return;
    kiosk_.wait_until_still();
    display_.screenshot((screenshots_folder() / (pictures_ + "-" + name + ".png")).string());
}

void Shopper::begin() {
    kiosk_.wait_for("attract/begin");
    show("01-attract");
    kiosk_.tap("attract/begin");
    kiosk_.wait_for("screen/home");
    kiosk_.wait_for("category/");
    show("02-home");
}

void Shopper::find_article() {
    kiosk_.tap("category/");
    kiosk_.wait_for("card/");
    show("03-listing");
    kiosk_.tap("card/");
    kiosk_.wait_for("product/add");
    show("05-product");
}

void Shopper::scan(const std::string& ean, const std::string& expected) {
    const auto is_open = [&](const std::vector<Node>& nodes) {
        return std::ranges::any_of(
            nodes, [&](const Node& node) { return node.id == "product/name" && node.name == expected; });
    };
    // Where nothing comes of it one scans again: on a machine that is very busy the keys of a reader may arrive as
    // slowly as a person's.
    constexpr int tries = 3;
    for (int n = 1; n < tries; ++n) {
        display_.scan(ean);
        if (kiosk_.comes_to(is_open, std::chrono::seconds{5})) return;
    }
    display_.scan(ean);
    kiosk_.wait_until(is_open, "the article " + expected);
}

void Shopper::put_in_basket() {
    kiosk_.tap("product/add");
    kiosk_.tap("nav/basket");
    kiosk_.wait_for("basket/order");
    show("07-basket");
}

void Shopper::begin_order() {
    kiosk_.tap("basket/order");
    kiosk_.wait_for("checkout/on");
}

void Shopper::stay_unknown() {
    kiosk_.wait_for("contact/none");
    show("08-identify");
    kiosk_.tap("contact/none");
    kiosk_.tap("checkout/on");
    kiosk_.wait_for("screen/pickup");
}

void Shopper::give_phone(const std::string& number) {
    kiosk_.type(number);
    show("08-identify");
    kiosk_.tap("checkout/on");
    kiosk_.wait_for("screen/pickup");
}

void Shopper::choose_pickup(const std::string& store) {
    kiosk_.wait_for("store/");
    if (!store.empty()) kiosk_.tap("store/" + store);
    show("09-pickup");
    kiosk_.tap("checkout/on");
    kiosk_.wait_for("payment/order");
    show("10-payment");
}

void Shopper::place_order() {
    kiosk_.tap("payment/order");
    kiosk_.wait_for("pickup-code");
    show("11-confirmation");
}

Receipt Shopper::read_receipt() {
    Receipt receipt{.code = kiosk_.wait_for("pickup-code").value};
    // A code that is still sliding in is read by the next look.
    const auto is_readable = [&](const auto&) {
        const ScreenPicture seen = display_.picture();
        auto codes = read_codes(seen.grey(), seen.width, seen.height);
        receipt.qr = codes["QR-Code"];
        receipt.bars = codes["CODE-128"];
        return !receipt.qr.empty() && !receipt.bars.empty();
    };
    kiosk_.wait_until(is_readable, "a QR code and a barcode that a reader reads");
    return receipt;
}

void Shopper::look_at_order() {
    kiosk_.tap("my-order");
    kiosk_.wait_for("my-order/title");
    show("13-my-order");
}

void Shopper::go_back_to_code() {
    kiosk_.tap("nav/back");
    kiosk_.wait_for("pickup-code");
}

void Shopper::leave() {
    kiosk_.tap("done");
    kiosk_.wait_for("attract/begin");
}

}  // namespace zuil::test
