#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "platform/base/check.hpp"
#include "platform/http/curl_exchange.hpp"
#include "platform/http/file_answer.hpp"
#include "platform/http/http.hpp"

namespace zuil {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class CurlHttp final : public Http {
public:
    explicit CurlHttp(HttpOptions options) : options_{std::move(options)}, multi_{curl_multi_init()} {
        ENSURE(multi_ != nullptr);
        curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(options_.connections_max));
        curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(options_.connections_per_host_max));
        // As many idle connections as may be open: a larger cache would only hold closed ones.
        curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(options_.connections_max));
    }

    ~CurlHttp() override {
        for (auto& [ticket, pending] : under_way_) curl_multi_remove_handle(multi_, pending.exchange->handle());
        under_way_.clear();
        curl_multi_cleanup(multi_);
    }

    HttpTicket send(HttpRequest request, HttpDone done) override {
        auto url = parse_url(request.url);
        if (!url) return deliver_later(std::move(done), tl::unexpected<Error>{std::move(url).error()});
        if (url->scheme == "file") return read_later(std::move(request), url->path, std::move(done));
        auto exchange = CurlExchange::start(std::move(request), *std::move(url), options_);
        if (!exchange) return deliver_later(std::move(done), tl::unexpected<Error>{std::move(exchange).error()});
        const HttpTicket ticket = ++last_ticket_;
        by_handle_.emplace((*exchange)->handle(), ticket);
        ENSURE(curl_multi_add_handle(multi_, (*exchange)->handle()) == CURLM_OK);
        under_way_.emplace(ticket, Pending{*std::move(exchange), std::move(done)});
        return ticket;
    }

    HttpTicket post(std::function<void()> job) override {
        ended_.push_back({++last_ticket_, std::move(job)});
        return last_ticket_;
    }

    void cancel(HttpTicket ticket) override {
        if (const auto found = under_way_.find(ticket); found != under_way_.end()) {
            remove(found);
            return;
        }
        std::erase_if(ended_, [ticket](const Ended& end) { return end.ticket == ticket; });
    }

    int poll(milliseconds wait) override {
        ENSURE(!delivering_);
        perform();
        if (ended_.empty() && wait > milliseconds::zero()) {
            curl_multi_poll(multi_, nullptr, 0, static_cast<int>(until_next_deadline(wait).count()), nullptr);
            perform();
        }
        return deliver();
    }

    void wake() override { curl_multi_wakeup(multi_); }

private:
    struct Pending {
        std::unique_ptr<CurlExchange> exchange;
        HttpDone done;
    };
    struct Ended {
        HttpTicket ticket;
        std::function<void()> tell;
    };
    using UnderWay = std::map<HttpTicket, Pending>;

    void perform() {
        int running = 0;
        curl_multi_perform(multi_, &running);
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
            if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
        }
        give_up_late_ones();
    }

    void end(CURL* handle, CURLcode code) {
        const auto found = under_way_.find(by_handle_.at(handle));
        CurlExchange& exchange = *found->second.exchange;
        if (code == CURLE_OK && exchange.redirect()) {
            curl_multi_remove_handle(multi_, handle);
            ENSURE(curl_multi_add_handle(multi_, handle) == CURLM_OK);
            return;
        }
        finish(found, exchange.outcome(code));
    }

    void give_up_late_ones() {
        const auto now = steady_clock::now();
        for (auto place = under_way_.begin(); place != under_way_.end();) {
            const auto candidate = place++;
            const CurlExchange& exchange = *candidate->second.exchange;
            if (exchange.deadline() <= now) finish(candidate, tl::unexpected<Error>{exchange.too_late()});
        }
    }

    static std::function<void()> telling(HttpDone done, Result<HttpReply> result) {
        return [done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); };
    }

    HttpTicket deliver_later(HttpDone done, Result<HttpReply> result) {
        return post(telling(std::move(done), std::move(result)));
    }

    HttpTicket read_later(HttpRequest request, std::string path, HttpDone done) {
        return post([request = std::move(request), path = std::move(path), done = std::move(done)] {
            done(answer_from_file(request, path));
        });
    }

    void finish(UnderWay::iterator place, Result<HttpReply> result) {
        ended_.push_back({place->first, telling(std::move(place->second.done), std::move(result))});
        remove(place);
    }

    void remove(UnderWay::iterator place) {
        CURL* handle = place->second.exchange->handle();
        curl_multi_remove_handle(multi_, handle);
        by_handle_.erase(handle);
        under_way_.erase(place);
    }

    milliseconds until_next_deadline(milliseconds wait) const {
        const auto now = steady_clock::now();
        for (const auto& [ticket, pending] : under_way_)
            wait = std::min(wait, std::chrono::ceil<milliseconds>(pending.exchange->deadline() - now));
        return std::max(wait, milliseconds::zero());
    }

    int deliver() {
        delivering_ = true;
        int delivered = 0;
        // What is added by what is told is left for the next poll.
        for (std::size_t count = ended_.size(); count > 0 && !ended_.empty(); --count) {
            Ended end = std::move(ended_.front());
            ended_.pop_front();
            end.tell();
            ++delivered;
        }
        delivering_ = false;
        return delivered;
    }

    HttpOptions options_;
    CURLM* multi_;
    HttpTicket last_ticket_ = 0;
    UnderWay under_way_;
    std::map<CURL*, HttpTicket> by_handle_;
    std::deque<Ended> ended_;
    bool delivering_ = false;
};

}  // namespace

std::unique_ptr<Http> make_curl_http(HttpOptions options) {
    static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    ENSURE(is_ready);
    return std::make_unique<CurlHttp>(std::move(options));
}

}  // namespace zuil
