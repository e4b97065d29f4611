#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "kiosk/engine/catalogue_queries.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/kiosk/engine/goods.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

void fill(const std::filesystem::path& folder) {
    const ManualClock clock{std::chrono::sys_days{std::chrono::March / 12 / 2026}};
    const auto catalogue = CatalogueWriter::open(folder, clock).value();
    REQUIRE(catalogue->begin());
    GenerationWriter& generation = *catalogue->building();
    REQUIRE(generation.set_categories(make_categories()));
    REQUIRE(generation.set_stores(make_stores()));
    REQUIRE(generation.put_products(make_products()));
    REQUIRE(generation.put_stock(make_stock(clock.wall())));
    REQUIRE(generation.finish());
    REQUIRE(catalogue->flip());
}

// As the engine does: sleeps until it is woken, and takes what is there.
struct Asker {
    explicit Asker(const std::filesystem::path& folder) : queries{make_threaded_queries(folder, [this] { ++woken; })} {}

    std::vector<AnsweredQuestion> wait_for(std::uint64_t ticket) {
        std::vector<AnsweredQuestion> all;
        for (int tries = 0; tries < 5'000; ++tries) {
            for (AnsweredQuestion& answered : queries->take_answers()) all.push_back(std::move(answered));
            if (!all.empty() && all.back().ticket == ticket) return all;
            std::this_thread::sleep_for(1ms);
        }
        FAIL("no answer came");
        return all;
    }

    std::atomic<int> woken{0};
    std::unique_ptr<CatalogueQueries> queries;
};

}  // namespace

TEST_CASE("of many questions in one slot the newest is answered, and never fewer than it") {
    const TemporaryFolder folder;
    fill(folder.path());
    Asker asker{folder.path()};
    std::uint64_t newest = 0;
    for (int letter = 0; letter < 200; ++letter) {
        newest = asker.queries->ask(QuestionSlot::screen, SearchQuestion{.text = "camera", .language = "en"});
    }
    const auto answers = asker.wait_for(newest);
    CHECK(answers.size() < 200);
    REQUIRE(answers.back().answer.has_value());
    CHECK(std::get<SearchAnswered>(*answers.back().answer).answer.total >= 1);
    // It is woken after the answer lies there, so an asker that looks all the time may be faster.
    for (int tries = 0; tries < 5'000 && asker.woken == 0; ++tries) std::this_thread::sleep_for(1ms);
    CHECK(asker.woken >= 1);
}

TEST_CASE("slots do not push each other out") {
    const TemporaryFolder folder;
    fill(folder.path());
    Asker asker{folder.path()};
    asker.queries->ask(QuestionSlot::frame, FrameQuestion{});
    const auto scan = asker.queries->ask(QuestionSlot::scan, ScanQuestion{.code = "2100000000012"});
    const auto answers = asker.wait_for(scan);
    CHECK(answers.size() == 2);
    CHECK(std::get<ScanAnswer>(*answers.back().answer).article->product == ProductId{"camera"});
}

TEST_CASE("the shop's words for a thing count from the next search on") {
    const TemporaryFolder folder;
    fill(folder.path());
    Asker asker{folder.path()};
    const auto found = [&] {
        const auto ticket =
            asker.queries->ask(QuestionSlot::screen, SearchQuestion{.text = "kiekkast", .language = "en"});
        return std::get<SearchAnswered>(*asker.wait_for(ticket).back().answer).answer.total;
    };
    CHECK(found() == 0);
    asker.queries->search_by({.weights = {}, .synonyms = Synonyms::parse("kiekkast => camera").value()});
    CHECK(found() >= 1);
}

TEST_CASE(
    "before there is a catalogue the answer is that there is none, and it ends at once when nobody asks any more") {
    const TemporaryFolder folder;
    Asker asker{folder.path()};
    const auto ticket = asker.queries->ask(QuestionSlot::frame, FrameQuestion{});
    CHECK(asker.wait_for(ticket).back().answer.error().code == Errc::not_found);
    for (int i = 0; i < 50; ++i) asker.queries->ask(QuestionSlot::screen, HomeQuestion{});
    asker.queries.reset();  // with a question under way
    SUCCEED();
}
