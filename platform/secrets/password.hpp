#pragma once

#include <string>

#include "platform/secrets/secret_text.hpp"

namespace zuil {

// Argon2id, as the text that a configuration or database keeps. Takes 64 MB and about a tenth of a second, on purpose:
// not for the thread that draws.
std::string hash_password(const SecretText& password);

// False for a wrong password, and for a text that hash_password() did not make.
bool is_password(const SecretText& password, const std::string& hash);

}  // namespace zuil
