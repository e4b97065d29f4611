#pragma once

#include <string>
#include <string_view>

#include "platform/json/json.hpp"

namespace zuil::vendure {

// The body of a request. The query never holds values, only names; values travel in `variables`.
std::string graphql_body(std::string_view query, const Json& variables);

// What stands under "data", when the answer holds no errors. Vendure answers nearly every error with status 200; an
// error of the first listed decides:
//   no_access   the key may not do this (FORBIDDEN, UNAUTHORIZED)
//   refused     the input was not taken (USER_INPUT_ERROR)
//   not_found   something that was named is not there (ENTITY_NOT_FOUND)
//   conflict    a unique field holds that value already, which comes as a message of PostgreSQL's without a code
//   bad_data    the question does not fit this Vendure: a custom field that is configured here but not there
//   shop_fault  all else, and what is no GraphQL answer at all
Result<Json> graphql_data(std::string_view body);

// A mutation's typed result: `object` itself when its __typename is `wanted`; else what Vendure said, as "CODE:
// message".
Result<JsonReader> expect_type(const JsonReader& object, std::string_view wanted);

// A name that may stand in a query: letters, digits, underscores.
bool is_graphql_name(std::string_view name);

// "customFields { ean listPrice }" of the names that are not empty; empty when all are, because a Vendure without
// custom fields knows no such selection.
std::string custom_fields_selection(std::initializer_list<std::string_view> names);

}  // namespace zuil::vendure
