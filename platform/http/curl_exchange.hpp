#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/http.hpp"
#include "platform/http/url.hpp"

namespace zuil {

// One request under way: the curl handle, what has come in so far, and what its end means. Only for this folder.
class CurlExchange {
public:
    using Time = std::chrono::steady_clock::time_point;

    // bad_data when this may not be asked.
    static Result<std::unique_ptr<CurlExchange>> start(HttpRequest request, Url url, const HttpOptions& options);

    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;
    ~CurlExchange();

    CURL* handle() const { return handle_.get(); }
    Time deadline() const { return deadline_; }

    // Ready to be sent again, to where this answer points; false when it is not a redirect that is followed.
    bool redirect();
    // What the exchange came to.
    Result<HttpReply> outcome(CURLcode code);
    Error too_late() const;

private:
    CurlExchange(HttpRequest request, Url url, const HttpOptions& options);

    void set_up_connection();
    void set_up_request();
    void set_up_body();
    void add_header(const std::string& line);
    bool was_sent() const;
    Error error_of(CURLcode code) const;

    std::size_t take_header(std::string_view line);
    std::size_t take_body(std::string_view piece);
    std::size_t give_body(char* room, std::size_t bytes);
    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* exchange);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* exchange);
    static std::size_t on_read(char* room, std::size_t size, std::size_t count, void* exchange);

    HttpRequest request_;
    Url url_;
    const HttpOptions& options_;
    Time deadline_;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_{curl_easy_init(), curl_easy_cleanup};
    curl_slist* header_list_ = nullptr;
    std::size_t body_sent_ = 0;
    int redirects_ = 0;
    HttpReply reply_;
    std::uint64_t reply_bytes_ = 0;
    std::size_t header_bytes_ = 0;
    bool head_ended_ = false;
    std::string refusal_;  // why we stopped reading
};

}  // namespace zuil
