// Measures the local catalogue and the outbox: zuil-bench-store [ARTICLES] [STORES] [FOLDER].
// The folder decides about the figures that wait for a disk; without one it is the current folder. The catalogue stays
// there, in store-bench, and is used again by the next run.
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/log.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "sync/store/outbox_store.hpp"
#include "tests/sync/store/made_catalogue.hpp"

namespace zuil {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

double time_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return Milliseconds{std::chrono::steady_clock::now() - begin}.count();
}

void need(const Status& status) {
    if (status) return;
    fmt::print(stderr, "zuil-bench-store: {}\n", status.error().detail);
    std::exit(1);
}

template <class Value>
Value need(Result<Value> result) {
    if (result) return *std::move(result);
    fmt::print(stderr, "zuil-bench-store: {}\n", result.error().detail);
    std::exit(1);
}

// Of this thread alone: what remains comparable when the machine has other work.
double cpu_now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double share_of(std::vector<double>& times, double share) {
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

void measure(const std::string& what, int rounds, const std::function<void(int)>& work) {
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int n = 0; n < rounds; ++n) {
        const double before = cpu_now();
        wall.push_back(time_of([&] { work(n); }));
        cpu.push_back(cpu_now() - before);
    }
    fmt::print("{:<48} p50 {:7.2f} ms  p99 {:7.2f} ms   CPU p50 {:7.2f} ms  p99 {:7.2f} ms\n", what,
               share_of(wall, 0.5), share_of(wall, 0.99), share_of(cpu, 0.5), share_of(cpu, 0.99));
}

// Once: the first of its kind is the one that takes long.
void measure_once(const std::string& what, const std::function<void()>& work) {
    const double before = cpu_now();
    const double wall = time_of(work);
    fmt::print("{:<48}     {:7.0f} ms                   CPU     {:7.0f} ms\n", what, wall, cpu_now() - before);
}

// The most memory that the process has had; run on a catalogue that exists already, or it is that of the writing.
double memory_mb() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1e3;
}

template <class Rows, class Put>
void in_batches(const Rows& rows, Put put) {
    for (std::size_t from = 0; from < rows.size(); from += catalogue_rows_max)
        put(std::span{rows}.subspan(from, std::min(catalogue_rows_max, rows.size() - from)));
}

void write_catalogue(const std::filesystem::path& folder, int articles, int stores) {
    const SystemClock clock;
    const MadeCatalogue made = make_catalogue(7, articles, stores);
    const auto writer = need(CatalogueWriter::open(folder, clock));
    need(writer->begin());
    GenerationWriter& generation = *writer->building();
    need(generation.set_categories(made.categories));
    need(generation.set_stores(made.stores));
    measure_once(fmt::format("writing {} articles", articles),
                 [&] { in_batches(made.products, [&](auto rows) { need(generation.put_products(rows)); }); });
    measure_once(fmt::format("writing {} stock figures", made.stock.size()),
                 [&] { in_batches(made.stock, [&](auto rows) { need(generation.put_stock(rows)); }); });
    std::vector<double> steps;
    measure_once("optimising and checking the file", [&] {
        for (bool is_finished = false; !is_finished;)
            steps.push_back(time_of([&] { is_finished = need(generation.finish_some()); }));
    });
    fmt::print("    in {} steps, the longest {:.0f} ms\n", steps.size(), share_of(steps, 1));
    need(writer->flip());
    const auto bytes = std::filesystem::file_size(folder / fmt::format("catalogue-{}.db", writer->served()->number()));
    fmt::print("size of the file: {:.0f} MB\n", static_cast<double>(bytes) / 1e6);
}

void measure_listings(CatalogueReader& reader) {
    const auto listing = [&](const std::string& what, ListingQuery query) {
        query.language = "nl";
        query.here = StoreId{"s0"};
        const int total = need(reader.listing(query)).total;
        measure(fmt::format("{} ({})", what, total), 100, [&](int) { need(reader.listing(query)); });
    };
    listing("listing: a sort of articles", {.category = CategoryId{"c1-1-2"}});
    listing("listing: a kind of articles", {.category = CategoryId{"c1-1"}});
    listing("listing: a department", {.category = CategoryId{"c1"}});
    listing("listing: a department, price up", {.category = CategoryId{"c1"}, .sort = ListingSort::price_up});
    ListingFilters filters;
    filters.attributes = {{"size", {"maat 1", "maat 2"}}, {"colour", {"mint"}}};
    filters.brands = {"Brand 1", "Brand 2", "Brand 3"};
    filters.in_stock_here = true;
    filters.price_most = Money::from_minor(20'000, Currency::eur);
    listing("listing: a department, five filters", {.category = CategoryId{"c1"}, .filters = filters});
    listing("listing: everything", {});
    listing("listing: everything, five filters", {.filters = filters});
    listing("listing: everything, the 2,000th page", {.offset = 48'000});
    listing("listing: a search of few", {.text = "compact waterkoker 21", .sort = ListingSort::relevance});
    listing("listing: a search of many", {.text = "waterkoker", .sort = ListingSort::relevance});
}

void measure_search(CatalogueReader& reader) {
    const std::string text = "compact waterkoker 210";
    for (std::size_t length = 1; length <= text.size(); ++length) {
        if (text[length - 1] == ' ' || (length > 4 && length % 4 != 0)) continue;
        const SearchQuestion question{.text = text.substr(0, length), .language = "nl", .here = StoreId{"s0"}};
        measure(fmt::format("search: \"{}\"", question.text), 30, [&](int) { need(reader.search(question)); });
    }
    for (const char* typo : {"watrkoker", "compcat lmap"}) {
        const SearchQuestion question{.text = typo, .language = "nl", .here = StoreId{"s0"}};
        measure(fmt::format("search, corrected: \"{}\"", typo), 30, [&](int) { need(reader.search(question)); });
    }
}

void measure_reader(const std::filesystem::path& folder) {
    const double before = memory_mb();
    std::unique_ptr<CatalogueReader> reader;
    measure_once("opening", [&] { reader = need(CatalogueReader::open(folder)); });
    measure("an article by its number", 1'000, [&](int n) { need(reader->product(ProductId{fmt::format("p{}", n)})); });
    measure_once("the first listing, building the index", [&] {
        need(reader->listing({.category = CategoryId{"c0"}, .language = "nl", .here = StoreId{"s0"}}));
    });
    fmt::print("memory that this took: {:.0f} MB, up to 32 MB of page cache included\n", memory_mb() - before);
    measure_listings(*reader);
    measure_once("the first sort by name",
                 [&] { need(reader->listing({.sort = ListingSort::name, .language = "nl", .here = StoreId{"s0"}})); });
    measure_once("the first search, reading the words",
                 [&] { need(reader->search({.text = "xyzzzy", .language = "nl", .here = StoreId{"s0"}})); });
    measure_search(*reader);
    fmt::print("memory of the process: {:.0f} MB\n", memory_mb());
}

void measure_outbox(const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder / "outbox");
    const auto store = need(OutboxStore::open(folder / "outbox"));
    measure("accepting an order", 1'000, [&](int n) {
        Order order;
        order.ref = OrderRef{fmt::format("0190-{:06}", n)};
        for (int line = 0; line < 3; ++line)
            order.lines.push_back({ProductId{"p1"}, VariantId{"p1v1"}, "ZV-1-1", "Waterkoker Compact 210, mint", 1,
                                   Money::from_minor(4995, Currency::eur)});
        order.total = Money::from_minor(14'985, Currency::eur);
        need(store->accept(order, std::string(180, 's')));
    });
}

}  // namespace
}  // namespace zuil

int main(int argc, char** argv) {
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    const int articles = arguments.empty() ? 100'000 : std::stoi(arguments[0]);
    const int stores = arguments.size() < 2 ? 10 : std::stoi(arguments[1]);
    const std::filesystem::path folder =
        (arguments.size() < 3 ? std::filesystem::path{"."} : std::filesystem::path{arguments[2]}) / "store-bench";
    fmt::print("{} articles, {} stores\n", articles, stores);
    if (!std::filesystem::exists(folder)) zuil::write_catalogue(folder, articles, stores);
    zuil::measure_reader(folder);
    zuil::measure_outbox(folder);
    return 0;
}
