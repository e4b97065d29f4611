#include "sync/store/search_ledger.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "platform/base/random.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

const WallTime searched_at{1'800'000'000'000ms};
SystemRandom chance;
const SealingKey key = SealingKey::make(chance);

void note_times(SearchLedger& ledger, int times, const std::string& text, int found, WallTime at = searched_at) {
    for (int n = 0; n < times; ++n) require_ok(ledger.note(text, "nl", found, at));
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what several shoppers searched for and found is shown to others, the most frequent first") {
    const TemporaryFolder folder;
    auto ledger = value_of(SearchLedger::open(folder.path(), key));
    note_times(*ledger, 3, "klopboormachine", 4);
    note_times(*ledger, 4, "Lamp", 9);
    note_times(*ledger, 1, "lámp", 9, searched_at + 24h);  // the same to who searches
    note_times(*ledger, 2, "iets van een enkele bezoeker", 3);
    note_times(*ledger, 9, "polaroyd", 0);
    CHECK(value_of(ledger->popular("nl", searched_at + 24h, 8)) == Texts{"Lamp", "klopboormachine"});
    CHECK(value_of(ledger->popular("nl", searched_at + 24h, 1)) == Texts{"Lamp"});
    CHECK(value_of(ledger->popular("de", searched_at + 24h, 8)).empty());
    CHECK(value_of(ledger->popular("nl", searched_at + days{16}, 8)).empty());
    // And after a restart.
    ledger.reset();
    ledger = value_of(SearchLedger::open(folder.path(), key));
    CHECK(value_of(ledger->popular("nl", searched_at + 24h, 8)) == Texts{"Lamp", "klopboormachine"});
}

TEST_CASE("what was never found is there for who orders the stock, until somebody finds it") {
    const TemporaryFolder folder;
    const auto ledger = value_of(SearchLedger::open(folder.path(), key));
    note_times(*ledger, 3, "polaroyd", 0);
    note_times(*ledger, 5, "theremin", 0);
    note_times(*ledger, 2, "van twee bezoekers", 0);
    const auto missed = value_of(ledger->missed(searched_at, 10));
    REQUIRE(missed.size() == 2);
    CHECK(missed[0].text == "theremin");
    CHECK(missed[0].times == 5);
    CHECK(missed[1].text == "polaroyd");
    note_times(*ledger, 1, "Van twee bezoekers", 0, searched_at + days{3});
    CHECK(value_of(ledger->missed(searched_at + days{3}, 10)).size() == 3);
    note_times(*ledger, 1, "theremin", 1, searched_at + 24h);
    CHECK(value_of(ledger->missed(searched_at + 24h, 10)).size() == 2);
    CHECK(value_of(ledger->missed(searched_at + days{40}, 10)).empty());
}

TEST_CASE("what may tell who searched is not kept at all") {
    const TemporaryFolder folder;
    {
        const auto ledger = value_of(SearchLedger::open(folder.path(), key));
        for (const char* text : {"sam@example.nl", "06 1234 5678", "8710398526212", ""})
            note_times(*ledger, 5, text, 0);
        note_times(*ledger, 5, std::string(61, 'a'), 0);
        note_times(*ledger, 5, "m8 bout", 0);
        note_times(*ledger, 2, "iets van Wilhelmina", 0);
        CHECK(value_of(ledger->missed(searched_at, 10)).size() == 1);
    }
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        std::ifstream stream{entry.path(), std::ios::binary};
        bytes.append(std::istreambuf_iterator<char>{stream}, {});
    }
    CHECK(bytes.find("m8 bout") != std::string::npos);
    CHECK(bytes.find("example") == std::string::npos);
    CHECK(bytes.find("1234") == std::string::npos);
    // Two shoppers are too few to say what they searched for.
    CHECK(bytes.find("ilhelmina") == std::string::npos);
}

TEST_CASE("what is older than three months goes, and a damaged file is begun anew") {
    const TemporaryFolder folder;
    {
        const auto ledger = value_of(SearchLedger::open(folder.path(), key));
        note_times(*ledger, 3, "lamp", 1);
        note_times(*ledger, 1, "vaas", 1, searched_at + days{91});
        CHECK(value_of(ledger->popular("nl", searched_at, 8)).empty());
    }
    std::ofstream{folder / "searches.db", std::ios::trunc} << std::string(8192, 'x');
    const auto ledger = value_of(SearchLedger::open(folder.path(), key));
    note_times(*ledger, 3, "lamp", 1);
    CHECK(value_of(ledger->popular("nl", searched_at, 8)) == Texts{"lamp"});
}

}  // namespace zuil
