#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/config/arguments.hpp"
#include "platform/files/files.hpp"

// zuilctl: asks a kiosk how it is, by what it last wrote into its data folder.
namespace {

constexpr int not_running = 2;

bool is_running(const nlohmann::json& status) {
    std::error_code error;
    const auto process = status.value("process", 0);
    if (process <= 0) return false;
    const auto name = std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/exe", error).filename();
    return !error && name == "zuil";
}

// 0: it runs. 2: it does not, and this is what it last said.
int print_status(const std::filesystem::path& data) {
    constexpr std::uint64_t status_bytes_max = 1U << 20U;
    const auto text = zuil::read_file(data / zuil::status_file_name, status_bytes_max);
    if (!text) {
        std::cerr << "zuilctl: no kiosk has run on " << data.string() << '\n';
        return EXIT_FAILURE;
    }
    nlohmann::json status = nlohmann::json::parse(*text, nullptr, false);
    if (!status.is_object()) {
        std::cerr << "zuilctl: " << (data / zuil::status_file_name).string() << " does not hold; is the disk full?\n";
        return EXIT_FAILURE;
    }
    const bool running = is_running(status);
    status["running"] = running;
    std::cout << status.dump(2) << '\n';
    return running ? EXIT_SUCCESS : not_running;
}

}  // namespace

int main(int count, char** values) {
    CLI::App app{"Asks a kiosk how it is. Prints JSON.", "zuilctl"};
    app.require_subcommand(1);
    std::filesystem::path data;
    bool demo = false;
    CLI::App* status = app.add_subcommand("status", "Catalogue, orders and connection; exits 2 when it does not run");
    status->add_option("--data", data, "The kiosk's data folder (default /var/lib/zuil)");
    status->add_flag("--demo", demo, "The data folder of `zuil --demo`");
    CLI11_PARSE(app, count, values);
    if (data.empty()) data = demo ? zuil::default_data_folder(true) : std::filesystem::path{"/var/lib/zuil"};
    return print_status(data);
}
