#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

enum class HttpMethod { get, head, post, put, delete_ };

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    HttpMethod method = HttpMethod::get;
    std::string url{};  // https://, http:// (to this machine only, unless the options allow more) or file://
    HttpHeaders headers{};
    std::string body{};
    std::chrono::milliseconds deadline{30'000};  // for the whole exchange
    // Fewer than 100 bytes a second for so long counts as silence, and ends it. A server that thinks before it says
    // anything needs as much as its whole deadline.
    std::chrono::seconds silence_max{15};
    std::uint64_t reply_bytes_max = 32U << 20U;  // after decompression; more is refused with bad_data
    // Sent as If-None-Match when not empty; with resume_from as If-Range, so that a part of the old file is never
    // followed by a part of the new one.
    std::string etag{};
    // Bytes that are here already: sent as a Range. 206 brings the rest; 200 means that all of it comes again.
    std::uint64_t resume_from = 0;
    std::uint64_t range_bytes = 0;  // with it, ask for no more than this many bytes; 0 is all the rest
    // Takes the body of a 200 or 206 piece by piece instead of HttpReply::body, so that a download that is cut can be
    // resumed. Called from poll(); it must not call Http.
    std::function<void(int status, std::string_view piece)> on_piece{};
};

// Any answer at all, whatever its status: judging the status is the caller's work. That includes a login page that a
// guest network puts in the place of the answer.
//
// Redirects are followed for GET and HEAD: within one scheme, and to another host only when the request carries no
// headers, because those may hold a key. Any other 3xx is handed over as it is.
struct HttpReply {
    // A file:// answer is 200, 404 where there is no such file, and for a range 206 with Content-Range, or 416 where
    // the range begins at or behind the end, as a web server says it. It has an ETag too.
    int status = 0;
    HttpHeaders headers{};
    std::string body{};

    bool ok() const { return status >= 200 && status < 300; }
    // The first header of that name, compared without case; empty when absent.
    std::string_view header(std::string_view name) const;
};

// The error is offline (nothing of the request went out), timeout (it did, and the outcome is unknown: too late, too
// slow, or cut) or bad_data (too large, broken encoding, an address that is not allowed). Its text names the host only.
using HttpDone = std::function<void(Result<HttpReply>)>;

// Identifies one request under way; 0 is none.
using HttpTicket = std::uint64_t;

// The network as the engine sees it: requests are started, and their ends are delivered by poll() on the same thread.
class Http {
public:
    Http() = default;
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;
    virtual ~Http() = default;

    // Never blocks, and never calls `done` before it returns. A request that may change something goes out once at
    // most: only the caller knows whether it may be repeated.
    virtual HttpTicket send(HttpRequest request, HttpDone done) = 0;
    // Calls `job` from the next poll(): for an answer that needs no network but must not come before its question ends.
    virtual HttpTicket post(std::function<void()> job) = 0;
    // Forgets a request or a job: it is never called.
    virtual void cancel(HttpTicket ticket) = 0;
    // Delivers what has ended, waiting at most that long for something to happen. Returns how many ended. Not to be
    // called from what it delivers; the others may be.
    virtual int poll(std::chrono::milliseconds wait) = 0;
    // Ends a wait in poll() early; the only call that other threads may make.
    virtual void wake() = 0;
};

struct HttpOptions {
    int connections_max = 8;
    int connections_per_host_max = 4;
    std::chrono::milliseconds connect_deadline{5'000};
    std::string user_agent = "zuil";
    std::string ca_file{};             // PEM: certificates that are trusted besides the system's; empty: none
    bool plain_http_anywhere = false;  // for a test network; otherwise http:// goes to this machine only
};

// The real network, over libcurl's multi interface.
std::unique_ptr<Http> make_curl_http(HttpOptions options = {});

}  // namespace zuil
