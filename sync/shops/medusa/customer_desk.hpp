#pragma once

#include <memory>

#include "sync/shops/medusa/client.hpp"
#include "sync/shops/medusa/desk.hpp"

namespace zuil::medusa {

// Customers, by the Admin API, and the routes that a loyalty module adds to it.
class MedusaCustomerDesk final : public CustomerDesk {
public:
    // `desk` may be made later than this.
    MedusaCustomerDesk(Client& client, const MedusaOptions& options, MedusaDesk& desk)
        : client_{client}, options_{options}, desk_{desk} {}

    CustomerAbilities abilities() const override;
    void find(const CustomerQuestion& question, Done<std::vector<Customer>> done) override;
    void about(const CustomerId& customer, Done<CustomerRecord> done) override;
    void send_code(const CustomerQuestion& question, Done<CodeTicket> done) override;
    void check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) override;
    void trace(const OrderQuestion& question, Done<FoundOrder> done) override;

private:
    void trace_on(const std::string& number, int offset, Done<FoundOrder> done);
    void trace_reference(const OrderRef& ref, WallTime made, Done<FoundOrder> done);
    void trace_since(const OrderRef& ref, WallTime since, int offset, Done<FoundOrder> done);
    void read_order(const std::string& order, Done<FoundOrder> done);
    void find_by_card(const std::string& number, Done<std::vector<Customer>> done);
    void add_orders(std::shared_ptr<CustomerRecord> record, Done<CustomerRecord> done);
    void add_loyalty(std::shared_ptr<CustomerRecord> record, Done<CustomerRecord> done);
    template <class T>
    void refuse_later(Error error, Done<T> done);

    Client& client_;
    const MedusaOptions& options_;
    MedusaDesk& desk_;
};

}  // namespace zuil::medusa
