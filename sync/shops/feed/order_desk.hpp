#pragma once

#include <functional>
#include <optional>
#include <string>

#include "platform/base/result.hpp"
#include "sync/shops/feed/feed_shop.hpp"
#include "sync/shops/requests.hpp"

namespace zuil::feed {

// Hands order documents over, to a web address or into a folder, and looks whether they are there.
class OrderDesk {
public:
    // What was answered to a document: nothing, or a JSON object that may name the shop's own number.
    using Answer = std::string;

    OrderDesk(Requests& requests, const FeedOptions& options) : requests_{requests}, options_{options} {}

    // Puts the document there under its name; the same one again changes nothing. After success it is there.
    void put(const std::string& name, std::string document, Done<Answer> done);
    // The document of that name, or nullopt where there is none.
    void get(const std::string& name, Done<std::optional<std::string>> done);

private:
    Result<Answer> put_into_folder(const std::string& name, const std::string& document) const;
    Result<std::optional<std::string>> get_from_folder(const std::string& name) const;
    HttpRequest request_to(std::string url) const;
    std::string url_of(const std::string& name) const;

    Requests& requests_;
    const FeedOptions& options_;
};

}  // namespace zuil::feed
