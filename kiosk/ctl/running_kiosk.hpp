#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/desk/staff_desk.hpp"

namespace zuil {

// What the kiosk last wrote of how it is, with "running"; null, and said why on standard error, when there is nothing
// to read.
nlohmann::json read_status(const std::filesystem::path& data);

inline constexpr int exit_not_running = 2;

// What zuilctl exits with: 0 when it was done and what the kiosk said was handed to `said`, 1 when the kiosk said why
// not, exit_not_running when there is no kiosk to ask. All but the first are explained on standard error.
int ask_running(const std::filesystem::path& data, const StaffRequest& request, std::string& said);

}  // namespace zuil
