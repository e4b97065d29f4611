#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {

// What a shop's staff and other shoppers do in a busy hour, by Vendure's own APIs; each seed does the same again.
class RandomChanges {
public:
    // Orders are placed through `shop`, on `http`.
    RandomChanges(VendureServer& server, Http& http, Shop& shop, unsigned seed);

    void make_one();
    const std::map<std::string, int>& made() const { return made_; }

private:
    // A random row's first column.
    std::string pick(std::string_view query);
    std::string some_product() {
        return pick(R"(select id from product where "deletedAt" is null and enabled order by id)");
    }
    std::string some_variant();
    int below(int limit) { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
    void change_variant(std::string_view fields);
    void change_product(std::string_view fields);

    void set_price();
    void set_stock();
    void set_name();
    void set_barcode_and_list_price();
    void move_to_another_category();
    void change_brand();
    void change_rule();
    void rename_brand();
    void add_product();
    void delete_product();
    void delete_variant();
    void switch_off();
    void order();

    VendureServer& server_;
    Http& http_;
    Shop& shop_;
    std::mt19937 chance_;
    std::map<std::string, int> made_;
    int number_ = 0;
};

}  // namespace zuil::test
