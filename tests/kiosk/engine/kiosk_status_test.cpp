#include "kiosk/engine/kiosk_status.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace zuil {

TEST_CASE("a kiosk tells how it is, whatever it was told by others") {
    MirrorStatus mirror;
    mirror.last_error = Error{Errc::shop_fault, "cut within a letter: \xC3", {}};
    const std::string text = to_json(make_status(mirror, {}, Connection::online), WallTime{}, 1);
    const auto json = nlohmann::json::parse(text);
    CHECK(json["catalogue"]["problem"] == "shop_fault: cut within a letter: \uFFFD");
}

}  // namespace zuil
