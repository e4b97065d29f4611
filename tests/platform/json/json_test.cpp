#include "platform/json/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <random>

namespace zuil {
namespace {

std::string refusal(std::string_view text, JsonLimits limits = {}) {
    const auto read = parse_json(text, limits);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Errc::bad_data);
    return read.error().detail;
}

std::string nested(int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

const Json row = {{"name", "Kettle"},     {"price", 129.95}, {"count", 3},         {"ratio", 0.5},
                  {"text_price", "17.5"}, {"active", true},  {"nothing", nullptr}, {"tags", {"a", "b"}},
                  {"huge", UINT64_MAX},   {"bell", "a\ab"},  {"lines", "a\r\nb"},  {"size", {{"mm", 20}}}};

}  // namespace

TEST_CASE("what is written is read, in every kind and place") {
    const std::string text = R"({"a":[1,-2,3.5,true,false,null,"é"],"b":{"c":{},"d":[]}})";
    CHECK(to_text(parse_json(text).value()) == text);
    CHECK(parse_json(" 7 ").value() == 7);
    CHECK(parse_json("\xEF\xBB\xBF{}").value().is_object());
}

TEST_CASE("what is not JSON is refused, and the refusal repeats nothing of it") {
    for (const char* text :
         {"", "{", "[1,]", "{\"a\" 1}", "nul", "01", "1e999", "\"\t\"", "[] []", "NaN", "\"\\ud800\""})
        CHECK(refusal(text).starts_with("not JSON at byte"));
    CHECK(refusal("[\"a\xFFz\"]").starts_with("not JSON"));
    CHECK(refusal("[\"\xED\xA0\x80\"]").starts_with("not JSON"));
    CHECK(refusal(R"(["0612345678)").find("0612345678") == std::string::npos);
}

TEST_CASE("a key that is named twice is refused, wherever it stands") {
    CHECK(refusal(R"({"id":1,"id":2})") == "an object names the same key twice");
    CHECK(refusal(R"([{"a":{"id":1,"x":0,"id":null}}])") == "an object names the same key twice");
    CHECK(parse_json(R"([{"id":1},{"id":2}])").has_value());
}

TEST_CASE("limits hold at their edge") {
    CHECK(parse_json(nested(64)).has_value());
    CHECK(refusal(nested(65)) == "nested too deep");
    CHECK(refusal(std::string(1'000'000, '[')) == "nested too deep");
    CHECK(parse_json("[1,2]", {.bytes_max = 5}).has_value());
    CHECK(refusal("[1,23]", {.bytes_max = 5}) == "6 bytes of JSON, at most 5 are read");
    CHECK(parse_json("[[],{}]", {.values_max = 3}).has_value());
    CHECK(refusal("[[],{},0]", {.values_max = 3}) == "too many values");
}

TEST_CASE("a reader hands out what is there") {
    const JsonReader reader{row, "rows[4]"};
    CHECK(reader.string("name").value() == "Kettle");
    CHECK(reader.string("lines").value() == "a\nb");
    CHECK(reader.integer("count", 0, 9).value() == 3);
    CHECK(reader.number("ratio").value() == 0.5);
    CHECK(reader.number("count").value() == 3.0);
    CHECK(reader.decimal("price").value() == "129.95");
    CHECK(reader.decimal("text_price").value() == "17.5");
    CHECK(reader.decimal("count").value() == "3");
    CHECK(reader.boolean("active").value());
    CHECK(reader.child("tags").value().size().value() == 2);
    CHECK(reader.child("size").value().integer("mm", 0, 99).value() == 20);
    CHECK(reader.string_or("nothing", "-") == "-");
    CHECK(reader.string_or("count", "-") == "-");
    CHECK(reader.integer_or("name", -1) == -1);
    CHECK(reader.boolean_or("absent", true));
    CHECK_FALSE(reader.has("nothing"));
}

TEST_CASE("an error says which field of which row is wrong") {
    const JsonReader reader{row, "rows[4]"};
    CHECK(reader.string("nothing").error().detail == "rows[4].nothing: is missing");
    CHECK(reader.string("count").error().detail == "rows[4].count: a text is expected, not a whole number");
    CHECK(reader.string("bell").error().detail == "rows[4].bell: holds control characters");
    CHECK(reader.integer("price", 0, 9).error().detail ==
          "rows[4].price: a whole number is expected, not a number with decimals");
    CHECK(reader.integer("huge", 0, INT64_MAX).error().detail == "rows[4].huge: must be from 0 to 9223372036854775807");
    CHECK(reader.integer("count", 4, 9).error().detail == "rows[4].count: must be from 4 to 9");
    CHECK(reader.decimal("name").error().detail == "rows[4].name: is not a decimal number");
    CHECK(reader.child("name").error().detail == "rows[4].name: an object or a list is expected, not a text");
    CHECK(reader.child("tags").value().at(2).error().detail == "rows[4].tags[2]: is missing");
    CHECK(reader.child("tags").value().string("x").error().detail == "rows[4].tags: an object is expected, not a list");
    CHECK(JsonReader{row, ""}.integer("active", 0, 1).error().detail ==
          "active: a whole number is expected, not true or false");
}

TEST_CASE("equal values give equal text") {
    CHECK(to_text(parse_json(R"({"b":1, "a":2})").value()) == to_text(parse_json(R"({"a":2,"b":1})").value()));
    CHECK(to_text(Json{{"name", "\xFF"}}) == "{\"name\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("chance's changes break no reading, and what is read is written again") {
    const std::string whole =
        R"({"id":"7","name":"Caf\u00e9 \ud83e\uddc0","price":[129.95,-0,1e3],"deep":{"a":[{"b":null}]}})";
    std::mt19937 random{4};
    int read_well = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text = whole;
        for (int change = 0; change < 2; ++change) text[random() % text.size()] = static_cast<char>(random());
        const auto value = parse_json(text.substr(0, random() % 4 == 0 ? random() % text.size() : text.size()));
        if (!value) continue;
        ++read_well;
        CHECK(parse_json(to_text(*value)).has_value());
    }
    CHECK(read_well > 10);
}

TEST_CASE("a price is never in exponents, however it is written") {
    const Json prices = {{"small", 1e-9}, {"large", 1e20}, {"text", "1e3"}, {"comma", "1,50"}, {"empty", ""}};
    const JsonReader reader{prices, "prices"};
    for (const char* key : {"small", "large", "text", "comma", "empty"}) CHECK_FALSE(reader.decimal(key).has_value());
}

}  // namespace zuil
