#include "tests/webshops/vendure/vendure_server.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "tests/platform/http/http_client.hpp"
#include "tests/support/process.hpp"

namespace zuil::test {
namespace {

// The first start of all installs npm's packages and fills a shop.
constexpr std::chrono::seconds start_max{800};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts{""};
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

int port_of(const std::string& address) {
    const std::size_t colon = address.find(':', address.find("//"));
    return std::stoi(address.substr(colon + 1));
}

}  // namespace

VendureServer::VendureServer(OrderFields fields) : fields_{fields}, http_{make_curl_http()} {
    // What it says on the way, the first time, stands before it.
    const std::string output = start();
    const Json said = Json::parse(output.substr(std::min(output.find('{'), output.size())));
    shop_api_ = said["shop_api"];
    admin_api_ = said["admin_api"];
    api_key_ = said["api_key"];
    database_url_ = said["database"]["url"];
    port_ = port_of(shop_api_);
    const Json credentials{{"name", said["administrator"]}, {"password", said["password"]}};
    as_owner(
        "mutation($name: String!, $password: String!) { login(username: $name, password: $password) { __typename } }",
        to_text(credentials));
}

VendureServer::~VendureServer() {
    try {
        run({tool("down"), folder(), "--wipe"});
    } catch (const std::exception&) {
        // It ends by itself when this process has gone; a destructor has no better answer.
    }
}

std::string VendureServer::tool(std::string_view name) {
    return std::string{ZUIL_SOURCE_DIR "/tests/webshops/vendure/"}.append(name);
}

std::string VendureServer::folder() const { return folder_.path().string(); }

std::string VendureServer::start() const {
    const std::string plain = fields_ == OrderFields::absent ? "VENDURE_PLAIN=1" : "VENDURE_PLAIN=";
    return run({"env", plain, "VENDURE_OWNER_PID=" + std::to_string(::getpid()), tool("up"), folder()}, start_max);
}

void VendureServer::stop() const { run({tool("down"), folder()}); }

void VendureServer::seed(int products) const { run({tool("seed"), folder(), std::to_string(products)}); }

VendureOptions VendureServer::options() const {
    VendureOptions options;
    options.shop_api = shop_api_;
    options.admin_api = admin_api_;
    options.api_key = api_key_;
    options.fields.variant_gtin = "ean";
    options.fields.variant_list_price = "listPrice";
    options.fields.variant_lowest_price_30d = "lowestPrice30d";
    options.fields.product_rating = "rating";
    options.fields.product_rating_count = "ratingCount";
    options.fields.store_code = "storeCode";
    options.fields.store_address = {"street", "postcode", "city"};
    options.fields.customer_loyalty_number = "loyaltyNumber";
    if (fields_ == OrderFields::present) {
        options.fields.order_ref = "kioskRef";
        options.fields.order_pickup_code = "pickupCode";
        options.fields.order_pickup_store = "pickupStore";
    }
    options.phone_payment = {.create = "createPhonePaymentIntent",
                             .result = "PhonePaymentIntent",
                             .close = "closePhonePayment",
                             .method = "phone-payment",
                             .return_url = "https://shop.example/thanks"};
    options.hidden_facets = {"category"};
    options.stores_without_pickup = {StoreId{"WEB"}};
    return options;
}

VendureOptions VendureServer::options_through(int port) const {
    VendureOptions options = this->options();
    const std::string own = ":" + std::to_string(port_);
    const std::string other = ":" + std::to_string(port);
    options.shop_api.replace(options.shop_api.find(own), own.size(), other);
    options.admin_api.replace(options.admin_api.find(own), own.size(), other);
    return options;
}

std::vector<std::vector<std::string>> VendureServer::sql(std::string_view query) const {
    const std::string output = run({"psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-F", "\x1f", "-R", "\x1e",
                                    "-d", database_url_, "-c", std::string{query}});
    std::vector<std::vector<std::string>> rows;
    if (output.empty() || output == "\n") return rows;
    for (std::string& row : split(output, '\x1e')) {
        if (row.ends_with('\n')) row.pop_back();
        rows.push_back(split(row, '\x1f'));
    }
    return rows;
}

std::string VendureServer::sql_value(std::string_view query) const {
    const auto rows = sql(query);
    return rows.empty() ? "" : rows.front().front();
}

std::string VendureServer::as_owner(std::string_view query, std::string_view variables) {
    HttpRequest request{.method = HttpMethod::post, .url = admin_api_, .headers = {}, .body = ""};
    request.headers.emplace_back("content-type", "application/json");
    if (!owner_session_.empty()) request.headers.emplace_back("authorization", "Bearer " + owner_session_);
    request.body = to_text(Json{{"query", query}, {"variables", Json::parse(variables)}});
    const auto reply = ask(*http_, std::move(request));
    if (!reply) throw std::runtime_error{reply.error().detail};
    if (const auto session = reply->header("vendure-auth-token"); !session.empty()) owner_session_ = session;
    if (!reply->ok() || Json::parse(reply->body).contains("errors")) throw std::runtime_error{reply->body};
    return reply->body;
}

Order order_of(const VendureServer& server, int number, const std::vector<std::pair<std::string, int>>& articles) {
    Order order;
    order.ref = OrderRef{fmt::format("0190aaaa-0000-7000-8000-{:012}", number)};
    order.pickup_code = fmt::format("7K {:03}", number);
    order.ordered_in = order.pickup_store = StoreId{"UTR1"};
    order.language = "nl";
    std::int64_t total = 0;
    for (const auto& [sku, quantity] : articles) {
        const auto rows = server.sql(R"(select v.id, v."productId", p.price from product_variant v
            join product_variant_price p on p."variantId" = v.id where v.sku = ')" +
                                     sku + "'");
        const std::vector<std::string>& row = rows.at(0);
        const Money price = Money::from_minor(std::stoll(row.at(2)), Currency::eur);
        order.lines.push_back({ProductId{row.at(1)}, VariantId{row.at(0)}, sku, sku, quantity, price});
        total += price.minor() * quantity;
    }
    order.total = Money::from_minor(total, Currency::eur);
    return order;
}

std::string single_article(int n) { return fmt::format("Z{:06}-1", 5 * n); }

}  // namespace zuil::test
