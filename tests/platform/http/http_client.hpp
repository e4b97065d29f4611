#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>

#include "platform/http/http.hpp"

namespace zuil::test {

// Asks one thing and waits for its end.
inline Result<HttpReply> ask(Http& http, HttpRequest request) {
    std::optional<Result<HttpReply>> answer;
    http.send(std::move(request), [&answer](Result<HttpReply> result) { answer = std::move(result); });
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!answer) {
        http.poll(std::chrono::milliseconds{100});
        if (std::chrono::steady_clock::now() > patience) throw std::runtime_error{"a request never ended"};
    }
    return *std::move(answer);
}

inline Result<HttpReply> ask(HttpRequest request, HttpOptions options = {}) {
    return ask(*make_curl_http(std::move(options)), std::move(request));
}

}  // namespace zuil::test
