#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/mount.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/window/demo_orders.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// With the first the databases are written; the last is what other files are made safe with.
constexpr std::array calls{"pwrite64", "fdatasync", "fsync"};

// A call to the kernel that fails on purpose, by strace.
struct CallFault {
    std::string call;
    std::string error;
    int at = 1;                  // the how manyth of these calls of the program
    bool and_all_after = false;  // as on a disk that is full
    std::string text() const { return fmt::format("{}:error={}:when={}{}", call, error, at, and_all_after ? "+" : ""); }
};

// A kiosk of which one call to the kernel fails, each time another one.
class BrokenDisk {
public:
    // `files`: only calls about these, below the data folder; none: all.
    explicit BrokenDisk(std::vector<std::string> files) : files_{std::move(files)} {}

    // How often the program calls each while it starts and takes one order.
    std::map<std::string, int> count_calls() {
        const auto log = folder_ / "calls";
        order({"-o", log.string(), "-e", fmt::format("trace={}", fmt::join(calls, ","))}, 1);
        std::map<std::string, int> counts;
        std::ifstream stream{log};
        for (std::string line; std::getline(stream, line);) {
            for (const char* call : calls) {
                if (line.find(std::string{" "} + call + "(") != std::string::npos) ++counts[call];
            }
        }
        return counts;
    }

    void order_despite(const CallFault& fault) {
        INFO(fault.text());
        ++faults_;
        const int tries = fault.and_all_after ? 1 : 3;
        if (order({"-o", "/dev/null", "-e", "trace=" + fault.call, "-e", "inject=" + fault.text()}, tries)) ++coded_;
    }

    void settle_accounts() {
        orders_.settle_accounts();
        fmt::print("{} faults: {} orders with a code, {} apologies, {} times it did not start\n", faults_, coded_,
                   orders_.apologies(), not_started_);
    }
    int faults() const { return faults_; }
    int coded() const { return coded_; }
    int apologies() const { return orders_.apologies(); }

private:
    bool has_started(Kiosk& kiosk) {
        const auto is_decided = [&](const auto&) {
            return kiosk.find("attract/begin") || kiosk.find("pickup-code") || !kiosk.process().running();
        };
        kiosk.wait_until(is_decided, "a start or an end", 30s);
        if (kiosk.process().running()) return true;
        // It may give up, but it falls over nothing.
        const int status = kiosk.process().wait(0ms).value();
        INFO(kiosk.log());
        CHECK(status > 0);
        CHECK(status < 128);
        ++not_started_;
        return false;
    }

    // strace is a process beside the kiosk, which stays the one that the test started. True: with a code in the end.
    bool order(const std::vector<std::string>& what, int tries) {
        Kiosk::Options options = shop_.options(1080, 1920);
        options.run_by = {"strace", "-D", "-f", "-qq"};
        for (const std::string& file : files_)
            options.run_by.insert(options.run_by.end(), {"-P", (shop_.data() / file).string()});
        options.run_by.insert(options.run_by.end(), what.begin(), what.end());
        Kiosk kiosk{orders_.display(), options};
        if (!has_started(kiosk)) return false;
        orders_.begin(kiosk);
        orders_.go_to_payment(kiosk);
        const bool has_code = orders_.touch_order(kiosk, tries);
        kiosk.process().kill();
        return has_code;
    }

    std::vector<std::string> files_;
    TemporaryFolder folder_;
    DemoShop shop_;
    DemoOrders orders_{shop_};
    int faults_ = 0;
    int coded_ = 0;
    int not_started_ = 0;
};

// Which of so many calls fail: all of them in the long run, else a few from the first to the last.
std::vector<int> places(int count) {
    const int few = std::getenv("ZUIL_LONG_TESTS") != nullptr ? count : 4;
    std::vector<int> chosen;
    for (int n = 0; n < few && count > 0; ++n) chosen.push_back(1 + n * (count - 1) / std::max(1, few - 1));
    chosen.erase(std::ranges::unique(chosen).begin(), chosen.end());
    return chosen;
}

void break_everywhere(BrokenDisk& disk) {
    const std::map<std::string, int> counts = disk.count_calls();
    for (const auto& [call, count] : counts) {
        fmt::print("one start and one order: {} times {}\n", count, call);
        for (const int at : places(count)) {
            disk.order_despite({.call = call, .error = "EIO", .at = at});
            if (call == "pwrite64")
                disk.order_despite({.call = call, .error = "ENOSPC", .at = at, .and_all_after = true});
        }
    }
    disk.settle_accounts();
}

// A file system of its own in memory, of a size that can be filled. Needs to be root.
class SmallDisk {
public:
    explicit SmallDisk(int mebibytes) {
        std::filesystem::create_directory(root());
        if (::mount("tmpfs", root().c_str(), "tmpfs", 0, fmt::format("size={}m", mebibytes).c_str()) != 0)
            SKIP("a file system cannot be mounted here: " << std::strerror(errno));
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() { ::umount2(root().c_str(), MNT_DETACH); }

    const std::filesystem::path& root() const { return root_; }
    void fill() const {
        std::ofstream stream{root() / "filler", std::ios::app};
        const std::string piece(4096, 'x');
        while (stream.write(piece.data(), 4096).flush()) {
        }
        // And what is left of the last page.
        std::ofstream{root() / "crumbs", std::ios::app} << piece;
    }
    void clear() const {
        std::filesystem::remove(root() / "filler");
        std::filesystem::remove(root() / "crumbs");
    }

private:
    TemporaryFolder folder_;
    std::filesystem::path root_ = folder_ / "data";
};

}  // namespace

TEST_CASE("whichever write or sync of the outbox fails, an order that a shopper was told of is kept, and no other") {
    BrokenDisk disk{{"outbox.db", "outbox.db-wal"}};
    break_everywhere(disk);
    // How many syncs there are depends on which writes happen to fall together.
    CHECK(disk.faults() >= 8);
    CHECK(disk.apologies() > 0);
    CHECK(disk.coded() > disk.faults() / 3);
}

TEST_CASE("whichever write or sync of the program fails, it goes on or says why not, and keeps what it told") {
    BrokenDisk disk{{}};
    break_everywhere(disk);
    // How many do not start depends on which writes happen to be among the chosen ones.
    CHECK(disk.coded() > 0);
}

TEST_CASE("on a full disk orders are taken with the room that was put by, then refused, and shoppers look on") {
    const SmallDisk disk{400};
    DemoShop shop{disk.root()};
    DemoOrders orders{shop};
    {
        Kiosk kiosk{orders.display(), shop.options(1080, 1920)};
        orders.begin(kiosk);
        orders.go_to_payment(kiosk);
        disk.fill();
        CHECK(orders.touch_order(kiosk));
        kiosk.wait_until([&](const auto&) { return kiosk.status().value("disk_full", false); },
                         "the full disk to be told");
        orders.leave(kiosk);
        // Somebody else takes that room too.
        orders.go_to_payment(kiosk);
        disk.fill();
        CHECK_FALSE(orders.touch_order(kiosk));
        disk.clear();
        CHECK(orders.touch_order(kiosk));
        kiosk.wait_until([&](const auto&) { return !kiosk.status().value("disk_full", true); },
                         "the room to be put by again", 40s);
        disk.fill();
        orders.leave(kiosk);
        kiosk.process().kill();
    }
    {
        // It starts on a full disk, too.
        Kiosk kiosk{orders.display(), shop.options(1080, 1920)};
        orders.begin(kiosk);
        Shopper shopper{orders.display(), kiosk};
        shopper.begin();
        shopper.find_article();
        disk.clear();
        kiosk.process().kill();
    }
    orders.settle_accounts();
}

}  // namespace zuil::test
