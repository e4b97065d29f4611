#include "sync/shops/medusa/client.hpp"

#include <fmt/format.h>

#include "platform/http/http_date.hpp"
#include "platform/text/text.hpp"

namespace zuil::medusa {
namespace {

// Medusa's messages go to the log and to staff.
constexpr std::size_t message_bytes_max = 300;

bool holds_json(const HttpReply& reply) { return reply.header("content-type").find("json") != std::string_view::npos; }

Errc errc_of(int status, const JsonReader& error) {
    // A cart is told by a code, a completion and a reservation in words only.
    const bool has_too_few = error.string_or("code", "") == "insufficient_inventory" ||
                             error.string_or("message", "").starts_with("Not enough stock");
    if (has_too_few) return Errc::conflict;
    if (status == 404 && error.string_or("type", "") == "not_found") return Errc::not_found;
    return status == 400 || status == 422 ? Errc::refused : Errc::shop_fault;
}

}  // namespace

Client::Client(Http& http, const MedusaOptions& options)
    : options_{options}, authorization_{"Basic " + base64(options.secret_key + ":")}, requests_{http} {}

Result<Answer> judge_reply(HttpReply reply) {
    const int status = reply.status;
    if (status == 401 || status == 403) {
        return fail(Errc::no_access, fmt::format("the shop does not take this key ({})", status));
    }
    const auto fault = [&](std::string_view what) {
        const std::string detail = fmt::format("the shop answered {} with {}", status, what);
        return tl::unexpected<Error>{Error{Errc::shop_fault, detail, retry_after(reply)}};
    };
    if (!holds_json(reply)) return fault("no JSON");
    auto json = parse_json(reply.body);
    if (!json || !json->is_object()) return fault("JSON that does not hold");
    if (reply.ok()) return Answer{.json = *std::move(json), .server_clock = parse_http_date(reply.header("date"))};
    const JsonReader error{*json, ""};
    const Errc code = errc_of(status, error);
    const std::string type = error.string_or("type", "an error without a name");
    if (code == Errc::shop_fault) return fault(type);
    const std::string message = error.string_or("message", "");
    return fail(code, fmt::format("{}: {}", type, front_of(message, message_bytes_max)));
}

void Client::store_get(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done) {
    send(Api::store, {}, path, deadline, std::move(done));
}

void Client::admin_get(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done) {
    send(Api::admin, {}, path, deadline, std::move(done));
}

void Client::store_post(const RequestPath& path, const Json& body, std::chrono::milliseconds deadline,
                        AnswerDone done) {
    send(Api::store, {.method = HttpMethod::post, .body = to_text(body)}, path, deadline, std::move(done));
}

void Client::store_delete(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done) {
    send(Api::store, {.method = HttpMethod::delete_}, path, deadline, std::move(done));
}

void Client::admin_delete(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done) {
    send(Api::admin, {.method = HttpMethod::delete_}, path, deadline, std::move(done));
}

void Client::admin_post(const RequestPath& path, const Json& body, std::chrono::milliseconds deadline,
                        AnswerDone done) {
    send(Api::admin, {.method = HttpMethod::post, .body = to_text(body)}, path, deadline, std::move(done));
}

void Client::send(Api api, HttpRequest request, const RequestPath& path, std::chrono::milliseconds deadline,
                  AnswerDone done) {
    request.url = options_.server + path.text();
    request.deadline = deadline;
    // Medusa says nothing until it has worked out all of an answer.
    request.silence_max = std::chrono::ceil<std::chrono::seconds>(deadline);
    request.headers.emplace_back("accept", "application/json");
    if (request.method == HttpMethod::post) request.headers.emplace_back("content-type", "application/json");
    if (api == Api::store) {
        request.headers.emplace_back("x-publishable-api-key", options_.publishable_key);
    } else {
        request.headers.emplace_back("authorization", authorization_);
    }
    requests_.send(std::move(request),
                   [done = std::move(done)](Result<HttpReply> reply) { done(std::move(reply).and_then(judge_reply)); });
}

}  // namespace zuil::medusa
