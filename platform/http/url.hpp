#pragma once

#include <string>

#include "platform/base/result.hpp"

namespace zuil {

// What matters of an address before it is used.
struct Url {
    std::string scheme;  // in lower case
    std::string host;    // empty for file://
    std::string path;    // without its percent signs, for file://

    // localhost, 127.0.0.0/8 and ::1.
    bool is_this_machine() const;
};

// bad_data when it is not an address.
Result<Url> parse_url(const std::string& text);

}  // namespace zuil
