#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/contact_form.hpp"
#include "sync/model/customer.hpp"
#include "sync/model/traced_order.hpp"
#include "sync/shops/done.hpp"

namespace zuil {

// By what somebody is looked for.
struct CustomerQuestion {
    enum class By {
        card,   // the number of a loyalty card
        phone,  // E.164; or, for staff, its last digits: phone_end_digits of them or more
        email,
        name,  // staff only: words of a name, or the beginning of each
    };
    By by = By::card;
    std::string text;

    friend bool operator==(const CustomerQuestion&, const CustomerQuestion&) = default;
};

inline constexpr std::size_t customers_found_max = 10;
inline constexpr std::size_t purchases_max = 40;

// What a shop can do about people beyond the least, which is: find them by telephone and e-mail address.
struct CustomerAbilities {
    bool cards = false;
    bool names = false;
    bool points = false;
    bool offers = false;
    bool store_purchases = false;  // beside what was bought online, it knows what was bought in its stores
    bool one_time_codes = false;
    bool orders = false;               // it finds any of its orders by number, and knows what each was placed with
    bool orders_by_reference = false;  // and by the reference that a kiosk gave one

    friend bool operator==(const CustomerAbilities&, const CustomerAbilities&) = default;
};

// A one-time code is on its way, to whoever the shop knows under what was asked. `ticket` names it, and says nothing.
struct CodeTicket {
    std::string ticket;
};

// Which order is asked for: by the number that its confirmation shows, or by a kiosk's reference.
struct OrderQuestion {
    std::string number;  // empty: by the reference
    OrderRef ref;
};

struct FoundOrder {
    TracedOrder traced;
    PlacedWith with;
};

// What a webshop tells about its customers. Every call returns at once; the answer comes from Http::poll(), never
// before the call returned. Errors are those of Shop.
class CustomerDesk {
public:
    CustomerDesk() = default;
    CustomerDesk(const CustomerDesk&) = delete;
    CustomerDesk& operator=(const CustomerDesk&) = delete;
    virtual ~CustomerDesk() = default;

    virtual CustomerAbilities abilities() const = 0;

    // At most customers_found_max of them; none is an empty list and no error.
    virtual void find(const CustomerQuestion& question, Done<std::vector<Customer>> done) = 0;
    // not_found: the shop has nobody of that id any more.
    virtual void about(const CustomerId& customer, Done<CustomerRecord> done) = 0;

    // Has the shop send a code of six digits to the telephone or the address that it knows. Answers the same whether
    // it knows anybody or not. Where CustomerAbilities::one_time_codes says so.
    virtual void send_code(const CustomerQuestion& question, Done<CodeTicket> done) = 0;
    // Whose code it is. refused: it is not the code, or was asked about too often; not_found: it is over.
    virtual void check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) = 0;

    // Any order that was placed, wherever. not_found: there is none. Where CustomerAbilities::orders says so.
    virtual void trace(const OrderQuestion& question, Done<FoundOrder> done) = 0;
};

}  // namespace zuil
