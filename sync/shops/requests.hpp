#pragma once

#include <functional>
#include <memory>
#include <set>

#include "platform/http/http.hpp"

namespace zuil {

// The requests of one shop that are under way: they are cancelled with it, so that no answer finds it gone.
class Requests {
public:
    explicit Requests(Http& http) : http_{http} {}
    Requests(const Requests&) = delete;
    Requests& operator=(const Requests&) = delete;
    ~Requests() {
        for (const HttpTicket ticket : under_way_) http_.cancel(ticket);
    }

    void send(HttpRequest request, HttpDone done) {
        const auto ticket = std::make_shared<HttpTicket>();
        *ticket = http_.send(std::move(request), [this, ticket, done = std::move(done)](Result<HttpReply> reply) {
            under_way_.erase(*ticket);
            done(std::move(reply));
        });
        under_way_.insert(*ticket);
    }

    void post(std::function<void()> job) {
        const auto ticket = std::make_shared<HttpTicket>();
        *ticket = http_.post([this, ticket, job = std::move(job)] {
            under_way_.erase(*ticket);
            job();
        });
        under_way_.insert(*ticket);
    }

private:
    Http& http_;
    std::set<HttpTicket> under_way_;
};

}  // namespace zuil
