#include "kiosk/engine/secret_hasher.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

using namespace zuil;
using namespace std::chrono_literals;

namespace {

constexpr auto salt = "000102030405060708090a0b0c0d0e0f";

std::string wait_for_hash(SecretHasher& hasher) {
    for (int i = 0; i < 2000; ++i) {
        if (const auto hashed = hasher.take()) return hashed->value();
        std::this_thread::sleep_for(10ms);
    }
    return {};
}

}  // namespace

TEST_CASE("a PIN is hashed while whoever asked does something else, and the newest one wins") {
    std::atomic<int> woken{0};
    const auto hasher = make_threaded_hasher(salt, [&] { ++woken; });
    const auto begun = std::chrono::steady_clock::now();
    hasher->begin(SecretText{"111111"});
    std::this_thread::sleep_for(5ms);
    hasher->begin(SecretText{"482913"});
    CHECK_FALSE(hasher->take());
    const auto asked_in = std::chrono::steady_clock::now() - begun;
    CHECK(wait_for_hash(*hasher) == slow_hash(SecretText{"482913"}, salt).value());
    // However busy the machine is.
    CHECK(asked_in < (std::chrono::steady_clock::now() - begun) / 2);
    CHECK(woken == 1);
    CHECK_FALSE(hasher->take());
    // It ends while it works.
    hasher->begin(SecretText{"222222"});
}
