#pragma once

#include <filesystem>

#include "kiosk/config/settings.hpp"
#include "kiosk/config/toml_table.hpp"

// The table [connector]: which webshop, and how to reach it.
namespace zuil {

// Turns a path relative to the configuration file into a file:// address; what is an address stays what it is.
std::string address(const std::string& text, const std::filesystem::path& folder);

// Empty when the key is absent.
std::filesystem::path path_setting(TomlTable& table, std::string_view key, const std::filesystem::path& folder);

void read_connector(TomlTable& root, const std::filesystem::path& folder, Settings& settings);

}  // namespace zuil
