#include "kiosk/ui/semantics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace zuil {
namespace {

Meaning meaning(const std::string& id, Role role) {
    Meaning one;
    one.id = id;
    one.role = role;
    one.name = id;
    one.rect = {10, 20, 30, 40};
    return one;
}

nlohmann::json dumped(const Semantics& semantics, Personal personal = Personal::masked, float scale = 1) {
    return nlohmann::json::parse(semantics.to_json(personal, scale));
}

}  // namespace

TEST_CASE("a dump says what is what, where, and inside what") {
    Semantics semantics;
    semantics.begin();
    semantics.open(meaning("screen/home", Role::screen));
    Meaning button = meaning("nav/home", Role::button);
    button.touchable = true;
    button.disabled_because = "not now";
    semantics.add(button);
    semantics.close();
    semantics.add(meaning("toast", Role::status));

    const auto nodes = dumped(semantics, Personal::masked, 2);
    REQUIRE(nodes.size() == 3);
    CHECK(nodes[0]["role"] == "screen");
    CHECK(nodes[1]["parent"] == 0);
    CHECK(nodes[1]["rect"] == nlohmann::json({20, 40, 60, 80}));
    CHECK(nodes[1]["state"] == nlohmann::json({"disabled"}));
    CHECK(nodes[1]["because"] == "not now");
    CHECK(nodes[1]["order"] == 0);
    CHECK_FALSE(nodes[2].contains("parent"));
    CHECK_FALSE(nodes[2].contains("order"));
}

TEST_CASE("what is personal never leaves the screen, not even its length") {
    Semantics semantics;
    semantics.begin();
    Meaning name = meaning("identify/name", Role::field);
    name.personal = true;
    name.value = "Marloes";
    semantics.add(name);
    name.value = "Bo";
    semantics.add(name);
    const auto nodes = dumped(semantics);
    CHECK(nodes[0]["value"] == nodes[1]["value"]);
    CHECK(semantics.to_json(Personal::masked, 1).find("Marloes") == std::string::npos);
    CHECK(dumped(semantics, Personal::shown)[0]["value"] == "Marloes");
}

TEST_CASE("what a dialog covers is there, but cannot be touched") {
    Semantics semantics;
    semantics.begin();
    Meaning below = meaning("below", Role::button);
    below.touchable = true;
    semantics.add(below);
    semantics.cover();
    CHECK_FALSE(dumped(semantics)[0]["touchable"].get<bool>());
}

}  // namespace zuil
