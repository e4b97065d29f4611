#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/customer_desk.hpp"
#include "sync/shops/requests.hpp"

namespace zuil {

// The made-up people of the demo shop, so that who starts it sees what a shop's customers see. No connector of a real
// shop: no configuration names it, `zuil --demo` alone hands it its file, and a file that could be about anybody (an
// address outside of ".example", a telephone outside of the numbers below) is refused as a whole.
class DemoPeople final : public CustomerDesk {
public:
    // Nothing is ever sent, so everybody's code is this one.
    static constexpr std::string_view one_time_code = "123456";
    static constexpr std::string_view phones_begin = "+3165550";

    // `http` and `clock` outlive it. bad_data: the text does not hold, or may be about somebody.
    static Result<std::shared_ptr<DemoPeople>> read(std::string_view text, Http& http, const Clock& clock);

    CustomerAbilities abilities() const override;
    void find(const CustomerQuestion& question, Done<std::vector<Customer>> done) override;
    void about(const CustomerId& customer, Done<CustomerRecord> done) override;
    void send_code(const CustomerQuestion& question, Done<CodeTicket> done) override;
    void check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) override;
    void trace(const OrderQuestion& question, Done<FoundOrder> done) override;

private:
    explicit DemoPeople(Http& http) : requests_{http} {}
    std::vector<Customer> who(const CustomerQuestion& question) const;
    template <class T>
    void later(Done<T> done, Result<T> result);

    Requests requests_;
    std::vector<CustomerRecord> people_;
    std::vector<FoundOrder> orders_;
    std::map<std::string, CustomerId> tickets_;
};

}  // namespace zuil
