#include "kiosk/engine/contact_check.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;

namespace {

CheckedContact check(ContactKind kind, const Contact& typed) {
    const Languages languages = Languages::make(Translations{}, {"en"}).value();
    return check_contact(kind, typed, "+31", languages.in("en"));
}

CheckedContact check_phone(const std::string& phone) { return check(ContactKind::phone, {.name = "", .phone = phone}); }

}  // namespace

TEST_CASE("a Dutch number in every way that people write it is the same number") {
    for (const char* typed :
         {"0612345678", "06 1234 5678", "612345678", "+31612345678", "+31 (0)6-12345678", "0031612345678"}) {
        INFO(typed);
        const CheckedContact checked = check_phone(typed);
        CHECK(checked.problem.empty());
        CHECK(checked.contact.phone == "+31612345678");
    }
}

TEST_CASE("a number from abroad stays what it is") {
    CHECK(check_phone("+32 470 12 34 56").contact.phone == "+32470123456");
}

TEST_CASE("what is missing is said in digits") {
    CHECK(check_phone("06 1234 5").problem == "3 digits to go");
    CHECK(check_phone("06 1234 567").problem == "1 digit to go");
    CHECK(check_phone("").problem == "9 digits to go");
    CHECK_FALSE(check_phone("06 1234 56789").problem.empty());
    CHECK(check_phone("06 1234 5").contact == Contact{});
}

TEST_CASE("an e-mail address needs its parts") {
    CHECK(check(ContactKind::email, {.email = " marloes@example.org "}).contact.email == "marloes@example.org");
    for (const char* typed : {"", "marloes", "marloes@", "@example.org", "marloes@example", "a b@example.org",
                              "a@b@example.org", "marloes@.org"}) {
        INFO(typed);
        CHECK_FALSE(check(ContactKind::email, {.email = typed}).problem.empty());
    }
}

TEST_CASE("only what the order needs is kept") {
    const Contact typed{.name = " Marloes\x07 ", .phone = "0612345678", .email = "m@example.org"};
    const Contact by_phone = check(ContactKind::phone, typed).contact;
    CHECK(by_phone.name == "Marloes");
    CHECK(by_phone.email.empty());
    CHECK(check(ContactKind::email, typed).contact.phone.empty());
    CHECK(check(ContactKind::none, typed).contact == Contact{});
}
