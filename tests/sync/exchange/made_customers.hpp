#pragma once

#include <deque>
#include <functional>
#include <map>

#include "sync/shops/customer_desk.hpp"

namespace zuil::test {

// A shop's customers in memory. What is asked is answered when the test lets it be; a line that is cut answers nothing
// but that.
class MadeCustomers final : public CustomerDesk {
public:
    MadeCustomers();

    CustomerAbilities abilities() const override {
        return {.cards = true,
                .names = true,
                .points = true,
                .offers = true,
                .store_purchases = true,
                .one_time_codes = true,
                .orders = true,
                .orders_by_reference = true};
    }
    void find(const CustomerQuestion& question, Done<std::vector<Customer>> done) override;
    void about(const CustomerId& customer, Done<CustomerRecord> done) override;
    void send_code(const CustomerQuestion& question, Done<CodeTicket> done) override;
    void check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) override;

    void trace(const OrderQuestion& question, Done<FoundOrder> done) override;

    // Everything that was asked so far.
    void answer_all();
    bool is_asked() const { return !asked_.empty(); }

    std::map<CustomerId, CustomerRecord> people;
    std::map<std::string, FoundOrder> orders;  // by number
    bool is_line_cut = false;
    bool is_silent = false;
    int calls = 0;
    std::string sent;  // the last code that went to anybody

private:
    template <class T>
    void later(Done<T> done, std::function<Result<T>()> answer);
    std::vector<Customer> who(const CustomerQuestion& question) const;

    std::deque<std::function<void()>> asked_;
    std::map<std::string, std::pair<std::string, CustomerId>> codes_;  // by ticket; no customer: it goes to nobody
    int tickets_ = 0;
};

}  // namespace zuil::test
