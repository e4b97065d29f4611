#include "kiosk/desk/staff_desk.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// A kiosk that does nothing but look at its desk.
class Kiosk {
public:
    explicit Kiosk(const std::filesystem::path& data)
        : desk_{StaffDesk::open(data,
                                {{"double",
                                  [this](const StaffRequest& request) -> Result<std::string> {
                                      ++asked;
                                      return request.about + request.about;
                                  }},
                                 {"refuse", [](const StaffRequest&) { return fail(Errc::conflict, "not today"); }}},
                                [this] { ++woken; })
                    .value()},
          thread_{[this] {
              while (!ends_) {
                  desk_->step();
                  std::this_thread::sleep_for(5ms);
              }
          }} {}
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;
    ~Kiosk() {
        ends_ = true;
        thread_.join();
    }

    std::atomic<int> asked{0};
    std::atomic<int> woken{0};

private:
    std::unique_ptr<StaffDesk> desk_;
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

const SystemClock system_clock;

}  // namespace

TEST_CASE("what staff ask for is done once, and answered") {
    const TemporaryFolder folder;
    Kiosk kiosk{folder.path()};
    const auto said = ask_kiosk(folder.path(), {"1", "double", "ab"}, system_clock, 10s);
    REQUIRE(said);
    CHECK(*said == "abab");
    CHECK(kiosk.woken >= 1);
    CHECK(*ask_kiosk(folder.path(), {"2", "double", "c"}, system_clock, 10s) == "cc");
    CHECK(kiosk.asked == 2);
    // The same file written again is the same request.
    CHECK(ask_kiosk(folder.path(), {"2", "double", "c"}, system_clock, 10s));
    CHECK(kiosk.asked == 2);
}

TEST_CASE("a no comes with its reason, and what a kiosk does not know is said") {
    const TemporaryFolder folder;
    const Kiosk kiosk{folder.path()};
    CHECK(ask_kiosk(folder.path(), {"1", "refuse", ""}, system_clock, 10s).error().detail == "not today");
    CHECK(ask_kiosk(folder.path(), {"2", "dance", ""}, system_clock, 10s).error().detail ==
          "this kiosk does not know \"dance\"");
}

TEST_CASE("a request that nobody was there for is never done") {
    const TemporaryFolder folder;
    CHECK(ask_kiosk(folder.path(), {"1", "double", "x"}, system_clock, 100ms).error().code == Errc::timeout);
    const Kiosk kiosk{folder.path()};
    REQUIRE(ask_kiosk(folder.path(), {"2", "double", "y"}, system_clock, 10s));
    CHECK(kiosk.asked == 1);
}

TEST_CASE("a request that is none is left alone") {
    const TemporaryFolder folder;
    Kiosk kiosk{folder.path()};
    for (const char* text : {"", "{", "[]", R"({"id":1,"what":"double"})", R"({"what":"double"})"}) {
        std::ofstream{folder / "staff/request.json"} << text;
        std::this_thread::sleep_for(30ms);
    }
    CHECK(ask_kiosk(folder.path(), {"9", "double", "z"}, system_clock, 10s).value() == "zz");
    CHECK(kiosk.asked == 1);
}

TEST_CASE("what was asked for does not stay in the folder, where a name or the hash of a PIN would lie") {
    const TemporaryFolder folder;
    Kiosk kiosk{folder.path()};
    REQUIRE(ask_kiosk(folder.path(), {"1", "double", "x", "Sanne de Wit"}, system_clock, 10s));
    CHECK_FALSE(std::filesystem::exists(folder / "staff/request.json"));
    REQUIRE(ask_kiosk(folder.path(), {"2", "double", "y"}, system_clock, 10s));
    CHECK(kiosk.asked == 2);
}
