#include "sync/shops/vendure/client.hpp"

#include <fmt/format.h>

#include "platform/http/http_date.hpp"

namespace zuil::vendure {
namespace {

bool holds_json(const HttpReply& reply) { return reply.header("content-type").find("json") != std::string_view::npos; }

}  // namespace

Result<Answer> judge_reply(HttpReply reply) {
    const int status = reply.status;
    if (status == 401 || status == 403) {
        return fail(Errc::no_access, fmt::format("the shop does not take this key ({})", status));
    }
    if ((!reply.ok() && status != 400) || !holds_json(reply)) {
        const std::string detail =
            fmt::format("the shop answered {} with {}", status, holds_json(reply) ? "JSON" : "no JSON");
        return tl::unexpected<Error>{Error{Errc::shop_fault, detail, retry_after(reply)}};
    }
    return Answer{.body = std::move(reply.body),
                  .session = std::string{reply.header("vendure-auth-token")},
                  .server_clock = parse_http_date(reply.header("date"))};
}

void Client::admin(std::string body, std::chrono::milliseconds deadline, AnswerDone done) {
    HttpRequest request{.method = HttpMethod::post, .url = options_.admin_api, .headers = {}, .body = std::move(body)};
    request.headers.emplace_back("vendure-api-key", options_.api_key);
    request.deadline = deadline;
    send(std::move(request), std::move(done));
}

void Client::shop(const std::string& session, std::string body, std::chrono::milliseconds deadline, AnswerDone done) {
    HttpRequest request{.method = HttpMethod::post, .url = options_.shop_api, .headers = {}, .body = std::move(body)};
    if (!session.empty()) request.headers.emplace_back("authorization", "Bearer " + session);
    request.deadline = deadline;
    send(std::move(request), std::move(done));
}

void Client::send(HttpRequest request, AnswerDone done) {
    // Vendure says nothing until it has worked out all of an answer.
    request.silence_max = std::chrono::ceil<std::chrono::seconds>(request.deadline);
    request.headers.emplace_back("content-type", "application/json");
    request.headers.emplace_back("accept", "application/json");
    if (!options_.channel.empty()) request.headers.emplace_back("vendure-token", options_.channel);
    requests_.send(std::move(request),
                   [done = std::move(done)](Result<HttpReply> reply) { done(std::move(reply).and_then(judge_reply)); });
}

}  // namespace zuil::vendure
