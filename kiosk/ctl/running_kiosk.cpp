#include "kiosk/ctl/running_kiosk.hpp"

#include <cstdlib>
#include <iostream>

#include "kiosk/config/arguments.hpp"
#include "platform/base/uuid.hpp"
#include "platform/files/files.hpp"

namespace zuil {
namespace {

constexpr std::chrono::seconds patience{20};

bool is_running(const nlohmann::json& status) {
    std::error_code error;
    const auto process = status.value("process", 0);
    if (process <= 0) return false;
    const auto name = std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/exe", error).filename();
    return !error && name == "zuil";
}

}  // namespace

nlohmann::json read_status(const std::filesystem::path& data) {
    constexpr std::uint64_t status_bytes_max = 1U << 20U;
    const auto text = read_file(data / status_file_name, status_bytes_max);
    if (!text) {
        std::cerr << "zuilctl: no kiosk has run on " << data.string() << '\n';
        return nullptr;
    }
    nlohmann::json status = nlohmann::json::parse(*text, nullptr, false);
    if (!status.is_object()) {
        std::cerr << "zuilctl: " << (data / status_file_name).string() << " does not hold; is the disk full?\n";
        return nullptr;
    }
    status["running"] = is_running(status);
    return status;
}

int ask_running(const std::filesystem::path& data, const StaffRequest& request, std::string& said) {
    const nlohmann::json status = read_status(data);
    if (status.is_null()) return EXIT_FAILURE;
    if (status["running"] == false) {
        std::cerr << "zuilctl: the kiosk does not run; start it, and ask again\n";
        return exit_not_running;
    }
    const SystemClock clock;
    SystemRandom random;
    StaffRequest numbered = request;
    numbered.id = UuidMaker{clock, random}.next();
    const auto answer = ask_kiosk(data, numbered, clock, patience);
    if (!answer) {
        std::cerr << "zuilctl: " << answer.error().detail << '\n';
        return EXIT_FAILURE;
    }
    said = *answer;
    return EXIT_SUCCESS;
}

}  // namespace zuil
