#include "platform/http/curl_exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

constexpr std::size_t header_bytes_max = 256U << 10U;
constexpr int redirects_max = 5;
constexpr long slow_bytes_per_second = 100;

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    ENSURE(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// A line break in a value would let it become a header of its own.
bool is_one_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos; }

bool has_body(const HttpRequest& request) {
    return request.method == HttpMethod::post || request.method == HttpMethod::put || !request.body.empty();
}

// Of every first address and of where a redirect points.
Status check_address(const Url& url, const HttpOptions& options) {
    if (url.scheme == "https") return {};
    if (url.scheme != "http") return fail(Errc::bad_data, fmt::format("{}:// is not spoken here", url.scheme));
    if (options.plain_http_anywhere || url.is_this_machine()) return {};
    return fail(Errc::bad_data, fmt::format("{}: http:// goes to this machine only", url.host));
}

}  // namespace

Result<std::unique_ptr<CurlExchange>> CurlExchange::start(HttpRequest request, Url url, const HttpOptions& options) {
    TRY_DO(check_address(url, options));
    for (const auto& [name, value] : request.headers) {
        if (!is_one_line(name) || !is_one_line(value)) return fail(Errc::bad_data, "a header holds a line break");
    }
    return std::unique_ptr<CurlExchange>{new CurlExchange{std::move(request), std::move(url), options}};
}

CurlExchange::CurlExchange(HttpRequest request, Url url, const HttpOptions& options)
    : request_{std::move(request)},
      url_{std::move(url)},
      options_{options},
      deadline_{std::chrono::steady_clock::now() + request_.deadline} {
    ENSURE(handle_ != nullptr);
    set_up_connection();
    set_up_request();
    set_up_body();
    set(handle(), CURLOPT_HTTPHEADER, header_list_);
}

CurlExchange::~CurlExchange() {
    handle_.reset();
    curl_slist_free_all(header_list_);
}

void CurlExchange::set_up_connection() {
    set(handle(), CURLOPT_URL, request_.url.c_str());
    set(handle(), CURLOPT_PROTOCOLS_STR, "https,http");
    set(handle(), CURLOPT_USERAGENT, options_.user_agent.c_str());
    set(handle(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_deadline.count()));
    set(handle(), CURLOPT_LOW_SPEED_LIMIT, slow_bytes_per_second);
    set(handle(), CURLOPT_LOW_SPEED_TIME, static_cast<long>(request_.silence_max.count()));
    set(handle(), CURLOPT_TCP_KEEPALIVE, 1L);
    set(handle(), CURLOPT_NOSIGNAL, 1L);
    // A request that is given up must not wait for the thread that still looks up its name.
    set(handle(), CURLOPT_QUICK_EXIT, 1L);
    set(handle(), CURLOPT_SSL_VERIFYPEER, 1L);
    set(handle(), CURLOPT_SSL_VERIFYHOST, 2L);
    set(handle(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // In place of the file that the system has; its folder of the same certificates stays.
    if (!options_.ca_file.empty()) set(handle(), CURLOPT_CAINFO, options_.ca_file.c_str());
    if (url_.is_this_machine()) set(handle(), CURLOPT_PROXY, "");
}

void CurlExchange::set_up_request() {
    set(handle(), CURLOPT_HEADERFUNCTION, &CurlExchange::on_header);
    set(handle(), CURLOPT_HEADERDATA, this);
    set(handle(), CURLOPT_WRITEFUNCTION, &CurlExchange::on_body);
    set(handle(), CURLOPT_WRITEDATA, this);
    for (const auto& [name, value] : request_.headers)
        add_header(value.empty() ? name + ";" : fmt::format("{}: {}", name, value));
    const std::uint64_t from = request_.resume_from;
    const std::uint64_t bytes = request_.range_bytes;
    if (!request_.etag.empty() && is_one_line(request_.etag))
        add_header(fmt::format("{}: {}", from > 0 ? "If-Range" : "If-None-Match", request_.etag));
    if (from == 0 && bytes == 0) {
        // A zstd window may take 128 MB, so it is not offered.
        set(handle(), CURLOPT_ACCEPT_ENCODING, "gzip, br");
    } else {
        // Not CURLOPT_RANGE, which takes a 200 for an error.
        add_header(fmt::format("Range: bytes={}-{}", from, bytes == 0 ? "" : std::to_string(from + bytes - 1)));
    }
    if (request_.method == HttpMethod::head) {
        set(handle(), CURLOPT_NOBODY, 1L);
    } else {
        // Refuses by the announced size; what is not announced is counted.
        set(handle(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.reply_bytes_max));
    }
}

// curl silently sends a request again when a kept connection turns out to be closed, although the other side may have
// acted on it. It cannot when the body comes from a function that cannot go back to its beginning; and an empty body
// gets a connection of its own.
void CurlExchange::set_up_body() {
    if (request_.method == HttpMethod::delete_) set(handle(), CURLOPT_CUSTOMREQUEST, "DELETE");
    if (!has_body(request_)) {
        if (request_.method == HttpMethod::delete_) set(handle(), CURLOPT_FRESH_CONNECT, 1L);
        return;
    }
    const auto bytes = static_cast<curl_off_t>(request_.body.size());
    if (request_.method == HttpMethod::put) {
        set(handle(), CURLOPT_UPLOAD, 1L);
        set(handle(), CURLOPT_INFILESIZE_LARGE, bytes);
    } else {
        set(handle(), CURLOPT_POST, 1L);
        set(handle(), CURLOPT_POSTFIELDSIZE_LARGE, bytes);
    }
    set(handle(), CURLOPT_READFUNCTION, &CurlExchange::on_read);
    set(handle(), CURLOPT_READDATA, this);
    if (request_.body.empty()) set(handle(), CURLOPT_FRESH_CONNECT, 1L);
    // Saves a round trip, and a second of waiting where the other side does not know it.
    add_header("Expect:");
}

void CurlExchange::add_header(const std::string& line) {
    curl_slist* longer = curl_slist_append(header_list_, line.c_str());
    ENSURE(longer != nullptr);
    header_list_ = longer;
}

std::size_t CurlExchange::on_header(char* data, std::size_t size, std::size_t count, void* exchange) {
    return static_cast<CurlExchange*>(exchange)->take_header({data, size * count});
}

std::size_t CurlExchange::on_body(char* data, std::size_t size, std::size_t count, void* exchange) {
    return static_cast<CurlExchange*>(exchange)->take_body({data, size * count});
}

std::size_t CurlExchange::on_read(char* room, std::size_t size, std::size_t count, void* exchange) {
    return static_cast<CurlExchange*>(exchange)->give_body(room, size * count);
}

std::size_t CurlExchange::take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > header_bytes_max) {
        refusal_ = "the headers are too large";
        return 0;
    }
    // An interim answer (1xx) comes before the one that counts.
    if (line.starts_with("HTTP/")) reply_.headers.clear();
    head_ended_ = trimmed(line).empty();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && colon > 0)
        reply_.headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    return line.size();
}

std::size_t CurlExchange::take_body(std::string_view piece) {
    reply_bytes_ += piece.size();
    if (reply_bytes_ > request_.reply_bytes_max) {
        refusal_ = fmt::format("the answer is larger than {} bytes", request_.reply_bytes_max);
        return 0;
    }
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    if (request_.on_piece && (status == 200 || status == 206)) {
        request_.on_piece(static_cast<int>(status), piece);
    } else {
        reply_.body.append(piece);
    }
    return piece.size();
}

std::size_t CurlExchange::give_body(char* room, std::size_t bytes) {
    const std::size_t count = std::min(bytes, request_.body.size() - body_sent_);
    std::memcpy(room, request_.body.data() + body_sent_, count);
    body_sent_ += count;
    return count;
}

bool CurlExchange::redirect() {
    const bool only_reads = request_.method == HttpMethod::get || request_.method == HttpMethod::head;
    char* target = nullptr;
    curl_easy_getinfo(handle(), CURLINFO_REDIRECT_URL, &target);
    if (!only_reads || target == nullptr || redirects_ >= redirects_max) return false;
    const auto url = parse_url(target);
    if (!url || url->scheme != url_.scheme || !check_address(*url, options_)) return false;
    if (url->host != url_.host && !request_.headers.empty()) return false;
    ++redirects_;
    request_.url = target;
    url_ = *url;
    reply_ = {};
    reply_bytes_ = header_bytes_ = 0;
    set(handle(), CURLOPT_URL, request_.url.c_str());
    return true;
}

Result<HttpReply> CurlExchange::outcome(CURLcode code) {
    if (code != CURLE_OK) return tl::unexpected<Error>{error_of(code)};
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    reply_.status = static_cast<int>(status);
    // curl takes a connection that closes between two header lines for the end of an answer without a body.
    if (!head_ended_) return fail(Errc::timeout, fmt::format("{}: the answer was cut", url_.host));
    return std::move(reply_);
}

bool CurlExchange::was_sent() const {
    long bytes = 0;
    curl_easy_getinfo(handle(), CURLINFO_REQUEST_SIZE, &bytes);
    return bytes > 0;
}

Error CurlExchange::too_late() const {
    return {was_sent() ? Errc::timeout : Errc::offline,
            fmt::format("{}: no answer within {} ms", url_.host, request_.deadline.count())};
}

Error CurlExchange::error_of(CURLcode code) const {
    if (!refusal_.empty()) return {Errc::bad_data, fmt::format("{}: {}", url_.host, refusal_)};
    const std::string detail = fmt::format("{}: {}", url_.host, curl_easy_strerror(code));
    switch (code) {
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_DOWNLOAD_RESUME:
    case CURLE_URL_MALFORMAT: return {Errc::bad_data, detail};
    default: return {was_sent() ? Errc::timeout : Errc::offline, detail};
    }
}

}  // namespace zuil
