#pragma once

#include <optional>
#include <string>

#include "platform/secrets/secret_text.hpp"

namespace zuil {

// A line from standard input; from a terminal without showing it, after `question`. Absent: there is none.
std::optional<SecretText> read_secret(const std::string& question);

// Whether standard input is a terminal, where nobody sees what they type.
bool is_typed();

// Why somebody could guess it; empty: it will do. Six digits at least, twelve at most.
std::string weakness_of_pin(const SecretText& pin);

}  // namespace zuil
