#include "platform/lan/lan.hpp"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <mutex>

namespace zuil {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// A place on this machine's own loopback: nothing leaves it.
class Place {
public:
    explicit Place(const std::string& service, std::vector<LanAddress> peers = {})
        : lan{make_lan({.service = service,
                        .network_interface = "lo",
                        .peers = std::move(peers),
                        .wake =
                            [this] {
                                {
                                    const std::lock_guard lock{mutex_};
                                    news_ = true;
                                }
                                woken_.notify_one();
                            }})
                  .value()} {}

    // Sleeps until woken, and looks then.
    bool wait_until(const std::function<bool()>& holds, std::chrono::seconds most = 10s) {
        const auto until = steady_clock::now() + most;
        while (!holds()) {
            std::unique_lock lock{mutex_};
            if (!woken_.wait_until(lock, until, [this] { return news_; })) return false;
            news_ = false;
        }
        return true;
    }
    std::string next_message() {
        std::vector<LanMessage> taken;
        wait_until([&] {
            taken = lan->take();
            return !taken.empty();
        });
        if (taken.empty()) return {};
        heard_from = taken.front().from;
        return taken.front().bytes;
    }

    LanAddress heard_from;

private:
    std::mutex mutex_;
    std::condition_variable woken_;
    bool news_ = false;

public:
    std::unique_ptr<Lan> lan;  // last: it wakes the others until it ends
};

}  // namespace

TEST_CASE("programs of one kind find each other by DNS-SD, and hear each other") {
    Place one{"_zuil-proef._udp"};
    auto two = std::make_unique<Place>("_zuil-proef._udp");
    Place other_kind{"_zuil-anders._udp"};
    REQUIRE(one.wait_until([&] { return one.lan->peers().size() == 1; }));
    REQUIRE(two->wait_until([&] { return two->lan->peers().size() == 1; }));
    CHECK(other_kind.lan->peers().empty());
    one.lan->send(one.lan->peers().front(), "hello");
    CHECK(two->next_message() == "hello");
    two->lan->send(two->heard_from, "and to you");
    CHECK(one.next_message() == "and to you");
    // It takes its leave.
    two.reset();
    CHECK(one.wait_until([&] { return one.lan->peers().empty(); }));
}

TEST_CASE("where no multicast gets through, addresses that are given do") {
    Place two{"_zuil-proef-3._udp"};
    Place one{"_zuil-proef-2._udp", {{"127.0.0.1", two.lan->port()}}};
    CHECK(one.lan->peers() == std::vector<LanAddress>{{"127.0.0.1", two.lan->port()}});
    one.lan->send(one.lan->peers().front(), "hello");
    CHECK(two.next_message() == "hello");
    CHECK(two.heard_from == LanAddress{"127.0.0.1", one.lan->port()});
}

TEST_CASE("what is no address of IPv4 with a port is refused") {
    CHECK(parse_lan_address("10.0.0.5:7411").value() == LanAddress{"10.0.0.5", 7411});
    for (const char* text : {"", "10.0.0.5", "10.0.0.5:", "10.0.0.5:0", "10.0.0.5:70000", "kiosk:7411", "[::1]:7411"})
        CHECK_FALSE(parse_lan_address(text).has_value());
    CHECK_FALSE(make_lan({.service = "_zuil-proef._udp", .network_interface = "no-such0", .peers = {}, .wake = [] {}})
                    .has_value());
}

}  // namespace zuil
