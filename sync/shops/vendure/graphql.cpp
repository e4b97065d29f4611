#include "sync/shops/vendure/graphql.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/text/text.hpp"

namespace zuil::vendure {
namespace {

// Vendure's messages go to the log and to staff, but the longest of them are stack traces.
constexpr std::size_t message_bytes_max = 300;

Errc errc_of(std::string_view code, std::string_view message) {
    if (code == "FORBIDDEN" || code == "UNAUTHORIZED") return Errc::no_access;
    if (code == "USER_INPUT_ERROR") return Errc::refused;
    if (code == "ENTITY_NOT_FOUND") return Errc::not_found;
    if (code == "GRAPHQL_VALIDATION_FAILED" || code == "GRAPHQL_PARSE_FAILED" || code == "BAD_USER_INPUT") {
        return Errc::bad_data;
    }
    if (message.find("duplicate key value violates unique constraint") != std::string_view::npos ||
        message.find("Duplicate entry") != std::string_view::npos ||
        message.find("UNIQUE constraint failed") != std::string_view::npos) {
        return Errc::conflict;
    }
    return Errc::shop_fault;
}

tl::unexpected<Error> first_error(const JsonReader& errors) {
    const auto first = errors.at(0);
    if (!first) return fail(Errc::shop_fault, "the errors in the answer are not a list");
    const auto extensions = first->child("extensions");
    const std::string code = extensions ? extensions->string_or("code", "") : "";
    const std::string message = first->string_or("message", "an error without a message");
    const std::string_view told = front_of(message, message_bytes_max);
    return fail(errc_of(code, message), code.empty() ? std::string{told} : fmt::format("{}: {}", code, told));
}

}  // namespace

std::string graphql_body(std::string_view query, const Json& variables) {
    return zuil::to_text(Json{{"query", query}, {"variables", variables}});
}

Result<Json> graphql_data(std::string_view body) {
    auto answer = parse_json(body);
    if (!answer) return fail(Errc::shop_fault, "the answer is not GraphQL: " + answer.error().detail);
    const JsonReader reader{*answer, ""};
    if (reader.has("errors")) {
        const auto errors = reader.child("errors");
        if (!errors) return fail(Errc::shop_fault, "the errors in the answer are not a list");
        return first_error(*errors);
    }
    if (!reader.has("data") || !(*answer)["data"].is_object()) {
        return fail(Errc::shop_fault, "the answer holds neither data nor errors");
    }
    return std::move((*answer)["data"]);
}

Result<JsonReader> expect_type(const JsonReader& object, std::string_view wanted) {
    TRY(const std::string type, object.string("__typename"));
    if (type == wanted) return object;
    std::string message = object.string_or("transitionError", object.string_or("message", ""));
    if (message.empty() || message == object.string_or("errorCode", "")) return fail(Errc::refused, type);
    return fail(Errc::refused, fmt::format("{}: {}", type, front_of(message, message_bytes_max)));
}

bool is_graphql_name(std::string_view name) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
    constexpr std::string_view all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    return !name.empty() && letters.find(name.front()) != std::string_view::npos &&
           name.find_first_not_of(all) == std::string_view::npos;
}

std::string custom_fields_selection(std::initializer_list<std::string_view> names) {
    std::string fields;
    for (const std::string_view name : names) {
        if (!name.empty()) fields.append(" ").append(name);
    }
    return fields.empty() ? "" : " customFields {" + fields + " }";
}

}  // namespace zuil::vendure
