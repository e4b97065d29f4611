#pragma once

#include <optional>

#include "kiosk/config/engine_settings.hpp"

namespace zuil {

class TomlTable;

// [till]: the form of what a till reads.
std::optional<TillSettings> read_till(TomlTable table);

}  // namespace zuil
