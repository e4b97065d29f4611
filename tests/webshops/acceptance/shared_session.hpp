#pragma once

#include <memory>
#include <stdexcept>

#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {

struct Session {
    std::unique_ptr<RealShop> real = start_real_shop();
    SystemClock clock;
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop = real->connect(*http, clock, {});

    template <class T, class Call>
    T get(Call call) {
        auto result = wait_for<T>(*http, call);
        if (!result) throw std::runtime_error{result.error().detail};
        return std::move(*result);
    }
};

// One server for all tests of this program; what the last one does to its catalogue is no other's concern.
inline Session& shared_session() {
    static Session session;
    return session;
}

}  // namespace zuil::test
