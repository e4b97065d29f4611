#include "platform/base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace zuil::log {
namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = spdlog::stderr_logger_mt("zuil");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum native(Level level) {
    switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
    case Level::nothing: return spdlog::level::off;
    }
    return spdlog::level::info;
}

}  // namespace

void set_level(Level least) { logger().set_level(native(least)); }
void flush() { logger().flush(); }
void write(Level level, std::string_view line) { logger().log(native(level), line); }

}  // namespace zuil::log
