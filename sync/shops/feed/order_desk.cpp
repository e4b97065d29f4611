#include "sync/shops/feed/order_desk.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "platform/files/files.hpp"
#include "platform/http/http_date.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"
#include "sync/shops/feed/order_document.hpp"

namespace zuil::feed {
namespace {

// What the receiver says for people, where it says it as {"reason": "..."}.
std::string reason_in(const HttpReply& reply) {
    const auto json = parse_json(reply.body, {.bytes_max = 64U << 10U, .depth_max = 8});
    const std::string reason = json ? JsonReader{*json, ""}.string_or("reason", "") : std::string{};
    if (reason.empty()) return fmt::format("the receiver of orders answered with status {}", reply.status);
    constexpr std::size_t reason_bytes_max = 300;
    return std::string{front_of(reason, reason_bytes_max)};
}

// What stands between the kiosk and the receiver answers with a page for people: a network that wants a log-in first, a
// proxy that has a fault. Whatever its status says, it says nothing of the order.
bool is_web_page(const HttpReply& reply) {
    const std::size_t first = reply.body.find_first_not_of(" \t\r\n");
    return reply.header("Content-Type").find("html") != std::string_view::npos ||
           (first != std::string::npos && reply.body[first] == '<');
}

Error refusal(Errc code, const HttpReply& reply) { return {code, reason_in(reply), retry_after(reply)}; }

// Only an answer about this very document ends its order. A wrong password or address is the set-up's fault: such
// orders wait until it is put right.
Errc judge(int status) {
    switch (status) {
    case 400:
    case 406:
    case 413:
    case 415:
    case 422: return Errc::refused;
    case 401:
    case 403: return Errc::no_access;
    case 409: return Errc::conflict;
    default: return Errc::shop_fault;
    }
}

}  // namespace

HttpRequest OrderDesk::request_to(std::string url) const {
    HttpRequest request;
    request.url = std::move(url);
    request.reply_bytes_max = document_bytes_max;
    if (!options_.orders_authorization.empty()) {
        request.headers.emplace_back("Authorization", options_.orders_authorization);
    }
    return request;
}

std::string OrderDesk::url_of(const std::string& name) const {
    const bool has_slash = options_.orders_to.ends_with('/');
    return options_.orders_to + (has_slash ? "" : "/") + name;
}

void OrderDesk::put(const std::string& name, std::string document, Done<Answer> done) {
    if (options_.handover == FeedOptions::Handover::folder) {
        requests_.post([done = std::move(done), outcome = put_into_folder(name, document)] { done(outcome); });
        return;
    }
    const bool is_post = options_.handover == FeedOptions::Handover::post;
    HttpRequest request = request_to(is_post ? options_.orders_to : url_of(name));
    request.method = is_post ? HttpMethod::post : HttpMethod::put;
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.emplace_back("Idempotency-Key", name.substr(0, name.find('.')));
    request.body = std::move(document);
    requests_.send(std::move(request), [done = std::move(done)](Result<HttpReply> reply) {
        if (!reply) return done(tl::unexpected<Error>{std::move(reply).error()});
        if (is_web_page(*reply)) {
            const std::string detail =
                fmt::format("a web page answered in place of the receiver, with {}", reply->status);
            return done(tl::unexpected<Error>{Error{Errc::shop_fault, detail, retry_after(*reply)}});
        }
        if (!reply->ok()) return done(tl::unexpected<Error>{refusal(judge(reply->status), *reply)});
        done(std::move(reply->body));
    });
}

void OrderDesk::get(const std::string& name, Done<std::optional<std::string>> done) {
    if (options_.handover == FeedOptions::Handover::folder) {
        requests_.post([done = std::move(done), outcome = get_from_folder(name)] { done(outcome); });
        return;
    }
    requests_.send(request_to(url_of(name)), [done = std::move(done)](Result<HttpReply> reply) {
        if (!reply) return done(tl::unexpected<Error>{std::move(reply).error()});
        // 405: a receiver that takes orders and shows none. Nothing is known then, and the same document goes out
        // again.
        if (reply->status == 404 || reply->status == 410 || reply->status == 405) return done(std::nullopt);
        if (!reply->ok()) return done(tl::unexpected<Error>{refusal(Errc::shop_fault, *reply)});
        done(std::optional{std::move(reply->body)});
    });
}

// A full disk or a folder without rights is put right by somebody; until then the order waits.
Result<OrderDesk::Answer> OrderDesk::put_into_folder(const std::string& name, const std::string& document) const {
    const std::filesystem::path folder{options_.orders_to};
    Status written = make_folder(folder);
    if (written) written = write_file(folder / name, document);
    if (!written) return fail(Errc::shop_fault, written.error().detail);
    return Answer{};
}

Result<std::optional<std::string>> OrderDesk::get_from_folder(const std::string& name) const {
    auto document = read_file(std::filesystem::path{options_.orders_to} / name, document_bytes_max);
    if (document) return std::optional{std::move(*document)};
    if (document.error().code == Errc::not_found) return std::optional<std::string>{};
    return fail(Errc::shop_fault, document.error().detail);
}

}  // namespace zuil::feed
