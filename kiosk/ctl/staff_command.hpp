#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace zuil {

// `zuilctl staff add|list|remove|reset-pin|unlock`: who may work at a kiosk. A PIN is typed or read from standard
// input, hashed here, and never an argument: others on the machine see those.
class StaffCommand {
public:
    explicit StaffCommand(CLI::App& app);
    StaffCommand(const StaffCommand&) = delete;
    StaffCommand& operator=(const StaffCommand&) = delete;

    bool is_wanted() const;
    // What zuilctl exits with.
    int run(const std::filesystem::path& data) const;

private:
    int add(const std::filesystem::path& data) const;
    int reset_pin(const std::filesystem::path& data) const;

    CLI::App* staff_;
    CLI::App* add_;
    CLI::App* list_;
    CLI::App* remove_;
    CLI::App* reset_;
    CLI::App* unlock_;
    std::string name_;
    std::string role_ = "staff";
    bool badge_ = false;
    std::string id_;
};

}  // namespace zuil
