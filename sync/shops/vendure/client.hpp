#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/listing.hpp"
#include "sync/shops/requests.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

namespace zuil::vendure {

// What an API answered, judged by its HTTP status and type only.
struct Answer {
    std::string body;
    std::string session;                   // the session token that the Shop API gave out, if it did
    std::optional<WallTime> server_clock;  // by the Date header
};

using AnswerDone = std::function<void(Result<Answer>)>;

// Asks the two APIs. What is under way when the client goes away is never answered.
class Client {
public:
    Client(Http& http, const VendureOptions& options) : options_{options}, requests_{http} {}

    void admin(std::string body, std::chrono::milliseconds deadline, AnswerDone done);
    // `session` empty: Vendure begins a new one and names it in the answer.
    void shop(const std::string& session, std::string body, std::chrono::milliseconds deadline, AnswerDone done);
    void post(std::function<void()> job) { requests_.post(std::move(job)); }

    // One of the Admin API's lists: the body that asks for a slice of it, and how the answer is read.
    template <class Page>
    ListQuestion<Page> list(int page_rows, std::function<std::string(const Slice&)> request,
                            std::function<Result<Page>(const Answer&)> read);

private:
    void send(HttpRequest request, AnswerDone done);

    const VendureOptions& options_;
    Requests requests_;
};

template <class Page>
ListQuestion<Page> Client::list(int page_rows, std::function<std::string(const Slice&)> request,
                                std::function<Result<Page>(const Answer&)> read) {
    ListQuestion<Page> question;
    question.page_rows = page_rows;
    question.post = [this](std::function<void()> job) { post(std::move(job)); };
    question.ask = [this, request = std::move(request), read = std::move(read)](const Slice& slice, Done<Page> done) {
        admin(request(slice), options_.read_deadline, [read, done = std::move(done)](Result<Answer> answer) {
            if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
            done(read(*answer));
        });
    };
    return question;
}

// Vendure says what it thinks in the body of a 200 or a 400; any other status comes from what stands before it.
Result<Answer> judge_reply(HttpReply reply);

}  // namespace zuil::vendure
