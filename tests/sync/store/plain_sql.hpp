#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "sync/store/listing.hpp"
#include "tests/sync/store/made_catalogue.hpp"

namespace zuil {

// The same catalogue as plain tables, and the same questions as plain SELECTs: what a listing's counts must equal.
class PlainSql {
public:
    PlainSql(const std::filesystem::path& file, const MadeCatalogue& made);

    enum class Without { nothing, brand, price, stars, stock, sale };
    // A condition on product p that says the category and all filters, without one of them.
    static std::string where(const ListingQuery& query, Without without, const std::string& without_attribute = {});

    int count(const std::string& where, const std::string& more = {});
    std::map<std::string, int> counts(const std::string& value, const std::string& joins, const std::string& where);
    std::vector<std::string> ids(const std::string& where, const std::string& order);
    std::vector<int> prices(const std::string& where);

private:
    void run(const std::string& sql);

    Database database_;
};

std::string quoted(const std::string& text);

}  // namespace zuil
