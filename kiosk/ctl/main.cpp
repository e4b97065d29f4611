#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/config/arguments.hpp"
#include "kiosk/ctl/search_run.hpp"
#include "kiosk/desk/staff_desk.hpp"
#include "platform/base/uuid.hpp"
#include "platform/files/files.hpp"

// zuilctl: asks a kiosk how it is, by what it last wrote into its data folder, and has it do what staff want done.
namespace {

constexpr int not_running = 2;
constexpr std::chrono::seconds patience{20};

bool is_running(const nlohmann::json& status) {
    std::error_code error;
    const auto process = status.value("process", 0);
    if (process <= 0) return false;
    const auto name = std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/exe", error).filename();
    return !error && name == "zuil";
}

// What the kiosk last wrote; null, and said why, when there is nothing to read.
nlohmann::json read_status(const std::filesystem::path& data) {
    constexpr std::uint64_t status_bytes_max = 1U << 20U;
    const auto text = zuil::read_file(data / zuil::status_file_name, status_bytes_max);
    if (!text) {
        std::cerr << "zuilctl: no kiosk has run on " << data.string() << '\n';
        return nullptr;
    }
    nlohmann::json status = nlohmann::json::parse(*text, nullptr, false);
    if (!status.is_object()) {
        std::cerr << "zuilctl: " << (data / zuil::status_file_name).string() << " does not hold; is the disk full?\n";
        return nullptr;
    }
    status["running"] = is_running(status);
    return status;
}

// 0: it runs. 2: it does not, and this is what it last said.
int print_status(const std::filesystem::path& data) {
    const nlohmann::json status = read_status(data);
    if (status.is_null()) return EXIT_FAILURE;
    std::cout << status.dump(2) << '\n';
    return status["running"] == true ? EXIT_SUCCESS : not_running;
}

// The number of the catalogue that is served or held, as the kiosk last told it: a decision is about that one.
std::string catalogue_of(const nlohmann::json& status, const char* which) {
    const auto catalogue = status.find("catalogue");
    return std::to_string(catalogue == status.end() ? 0 : catalogue->value(which, 0));
}

// 0: done. 1: the kiosk said why not. 2: there is no kiosk to ask.
int ask(const std::filesystem::path& data, const std::string& what, std::string about) {
    const nlohmann::json status = read_status(data);
    if (status.is_null()) return EXIT_FAILURE;
    if (what == "serve-catalogue") about = catalogue_of(status, "held_number");
    if (what == "previous-catalogue") about = catalogue_of(status, "number");
    if (status["running"] == false) {
        std::cerr << "zuilctl: the kiosk does not run; start it, and ask again\n";
        return not_running;
    }
    const zuil::SystemClock clock;
    zuil::SystemRandom random;
    const auto said = zuil::ask_kiosk(data, {zuil::UuidMaker{clock, random}.next(), what, about}, clock, patience);
    if (said) {
        std::cout << *said << '\n';
        return EXIT_SUCCESS;
    }
    std::cerr << "zuilctl: " << said.error().detail << '\n';
    return EXIT_FAILURE;
}

// Needs no kiosk: it judges the search with a product file and queries of one's own.
class SearchCommand {
public:
    explicit SearchCommand(CLI::App& app)
        : command_{
              app.add_subcommand("search", "Searches a product file as the screen would, and writes what it found")} {
        command_->add_option("--feed", files_.feed, "The articles: a JSON object a line")->required();
        command_->add_option("--queries", files_.queries, "A line each: query id, tab, text")->required();
        command_->add_option("--run", files_.run, "Written: query id, tab, article id, tab, rank")->required();
    }
    SearchCommand(const SearchCommand&) = delete;
    SearchCommand& operator=(const SearchCommand&) = delete;

    bool is_wanted() const { return command_->parsed(); }
    int run() const {
        const zuil::Status done = zuil::run_search(files_);
        if (done) return EXIT_SUCCESS;
        std::cerr << "zuilctl: " << done.error().detail << '\n';
        return EXIT_FAILURE;
    }

private:
    CLI::App* command_;
    zuil::SearchRun files_;
};

}  // namespace

int main(int count, char** values) {
    CLI::App app{"Asks a kiosk how it is, and has it do what staff want done.", "zuilctl"};
    app.require_subcommand(1);
    app.fallthrough();
    std::filesystem::path data;
    bool demo = false;
    app.add_option("--data", data, "The kiosk's data folder (default /var/lib/zuil)");
    app.add_flag("--demo", demo, "The data folder of `zuil --demo`");
    const CLI::App* status =
        app.add_subcommand("status", "Catalogue, orders and connection as JSON; exits 2 when it does not run");
    const CLI::App* orders =
        app.add_subcommand("orders", "The orders that are not at the shop yet, with what keeps them, as JSON");
    const CLI::App* searches = app.add_subcommand(
        "searches", "What was searched for in the last four weeks and never found, how often, as JSON");
    CLI::App* send_again = app.add_subcommand("send-again", "Sends an order once more that the shop refused");
    std::string ref;
    send_again->add_option("reference", ref, "The order's `ref`, as `zuilctl orders` lists it")->required();
    app.add_subcommand("serve-catalogue",
                       "Takes the new catalogue that the kiosk held back, having looked at it; after"
                       " previous-catalogue: follows the shop again");
    const CLI::App* previous =
        app.add_subcommand("previous-catalogue",
                           "Shows the catalogue before the present one again, and leaves it so until serve-catalogue");
    const SearchCommand search{app};
    CLI11_PARSE(app, count, values);
    if (search.is_wanted()) return search.run();
    if (data.empty()) data = demo ? zuil::default_data_folder(true) : std::filesystem::path{"/var/lib/zuil"};
    if (status->parsed()) return print_status(data);
    if (orders->parsed()) return ask(data, "orders", "");
    if (searches->parsed()) return ask(data, "searches", "");
    if (send_again->parsed()) return ask(data, "send-again", ref);
    return ask(data, previous->parsed() ? "previous-catalogue" : "serve-catalogue", "");
}
