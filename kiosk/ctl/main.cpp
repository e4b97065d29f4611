#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/config/arguments.hpp"
#include "kiosk/ctl/customer_command.hpp"
#include "kiosk/ctl/running_kiosk.hpp"
#include "kiosk/ctl/search_run.hpp"
#include "kiosk/ctl/staff_command.hpp"

// zuilctl: asks a kiosk how it is, by what it last wrote into its data folder, and has it do what staff want done.
namespace {

// 0: it runs. 2: it does not, and this is what it last said.
int print_status(const std::filesystem::path& data) {
    const nlohmann::json status = zuil::read_status(data);
    if (status.is_null()) return EXIT_FAILURE;
    std::cout << status.dump(2) << '\n';
    return status["running"] == true ? EXIT_SUCCESS : zuil::exit_not_running;
}

// The number of the catalogue that is served or held, as the kiosk last told it: a decision is about that one.
std::string catalogue_of(const nlohmann::json& status, const char* which) {
    const auto catalogue = status.find("catalogue");
    return std::to_string(catalogue == status.end() ? 0 : catalogue->value(which, 0));
}

int ask(const std::filesystem::path& data, const std::string& what, std::string about) {
    if (what == "serve-catalogue" || what == "previous-catalogue") {
        const nlohmann::json status = zuil::read_status(data);
        if (status.is_null()) return EXIT_FAILURE;
        about = catalogue_of(status, what == "serve-catalogue" ? "held_number" : "number");
    }
    std::string said;
    const int done = zuil::ask_running(data, {.id = {}, .what = what, .about = std::move(about)}, said);
    if (done == EXIT_SUCCESS) std::cout << said << '\n';
    return done;
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
    const CLI::App* audit = app.add_subcommand("audit", "What staff did at this kiosk, the newest first, as JSON");
    const CLI::App* notes = app.add_subcommand(
        "notes", "Which screens annoyed somebody, by hour and language, and what staff wrote down, as JSON");
    const zuil::StaffCommand staff{app};
    const zuil::CustomerCommand customer{app};
    const SearchCommand search{app};
    CLI11_PARSE(app, count, values);
    if (search.is_wanted()) return search.run();
    if (data.empty()) data = demo ? zuil::default_data_folder(true) : std::filesystem::path{"/var/lib/zuil"};
    if (status->parsed()) return print_status(data);
    if (orders->parsed()) return ask(data, "orders", "");
    if (searches->parsed()) return ask(data, "searches", "");
    if (audit->parsed()) return ask(data, "audit", "");
    if (notes->parsed()) return ask(data, "notes", "");
    if (staff.is_wanted()) return staff.run(data);
    if (customer.is_wanted()) return customer.run(data);
    if (send_again->parsed()) return ask(data, "send-again", ref);
    return ask(data, previous->parsed() ? "previous-catalogue" : "serve-catalogue", "");
}
