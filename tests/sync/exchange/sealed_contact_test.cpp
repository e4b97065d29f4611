#include "sync/exchange/sealed_contact.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;

TEST_CASE("a contact opens beside its own order and nowhere else") {
    SeededRandom random{7};
    const SealingKey key = SealingKey::make(random);
    const OrderRef ref{"01890a5d-ac96-774b-bcce-b302099a8057"};
    const Contact contact{.name = "Marloes \"M\" de Vries", .phone = "+31612345678", .email = ""};
    std::string sealed = seal_contact(contact, ref, key, random);
    CHECK(sealed.find("Marloes") == std::string::npos);
    CHECK(sealed.find("612345678") == std::string::npos);
    CHECK(open_contact(sealed, ref, key).value() == contact);
    Contact at_home = contact;
    at_home.address = Address{"3531 GT", "48", "A", "Kanaalstraat", "Utrecht"};
    const std::string home = seal_contact(at_home, ref, key, random);
    CHECK(home.find("Kanaalstraat") == std::string::npos);
    CHECK(open_contact(home, ref, key).value() == at_home);

    CHECK_FALSE(open_contact(sealed, OrderRef{"another"}, key).has_value());
    CHECK_FALSE(open_contact(sealed, ref, SealingKey::make(random)).has_value());
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    CHECK_FALSE(open_contact(sealed, ref, key).has_value());
}
