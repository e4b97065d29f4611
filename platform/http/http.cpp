#include "platform/http/http.hpp"

#include <strings.h>

namespace zuil {

std::string_view HttpReply::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key.size() == name.size() && ::strncasecmp(key.data(), name.data(), name.size()) == 0) return value;
    }
    return {};
}

}  // namespace zuil
