#include "sync/model/customer.hpp"

#include "platform/secrets/secret_text.hpp"

namespace zuil {

void wipe_customer(Customer& customer) {
    for (std::string* text : {&customer.name, &customer.phone, &customer.email, &customer.loyalty_number,
                              &customer.postcode, &customer.city}) {
        wipe(*text);
    }
    customer = {};
}

void wipe_record(CustomerRecord& record) {
    wipe_customer(record.customer);
    for (Purchase& purchase : record.purchases) {
        wipe(purchase.order);
        wipe(purchase.name);
        wipe(purchase.store);
    }
    for (CustomerOffer& offer : record.offers) {
        wipe(offer.title);
        wipe(offer.code);
    }
    record = {};
}

}  // namespace zuil
