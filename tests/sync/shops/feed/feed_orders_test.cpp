#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <mutex>

#include "platform/base/clock.hpp"
#include "platform/files/files.hpp"
#include "sync/shops/feed/feed_shop.hpp"
#include "sync/shops/feed/order_document.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/shops/feed/feed_test_order.hpp"
#include "tests/sync/shops/feed/feed_test_shop.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using Found = OrderInspection::Found;
using Handover = FeedOptions::Handover;
using test::an_order;
using test::ScriptedServer;
using test::ServedAnswer;
using test::ServedRequest;
using test::wait_for;

struct OrderFixture {
    ManualClock clock{WallTime{1'700'000'000s}};
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;

    OrderFixture(Handover handover, const std::string& orders_to, const std::string& authorization = "") {
        shop = make_feed_shop(*http, clock,
                              {.index_url = "file:///nowhere/feed.json",
                               .orders_to = orders_to,
                               .orders_authorization = authorization,
                               .handover = handover});
    }

    Result<PreparedOrder> prepare(const OrderRequest& request) {
        return wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(request, done); });
    }
    Result<PlacedOrder> commit(const OrderRequest& request) {
        return wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(request, done); });
    }
    Result<OrderInspection> inspect(const OrderRequest& request) {
        return wait_for<OrderInspection>(*http, [&](auto done) { shop->inspect_order(request, done); });
    }
    // An order whose handle is known.
    OrderRequest prepared(const std::string& ref) {
        OrderRequest request = an_order(ref);
        request.handle = prepare(request).value().handle;
        return request;
    }
};

// What a receiver of orders keeps by name, as a server with PUT does.
struct Shelf {
    std::mutex mutex;
    std::map<std::string, std::string> documents;
    int puts = 0;
    bool loses_replies = false;

    ServedAnswer answer(const ServedRequest& request) {
        const std::lock_guard guard{mutex};
        if (request.method == "PUT") {
            ++puts;
            documents[request.target] = request.body;
            if (loses_replies) return {.cut_after = 0, .resets = true};
            return {.status = 201};
        }
        const auto found = documents.find(request.target);
        if (found == documents.end()) return {.status = 404};
        return {.body = found->second};
    }
};

}  // namespace

TEST_CASE("an order goes into a folder once, however often it is handed over") {
    const TemporaryFolder folder;
    OrderFixture world{Handover::folder, (folder / "orders").string()};
    CHECK(world.shop->traits().takes_orders_offline);
    const OrderRequest order = world.prepared("0190f3a2-7c1b");
    CHECK(order.handle == "0190f3a2-7c1b.json");
    CHECK(world.prepared("0190f3a2-7c1b").handle == order.handle);
    CHECK(world.inspect(order).value().found == Found::not_placed);

    CHECK(world.commit(order).value().shop_order == "0190f3a2-7c1b");
    CHECK(world.commit(order).has_value());
    CHECK(list_folder(folder / "orders").value().size() == 1);
    CHECK(read_file(folder / "orders" / order.handle, 10'000) == feed::write_order(order));
    CHECK(world.inspect(order).value().found == Found::placed);

    // Who takes it in leaves a status and clears the document away.
    test::write(folder / "orders" / "0190f3a2-7c1b.status.json", R"({"ref":"0190f3a2-7c1b","status":"ready"})");
    REQUIRE(remove_file(folder / "orders" / order.handle).has_value());
    CHECK(world.inspect(order).value().found == Found::placed);
    CHECK(world.inspect(order).value().status == "ready");
    test::write(folder / "orders" / "0190f3a2-7c1b.status.json", R"({"ref":"0190f3a2-7c1b","cancelled":true})");
    CHECK(world.inspect(order).value().found == Found::cancelled);
}

TEST_CASE("a folder that cannot be written is said, and the order is still owed") {
    const TemporaryFolder folder;
    test::write(folder / "orders", "a file where the folder should be");
    OrderFixture world{Handover::folder, (folder / "orders").string()};
    const OrderRequest order = world.prepared("0190f3a2-7c1b");
    CHECK(is_transient(world.commit(order).error().code));
    std::filesystem::remove(folder / "orders");
    CHECK(world.commit(order).has_value());
}

TEST_CASE("what is not this order's is never taken for it") {
    const TemporaryFolder folder;
    OrderFixture world{Handover::folder, folder.path().string()};
    OrderRequest order = world.prepared("a-1");
    test::write(folder / "a-1.json", R"({"ref":"b-2"})");
    CHECK(world.inspect(order).error().code == Errc::shop_fault);
    test::write(folder / "a-1.status.json", R"({"ref":"b-2","cancelled":true})");
    CHECK(world.inspect(order).error().code == Errc::shop_fault);
    REQUIRE(remove_file(folder / "a-1.status.json").has_value());
    order.handle = "b-2.json";
    CHECK(world.commit(order).error().code == Errc::bad_data);
    CHECK(world.prepare(an_order("../escape")).error().code == Errc::bad_data);
    CHECK(list_folder(folder.path()).value().size() == 1);
    OrderFixture takes_none{Handover::folder, ""};
    CHECK(takes_none.prepare(an_order("a-1")).error().code == Errc::refused);
    CHECK(wait_for<PlacedOrder>(*world.http, [&](auto done) { world.shop->cancel_order(order, done); }).error().code ==
          Errc::refused);
}

TEST_CASE("a lost reply to a PUT is cleared up by asking, and repeating it books nothing twice") {
    Shelf shelf;
    ScriptedServer server{[&](const ServedRequest& request) { return shelf.answer(request); }};
    OrderFixture world{Handover::put, server.url("/orders"), "Bearer secret"};
    CHECK_FALSE(world.shop->traits().takes_orders_offline);
    const OrderRequest order = world.prepared("a-1");
    CHECK(world.inspect(order).value().found == Found::not_placed);

    shelf.loses_replies = true;
    const auto unknown = world.commit(order);
    REQUIRE_FALSE(unknown.has_value());
    CHECK(is_transient(unknown.error().code));
    CHECK(world.inspect(order).value().found == Found::placed);

    shelf.loses_replies = false;
    CHECK(world.commit(order).has_value());
    CHECK(shelf.puts >= 2);
    CHECK(shelf.documents == std::map<std::string, std::string>{{"/orders/a-1.json", feed::write_order(order)}});
    for (const ServedRequest& request : server.requests()) CHECK(request.header("Authorization") == "Bearer secret");
}

TEST_CASE("a POST carries its key and its reference, and the shop's number comes back") {
    ScriptedServer server{[](const ServedRequest& request) {
        if (request.method == "GET") return ServedAnswer{.status = 405};
        return ServedAnswer{.status = 201, .body = R"({"shop_order":"W-20441"})"};
    }};
    OrderFixture world{Handover::post, server.url("/inbox")};
    const OrderRequest order = world.prepared("a-1");
    CHECK(world.inspect(order).value().found == Found::not_placed);
    CHECK(world.commit(order).value().shop_order == "W-20441");
    const ServedRequest sent = server.requests().back();
    CHECK(sent.method == "POST");
    CHECK(sent.target == "/inbox");
    CHECK(sent.header("Idempotency-Key") == "a-1");
    CHECK(sent.header("Content-Type") == "application/json");
    CHECK(sent.body == feed::write_order(order));
}

TEST_CASE("a log-in page that answers in place of the receiver has taken no order, and refused none") {
    ServedAnswer page;
    ScriptedServer server{[&](const ServedRequest&) { return page; }};
    for (const Handover handover : {Handover::put, Handover::post}) {
        OrderFixture world{handover, server.url("/orders")};
        const OrderRequest order = world.prepared("a-1");
        for (const int status : {200, 201, 400, 422}) {
            INFO(status);
            page = {.status = status, .headers = {{"Content-Type", "text/html"}}, .body = "Please log in."};
            CHECK(world.commit(order).error().code == Errc::shop_fault);
            page = {.status = status, .body = "\r\n<!DOCTYPE html><title>Guest network</title>"};
            CHECK(world.commit(order).error().code == Errc::shop_fault);
        }
        page = {.status = 200, .body = "taken"};
        CHECK(world.commit(order).has_value());
    }
}

TEST_CASE("only an answer about this order ends it") {
    int status = 0;
    ScriptedServer server{[&](const ServedRequest&) {
        return ServedAnswer{.status = status, .body = R"({"reason":"Artikel 402817 is uit de handel."})"};
    }};
    OrderFixture world{Handover::put, server.url("/orders")};
    const OrderRequest order = world.prepared("a-1");
    const auto ends_as = [&](int answered) {
        status = answered;
        return world.commit(order).error();
    };
    for (const int refused : {400, 415, 422}) CHECK(ends_as(refused).code == Errc::refused);
    CHECK(ends_as(422).detail == "Artikel 402817 is uit de handel.");
    CHECK(ends_as(409).code == Errc::conflict);
    // A password that ran out or an address that moved is no reason to lose an order.
    for (const int key : {401, 403}) CHECK(ends_as(key).code == Errc::no_access);
    for (const int later : {404, 429, 500, 502, 503}) CHECK(ends_as(later).code == Errc::shop_fault);
    status = 500;
    CHECK(world.inspect(order).error().code == Errc::shop_fault);
}

}  // namespace zuil
