#include "platform/secrets/letter_box.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("a letter is read in its own box, and in no other") {
    const LetterBox box;
    const LetterBox other;
    CHECK(box.address() != other.address());
    const std::string letter = seal_letter("2900010003", box.address()).value();
    CHECK(letter.find("2900") == std::string::npos);
    CHECK(letter != seal_letter("2900010003", box.address()).value());
    CHECK(box.open(letter)->view() == "2900010003");
    CHECK(other.open(letter).error().code == Errc::bad_data);
    CHECK(box.open(seal_letter("", box.address()).value())->empty());
    std::string changed = letter;
    changed.back() = changed.back() == '0' ? '1' : '0';
    for (const std::string& none : {std::string{}, std::string{"zz"}, letter.substr(2), changed, letter + "0"})
        CHECK(box.open(none).error().code == Errc::bad_data);
    for (const char* none : {"", "12", "no address"}) CHECK(seal_letter("text", none).error().code == Errc::bad_data);
}

}  // namespace zuil
