#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/row.hpp"

namespace zuil {

class Database;

// An article number or bar code as it is compared: small letters and digits only, a number without its leading zeros.
std::string plain_code(std::string_view code);

// Article numbers and bar codes, found by their beginning, and numbers by their last digits too, for that is what
// people read out. On the disk: there are as many as articles, and few of them are ever asked for.
class Codes {
public:
    // Makes the table; a step of the catalogue's schema.
    static std::string_view schema();

    explicit Codes(Database& database) : database_{&database} {}
    // `codes` are separated by spaces; `before` is what was put last.
    Status put(Row article, std::string_view codes, std::string_view before);

    // Whether these letters may be part of a code at all. `alone`: nothing else was typed, and then few are enough.
    static bool may_be(std::string_view typed, bool alone);
    // Sorted. Of very many the first thousands only.
    Result<std::vector<Row>> find(std::string_view typed);

private:
    Database* database_;
};

}  // namespace zuil
