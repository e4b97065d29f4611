#include "tests/kiosk/engine/goods.hpp"

#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

Variant camera_variant(const VariantId& id, const char* nl, const char* en, std::uint32_t swatch) {
    return {.id = id,
            .sku = "40-" + id.text(),
            .options = {{.group = "colour",
                         .group_name = {{"nl", "Kleur"}, {"en", "Colour"}},
                         .value = {{"nl", nl}, {"en", en}},
                         .swatch = swatch}},
            .price = euros(12900),
            .list_price = euros(14900),
            .lowest_price_30d = euros(14900)};
}

Attribute fact(const char* key, const char* nl, const char* en, const char* value) {
    return {.key = key, .name = {{"nl", nl}, {"en", en}}, .value = {{"nl", value}, {"en", value}}};
}

Product make_camera() {
    Product camera{.id = goods::camera, .name = {{"nl", "Instantcamera One"}, {"en", "Instant camera One"}}};
    camera.brand = "Ravel";
    camera.categories = {goods::cameras};
    camera.attributes = {
        {.key = "kind", .name = {{"nl", "Soort"}, {"en", "Kind"}}, .value = {{"nl", "Instant"}, {"en", "Instant"}}},
        fact("guarantee", "Garantie", "Guarantee", "2"),
        fact("weight", "Gewicht", "Weight", "460 g")};
    camera.image_urls = {"file:///pictures/camera.svg"};
    camera.variants = {camera_variant(goods::white, "wit", "white", 0xF2F0EB),
                       camera_variant(goods::black, "zwart", "black", 0x1D1F23),
                       camera_variant(goods::mint, "mint", "mint", 0xA6CFBF)};
    camera.variants.front().gtin = Gtin::parse(goods::white_ean).value();
    camera.rating = Rating{.stars_hundredths = 460, .count = 212};
    camera.reviews = {{.author = "Marloes", .stars = 5, .text = {{"nl", "Leuk."}}},
                      {.author = "Jan", .stars = 4, .text = {{"nl", "Prima."}}}};
    camera.accessories = {goods::film};
    camera.popularity = 90;
    camera.guarantee_months = 24;
    camera.help = {{.kind = HelpText::Kind::how_to,
                    .title = {{"nl", "Film plaatsen"}, {"en", "Put in the film"}},
                    .summary = {{"nl", "Stap voor stap"}, {"en", "Step by step"}},
                    .steps = {{{"nl", "Open de klep."}, {"en", "Open the flap."}}, {{"nl", "Klaar."}, {"en", "Done."}}},
                    .image_url = "file:///pictures/film.svg"},
                   {.kind = HelpText::Kind::manual,
                    .title = {{"nl", "Handleiding"}, {"en", "Manual"}},
                    .steps = {{{"nl", "Laad hem op."}, {"en", "Charge it."}}}}};
    return camera;
}

Product make_plain(const ProductId& id, const VariantId& variant, const char* nl, const char* en, std::int64_t cents) {
    Product product{.id = id, .name = {{"nl", nl}, {"en", en}}};
    product.brand = "Okta";
    product.categories = {goods::cameras};
    product.variants = {{.id = variant, .sku = "41-" + variant.text(), .price = euros(cents)}};
    return product;
}

}  // namespace

Money euros(std::int64_t cents) { return Money::from_minor(cents, Currency::eur); }

std::vector<Category> make_categories() {
    return {
        {.id = CategoryId{"electronics"}, .name = {{"nl", "Elektronica"}, {"en", "Electronics"}}},
        {.id = goods::cameras, .parent = CategoryId{"electronics"}, .name = {{"nl", "Camera's"}, {"en", "Cameras"}}}};
}

std::vector<Store> make_stores() {
    Store utrecht{.id = goods::utrecht, .name = "Utrecht, Oudegracht"};
    utrecht.pickup_desk = {{"nl", "servicebalie"}, {"en", "service desk"}};
    utrecht.hours.emplace();
    for (auto& day : *utrecht.hours) day = OpeningHours{.opens = 10h, .closes = 20h};
    utrecht.latitude = 52.09;
    utrecht.longitude = 5.12;
    utrecht.pickup_lead = 60min;
    utrecht.transfer_lead = 23h;
    utrecht.slot_length = 120min;
    Store nieuwegein = utrecht;
    nieuwegein.id = goods::nieuwegein;
    nieuwegein.name = "Nieuwegein, City Plaza";
    nieuwegein.latitude = 52.03;
    nieuwegein.longitude = 5.08;
    Store warehouse{.id = goods::warehouse, .name = "Warehouse", .offers_pickup = false};
    return {utrecht, nieuwegein, warehouse};
}

std::vector<Product> make_products() {
    Product lamp = make_plain(goods::lamp, goods::grey_lamp, "Hanglamp Plooi", "Pendant lamp Plooi", 7900);
    Product film = make_plain(goods::film, goods::film_pack, "Film kleur, 8 foto's", "Colour film, 8 photos", 1795);
    film.rating = Rating{.stars_hundredths = 450, .count = 2};
    film.reviews = make_camera().reviews;
    Product stool = make_plain(goods::sold_out, VariantId{"stool-1"}, "Kruk", "Stool", 4900);
    lamp.attributes = {fact("guarantee", "Garantie", "Guarantee", "2"), fact("weight", "Gewicht", "Weight", "1 kg")};
    stool.attributes = {fact("guarantee", "Garantie", "Guarantee", "5"), fact("height", "Hoogte", "Height", "45 cm")};
    return {make_camera(), film, lamp, stool};
}

std::vector<StockLevel> make_stock(WallTime as_of) {
    const auto level = [&](const VariantId& variant, const StoreId& store, int quantity, const char* shelf = "") {
        return StockLevel{.variant = variant, .store = store, .quantity = quantity, .shelf = shelf, .as_of = as_of};
    };
    return {level(goods::white, goods::utrecht, 3, "C12"),
            level(goods::white, goods::nieuwegein, 5),
            level(goods::black, goods::utrecht, 0),
            level(goods::black, goods::warehouse, 40),
            level(goods::film_pack, goods::utrecht, 24, "C12"),
            level(goods::grey_lamp, goods::utrecht, 0),
            level(goods::grey_lamp, goods::nieuwegein, 2),
            level(VariantId{"stool-1"}, goods::utrecht, 0)};
}

}  // namespace zuil
