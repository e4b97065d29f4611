#pragma once

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"
#include "platform/json/json.hpp"
#include "sync/shops/listing.hpp"
#include "sync/shops/medusa/medusa_shop.hpp"
#include "sync/shops/medusa/request_path.hpp"
#include "sync/shops/requests.hpp"

namespace zuil::medusa {

// What an API answered, when that was good.
struct Answer {
    Json json;                             // an object
    std::optional<WallTime> server_clock;  // by the Date header
};

using AnswerDone = std::function<void(Result<Answer>)>;

// Asks the two APIs. What is under way when the client goes away is never answered.
class Client {
public:
    Client(Http& http, const MedusaOptions& options);

    void store_get(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done);
    void admin_get(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done);
    void store_post(const RequestPath& path, const Json& body, std::chrono::milliseconds deadline, AnswerDone done);
    void admin_post(const RequestPath& path, const Json& body, std::chrono::milliseconds deadline, AnswerDone done);
    void store_delete(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done);
    void admin_delete(const RequestPath& path, std::chrono::milliseconds deadline, AnswerDone done);
    void post(std::function<void()> job) { requests_.post(std::move(job)); }

private:
    enum class Api { store, admin };
    void send(Api api, HttpRequest request, const RequestPath& path, std::chrono::milliseconds deadline,
              AnswerDone done);

    const MedusaOptions& options_;
    const std::string authorization_;
    Requests requests_;
};

// Medusa reports errors by the status, with {type, message, code} beside it:
//   not_found   it said itself that something is not there (404)
//   conflict    more is wanted than it has (insufficient_inventory)
//   refused     it understood and says no (400)
//   no_access   the key may not do this (401, 403)
//   shop_fault  all else: what stands before it, a cart that is being completed (409), an answer that is none
Result<Answer> judge_reply(HttpReply reply);

}  // namespace zuil::medusa
