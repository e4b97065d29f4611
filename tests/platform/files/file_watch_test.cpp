#include "platform/files/file_watch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <semaphore>

#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

}  // namespace

TEST_CASE("a watched file that is written, replaced, or comes later is told of; others are not") {
    const TemporaryFolder folder;
    const auto theme = folder / "theme.toml";
    REQUIRE(write_file(theme, "one").has_value());
    std::counting_semaphore<> told{0};
    auto watch = FileWatch::start({theme, folder / "logo.svg"}, [&] { told.release(); });
    REQUIRE(watch.has_value());

    REQUIRE(write_file(folder / "other.svg", "x").has_value());
    CHECK_FALSE(told.try_acquire_for(50ms));
    REQUIRE(write_disposable_file(theme, "two").has_value());
    CHECK(told.try_acquire_for(10s));
    while (told.try_acquire_for(20ms)) continue;
    REQUIRE(write_file(theme, "three").has_value());
    CHECK(told.try_acquire_for(10s));
    while (told.try_acquire_for(20ms)) continue;
    REQUIRE(write_file(folder / "logo.svg", "x").has_value());
    CHECK(told.try_acquire_for(10s));
}

TEST_CASE("a folder that is not there cannot be watched") {
    const auto watch = FileWatch::start({"/nowhere/theme.toml"}, [] {});
    REQUIRE_FALSE(watch.has_value());
    CHECK(watch.error().code == Errc::not_found);
}

}  // namespace zuil
