#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/kiosk.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {

// What a test changes of the usual set-up.
struct VendureSetup {
    int port = 0;                   // of a proxy in front of the shop; 0: the shop's own
    std::filesystem::path ca_file;  // of what speaks TLS on that port; empty: it does not
    bool asks_contact = true;
    bool pays_on_phone = false;
    int printer_port = 0;  // of the pick-up desk's printer; 0: it has none
    std::chrono::milliseconds request_gap{20};
};

// The kiosk in the store of Utrecht (UTR1) of a test shop: its configuration as a merchant would write it, its data.
class VendureKiosk {
public:
    VendureKiosk(const VendureServer& server, const VendureSetup& setup);

    // Takes effect with the next start.
    void set_up(const VendureServer& server, const VendureSetup& setup) const;
    Kiosk::Options options(int width, int height) const;
    std::filesystem::path data() const { return folder_ / "data"; }

private:
    TemporaryFolder folder_;
};

// An order as the shop's own tables have it.
struct PlacedOrder {
    std::string code;   // the shop's
    std::string told;   // what its staff read of reference, pick-up code and store: custom fields, or the note
    std::string lines;  // "Z000005-1 x 2, Z000010-1 x 1"
};
// Every order that is binding, past Vendure and past the connector.
std::vector<PlacedOrder> placed_orders(const VendureServer& server);
// Those whose staff read this text, such as a pick-up code.
std::vector<PlacedOrder> placed_orders(const VendureServer& server, const std::string& text);

// An article with an EAN and a single variant.
struct ShopArticle {
    std::string sku;
    std::string name;  // in English
    std::string ean;
};
std::vector<ShopArticle> articles_with_ean(const VendureServer& server, int count);

}  // namespace zuil::test
