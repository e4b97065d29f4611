#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/fault_proxy.hpp"
#include "tests/support/tls_front.hpp"
#include "tests/webshops/medusa/medusa_real_shop.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int orders_total = 5;
constexpr int every_nth_fails = 5;
// Shorter than an answer that comes late.
constexpr auto order_deadline = 10s;

constexpr const char* settings_text = R"([shop]
name = "Proefwinkel"
languages = ["nl"]
ask_contact = false
[kiosk]
store = "UTR1"
code = "UT1"
[connector]
kind = "medusa"
server = "https://localhost:{port}"
ca_file = "cert.pem"
publishable_key_file = "publishable.key"
secret_key_file = "secret.key"
region = "{region}"
country = "nl"
stores_without_pickup = ["WEB"]
order_deadline_seconds = {order_deadline}
request_gap_milliseconds = 20
[connector.fields]
variant_lowest_price_30d = "lowest_price_30d"
store_code = "store_code"
[timeouts]
idle_seconds = 3600
idle_in_checkout_seconds = 3600
confirmation_seconds = 900
)";

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream{file};
    stream << text;
    if (!stream.flush()) throw std::runtime_error{file.string() + " cannot be written"};
}

// The kiosk in the store of Utrecht, and a line to its shop that spoils every fifth request for as long as it is told
// to.
class SpoiltKiosk {
public:
    SpoiltKiosk() {
        const MedusaOptions options = real.options();
        write_text(folder_ / "publishable.key", options.publishable_key);
        write_text(folder_ / "secret.key", options.secret_key);
        write_text(folder_ / "zuil.toml",
                   fmt::format(settings_text, fmt::arg("port", tls_.port()), fmt::arg("region", options.region),
                               fmt::arg("order_deadline", order_deadline.count())));
    }

    Kiosk::Options options() const {
        return {.run_by = {},
                .arguments = {"--config", (folder_ / "zuil.toml").string(), "--presenter", "software"},
                .data = folder_ / "data",
                .environment = {}};
    }
    void spoil() { spoils_ = true; }
    void mend() { spoils_ = false; }
    std::map<Fault, int> faults() const { return proxy_.injected(); }

    MedusaRealShop real;

private:
    Fault next_fault() {
        if (!spoils_ || ++requests_ % every_nth_fails != 0) return Fault::none;
        return all_faults[static_cast<std::size_t>(requests_ / every_nth_fails) % std::size(all_faults)];
    }
    static std::filesystem::path with_certificate(const TemporaryFolder& folder) {
        make_certificate(folder.path(), "localhost");
        return folder.path();
    }

    std::atomic<bool> spoils_{false};
    int requests_ = 0;  // used by one thread of the proxy at a time
    TemporaryFolder folder_;
    FaultProxy proxy_{real.port(), order_deadline + 2s, [this](std::string_view) { return next_fault(); }};
    TlsFront tls_{proxy_.port(), with_certificate(folder_)};
};

struct Article {
    std::string sku;
    std::string name;
    std::string ean;
};

// Of a single variant each, with enough of them in every store.
std::vector<Article> articles_to_sell(MedusaRealShop& real) {
    std::vector<Article> articles;
    for (const auto& row : real.sql(fmt::format(
             R"(select v.sku, p.title, v.ean from product_variant v join product p on p.id = v.product_id
                where v.ean <> '' and v.sku like 'Z%' and v.deleted_at is null and p.deleted_at is null
                    and p.status = 'published'
                    and (select count(*) from product_variant o where o.product_id = p.id) = 1
                order by v.sku limit {})",
             orders_total))) {
        real.set_stock(row.at(0), 10);
        articles.push_back({row.at(0), row.at(1), row.at(2)});
    }
    if (std::ssize(articles) < orders_total) throw std::runtime_error{"the test shop has too few articles; seed it"};
    return articles;
}

std::string order_article(XDisplay& display, Kiosk& kiosk, const Article& article) {
    Shopper shopper{display, kiosk, "medusa"};
    shopper.scan(article.ean, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.choose_pickup();
    shopper.place_order();
    const std::string code = kiosk.wait_for("pickup-code").value;
    shopper.leave();
    return code;
}

}  // namespace

TEST_CASE("the real program's orders reach a real Medusa once each, through TLS and a line with every fault") {
    SpoiltKiosk spoilt;
    spoilt.real.seed(60);
    const std::vector<Article> articles = articles_to_sell(spoilt.real);
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, spoilt.options()};
    kiosk.wait_until([&](const auto&) { return kiosk.is_filled(); }, "the whole catalogue", 180s);
    kiosk.wait_for("attract/begin");
    spoilt.spoil();
    std::vector<std::string> codes;
    for (const Article& article : articles) codes.push_back(order_article(display, kiosk, article));
    const auto have_arrived = [&](const auto&) {
        const nlohmann::json said = kiosk.status();
        return said.contains("orders") && said["orders"]["confirmed"] == orders_total && said["orders"]["owed"] == 0;
    };
    const auto was_spoilt_enough = [&](const auto& nodes) {
        const auto seen = spoilt.faults();
        return have_arrived(nodes) || std::ranges::all_of(all_faults, [&](Fault one) { return seen.contains(one); });
    };
    kiosk.wait_until(was_spoilt_enough, "each fault once", 300s);
    spoilt.mend();
    kiosk.wait_until(have_arrived, "all orders at the shop", 400s);

    for (const auto& [fault, count] : spoilt.faults()) fmt::print("{:>18}: {}\n", to_string(fault), count);
    for (std::size_t at = 0; at < articles.size(); ++at) {
        INFO(articles[at].sku << ", " << codes[at]);
        const auto booked = spoilt.real.bookings(articles[at].sku);
        REQUIRE(booked.size() == 1);
        CHECK(booked.front().second == articles[at].sku + " x 1");
        CHECK(spoilt.real.told(booked.front().first).find(codes[at]) != std::string::npos);
        CHECK(spoilt.real.kept(booked.front().first) == std::vector{articles[at].sku + " x 1 in UTR1"});
    }
    CHECK(spoilt.real.placed_orders() == orders_total);
}

}  // namespace zuil::test
