#include "sync/exchange/customer_look_up.hpp"
#include "sync/exchange/sealed_customer.hpp"

// What somebody at the machine does about one customer.
namespace zuil {

Result<std::string> CustomerLookUp::hash_of(const Named& named) const {
    if (named.question.text.empty()) {
        if (named.customer.empty()) return fail(Errc::bad_data, "nobody is named");
        return id_hash(named.customer);
    }
    std::string hash = hash_of(named.question);
    if (hash.empty()) return fail(Errc::bad_data, "this is not enough to name anybody");
    return hash;
}

Result<std::optional<CustomerRecord>> CustomerLookUp::kept(const Named& named) {
    TRY(const std::string hash, hash_of(named));
    TRY(const auto kept, store_.find(hash, clock_.wall()));
    if (!kept) return std::nullopt;
    TRY(CustomerRecord record, open_customer(kept->sealed, kept->id, key_));
    return record;
}

Result<bool> CustomerLookUp::erase(const Named& named, CustomerStore::Erasure erasure) {
    TRY(const std::string hash, hash_of(named));
    TRY(const auto kept, store_.find(hash, clock_.wall()));
    // What is being asked right now is not to come after it.
    forget();
    TRY_DO(store_.erase(hash, clock_.wall(), erasure));
    return kept.has_value();
}

Result<bool> CustomerLookUp::let_in(const Named& named) {
    TRY(const std::string hash, hash_of(named));
    return store_.let_in(hash, clock_.wall());
}

Result<std::string> CustomerLookUp::reference(const Named& named) {
    if (named.question.text.empty() && !named.customer.empty()) return reference(named.customer);
    TRY(const std::string hash, hash_of(named));
    TRY(const auto kept, store_.find(hash, clock_.wall()));
    if (!kept) return fail(Errc::not_found, "nobody of that is kept here now: name them by the shop's own number");
    return kept->id.substr(0, reference_digits);
}

}  // namespace zuil
