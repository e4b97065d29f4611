#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil::test {

// A real shop of the test's own: a server and its database, run by the scripts in the platform's folder, stopped and
// wiped with this. It ends by itself when the test is killed.
class ShopProcess {
public:
    // `environment`: "NAME=value", for a shop of another kind.
    explicit ShopProcess(std::string platform, std::vector<std::string> environment = {});
    ShopProcess(const ShopProcess&) = delete;
    ShopProcess& operator=(const ShopProcess&) = delete;
    ~ShopProcess();

    std::string start() const;  // the JSON that `up` prints: where everything is
    void stop() const;
    void seed(int products) const;

    // What ../one_time_codes.js sent there last; empty: nothing.
    std::string sent_code(const std::string& contact) const;

    // The tables themselves, past the shop and past the connector: rows of texts, null as "".
    std::vector<std::vector<std::string>> sql(const std::string& database_url, std::string_view query) const;

private:
    std::string tool(std::string_view name) const;
    std::string folder() const;

    const std::string platform_;
    const std::vector<std::string> environment_;
    TemporaryFolder folder_;
};

// What `up` printed, without what it said on the way.
Json parse_where(const std::string& output);
// Of "http://127.0.0.1:20123/shop-api".
int port_of(const std::string& address);
// The same address at another port.
std::string at_port(std::string address, int port);

// Runs one call of the port to its end.
template <class T, class Call>
Result<T> wait_for(Http& http, Call call) {
    std::optional<Result<T>> answer;
    call([&answer](Result<T> result) { answer = std::move(result); });
    const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes{5};
    while (!answer) {
        http.poll(std::chrono::milliseconds{100});
        if (std::chrono::steady_clock::now() > patience) throw std::runtime_error{"a call never ended"};
    }
    return *std::move(answer);
}

}  // namespace zuil::test
