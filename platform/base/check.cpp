#include "platform/base/check.hpp"

#include <cstdlib>

#include "platform/base/log.hpp"

namespace zuil {

void die(std::string_view condition, std::string_view file, int line) {
    log::error("a bug: {} does not hold ({}:{})", condition, file, line);
    log::flush();
    std::abort();
}

}  // namespace zuil
