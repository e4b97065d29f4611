#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil::feed {

// The address that `reference` means in a document at `base`, for what a feed needs: absolute ones as they are, "/x"
// from the root of the host, the rest beside the document. Refused (bad_data) are schemes other than https, http and
// file, file addresses in a document that is no file itself, and steps up ("..").
Result<std::string> resolve(std::string_view base, std::string_view reference);

// Scheme, host and port: what a secret may be sent to. Empty for a file.
std::string_view origin(std::string_view url);

}  // namespace zuil::feed
