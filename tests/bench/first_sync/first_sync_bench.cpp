// The first reading of a whole catalogue from a real Vendure, which is made, filled and started for it: how many
// requests, bytes and seconds, and how long the longest step kept the engine's thread. The shop runs on this machine
// and shares its processors, so the seconds are mostly the shop's own.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>

#include "platform/base/log.hpp"
#include "sync/exchange/mirror.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {
namespace {

using std::chrono::steady_clock;

double seconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double>{steady_clock::now() - start}.count();
}

// The network, with a meter in it.
class MeteredHttp final : public Http {
public:
    HttpTicket send(HttpRequest request, HttpDone done) override {
        ++requests;
        bytes_sent += request.body.size();
        return real_->send(std::move(request), [this, done = std::move(done)](Result<HttpReply> reply) {
            if (reply) bytes_received += reply->body.size();
            done(std::move(reply));
        });
    }
    HttpTicket post(std::function<void()> job) override { return real_->post(std::move(job)); }
    void cancel(HttpTicket ticket) override { real_->cancel(ticket); }
    int poll(std::chrono::milliseconds wait) override { return real_->poll(wait); }
    void wake() override { real_->wake(); }

    int requests = 0;
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;

private:
    std::unique_ptr<Http> real_ = make_curl_http();
};

constexpr std::string_view part_names[] = {"its change mark", "stores", "categories", "articles", "stock", "the end"};

// One reading under way, told part by part.
class FirstSync {
public:
    explicit FirstSync(const VendureServer& server, int page_products) {
        VendureOptions options = server.options();
        options.request_gap = std::chrono::milliseconds{0};
        options.page_products = page_products;
        shop_ = make_vendure_shop(http_, clock_, std::move(options)).value();
        mirror_.emplace(*shop_, *writer_, clock_, random_);
    }

    void run() {
        const auto start = steady_clock::now();
        part_start_ = start;
        while (!mirror_->status().last_full_read) {
            const auto before = steady_clock::now();
            mirror_->step();
            longest_step_ = std::max(longest_step_, seconds_since(before));
            tell_part(mirror_->status().full_read.part);
            http_.poll(std::min(mirror_->next_step_in().value_or(std::chrono::milliseconds{50}),
                                std::chrono::milliseconds{50}));
            if (const auto& error = mirror_->status().last_error) throw std::runtime_error{error->detail};
        }
        const CatalogueCounts counts = mirror_->status().counts;
        fmt::print("{:<16} {:5} requests {:8.2f} MB {:8.1f} s\n", "in all", http_.requests, megabytes(),
                   seconds_since(start));
        fmt::print("{} articles, {} variants, {} refused rows; {:.2f} MB asked; longest step {:.0f} ms\n",
                   counts.products, counts.variants, counts.refused_rows, static_cast<double>(http_.bytes_sent) / 1e6,
                   longest_step_ * 1000);
    }

private:
    using Part = FullReadProgress::Part;
    double megabytes() const { return static_cast<double>(http_.bytes_received) / 1e6; }

    void tell_part(Part part) {
        if (part == part_ || mirror_->status().last_full_read) return;
        fmt::print("{:<16} {:5} requests {:8.2f} MB {:8.1f} s\n", part_names[static_cast<std::size_t>(part_)],
                   http_.requests - requests_before_, megabytes() - megabytes_before_, seconds_since(part_start_));
        part_ = part;
        part_start_ = steady_clock::now();
        requests_before_ = http_.requests;
        megabytes_before_ = megabytes();
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    SystemRandom random_;
    MeteredHttp http_;
    std::unique_ptr<CatalogueWriter> writer_ = CatalogueWriter::open(folder_.path(), clock_).value();
    std::unique_ptr<Shop> shop_;
    std::optional<Mirror> mirror_;
    Part part_ = Part::start;
    steady_clock::time_point part_start_;
    int requests_before_ = 0;
    double megabytes_before_ = 0;
    double longest_step_ = 0;
};

}  // namespace
}  // namespace zuil::test

int main(int count, char** values) {
    int articles = 10'000;
    int page_products = zuil::VendureOptions{}.page_products;
    CLI::App app{"Figures of the first reading of a catalogue from Vendure."};
    app.add_option("--articles", articles, "articles in the shop")->check(CLI::Range(100, 1'000'000));
    app.add_option("--page", page_products, "articles asked for at once")->check(CLI::Range(2, 1000));
    CLI11_PARSE(app, count, values);
    try {
        const zuil::test::VendureServer server;
        server.seed(articles);
        zuil::test::FirstSync{server, page_products}.run();
        return 0;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "zuil-bench-first-sync: {}\n", problem.what());
        return 1;
    }
}
