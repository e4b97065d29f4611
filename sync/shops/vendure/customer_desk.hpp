#pragma once

#include "sync/shops/vendure/client.hpp"

namespace zuil::vendure {

// Customers, by the Admin API, and what a loyalty plugin adds to it.
class VendureCustomerDesk final : public CustomerDesk {
public:
    VendureCustomerDesk(Client& client, const VendureOptions& options) : client_{client}, options_{options} {}

    CustomerAbilities abilities() const override;
    void find(const CustomerQuestion& question, Done<std::vector<Customer>> done) override;
    void about(const CustomerId& customer, Done<CustomerRecord> done) override;
    void send_code(const CustomerQuestion& question, Done<CodeTicket> done) override;
    void check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) override;
    void trace(const OrderQuestion& question, Done<FoundOrder> done) override;

private:
    Client& client_;
    const VendureOptions& options_;
};

}  // namespace zuil::vendure
