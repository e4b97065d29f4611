#include "platform/base/result.hpp"

#include <fmt/format.h>

namespace zuil {

std::string_view to_string(Errc code) {
    switch (code) {
    case Errc::offline: return "offline";
    case Errc::timeout: return "timeout";
    case Errc::refused: return "refused";
    case Errc::no_access: return "no_access";
    case Errc::shop_fault: return "shop_fault";
    case Errc::bad_data: return "bad_data";
    case Errc::not_found: return "not_found";
    case Errc::conflict: return "conflict";
    case Errc::store_fault: return "store_fault";
    case Errc::device_fault: return "device_fault";
    }
    return "unknown";
}

bool is_transient(Errc code) {
    switch (code) {
    case Errc::offline:
    case Errc::timeout:
    case Errc::no_access:
    case Errc::shop_fault:
    case Errc::device_fault: return true;
    case Errc::refused:
    case Errc::bad_data:
    case Errc::not_found:
    case Errc::conflict:
    case Errc::store_fault: return false;
    }
    return false;
}

tl::unexpected<Error> fail_in(std::string_view where, Error error) {
    error.detail = fmt::format("{}: {}", where, error.detail);
    return tl::unexpected<Error>{std::move(error)};
}

}  // namespace zuil
