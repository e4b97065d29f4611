#include "platform/http/url.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <memory>

namespace zuil {
namespace {

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
    const std::unique_ptr<char, decltype(&curl_free)> owned{text, curl_free};
    return text;
}

}  // namespace

bool Url::is_this_machine() const {
    if (host == "localhost" || host == "[::1]") return true;
    in_addr address{};
    return ::inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24U) == 127;
}

Result<Url> parse_url(const std::string& text) {
    const UrlHandle url{curl_url(), curl_url_cleanup};
    // A zero byte would end the address for curl, and not for who checked it.
    const bool is_whole = text.find('\0') == std::string::npos;
    if (!is_whole || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return fail(Errc::bad_data, "this is not an address");
    return Url{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST),
               part_of(url.get(), CURLUPART_PATH, CURLU_URLDECODE)};
}

}  // namespace zuil
