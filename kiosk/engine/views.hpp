#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/engine/checkout_views.hpp"
#include "kiosk/engine/customer_views.hpp"
#include "kiosk/engine/desk_views.hpp"
#include "kiosk/engine/order_views.hpp"
#include "kiosk/engine/picture_ref.hpp"
#include "kiosk/engine/staff_customer_views.hpp"
#include "kiosk/engine/staff_views.hpp"
#include "sync/model/hold.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/order.hpp"

// What the screens show: final facts in the session's language. A price is text here, a promise is a sentence, a button
// that is off says why. Screens compute nothing.
namespace zuil {

struct AvailabilityView {
    enum class Kind { here, later, home, none };
    Kind kind = Kind::none;
    std::string text;    // "3 in this store"
    std::string detail;  // "Ground floor, shelf C12." or the age of the figure; may be empty
};

struct RatingView {
    std::string stars;  // "4,6"
    std::string count;  // "(212)"
};

// Whether an article is among those that the shopper compares.
enum class Compared { not_offered, no, yes };

struct ArticleCard {
    ProductId product;
    std::string brand;
    std::string name;
    std::string price;
    std::string old_price;  // empty: not discounted
    std::string tag;        // "€ 20 off"; may be empty
    std::optional<RatingView> rating;
    AvailabilityView availability;
    PictureRef picture;
    Compared compared = Compared::not_offered;
};

struct CategoryTile {
    CategoryId category;
    std::string name;
    PictureRef picture;
};

struct CampaignView {
    std::string tag;  // "Until Sunday"
    std::string title;
    std::string text;
    std::string action;
    PictureRef picture;
    CategoryId category;  // where a tap goes
};

struct LanguageChoice {
    std::string tag;   // "nl"
    std::string name;  // "Nederlands", in the language itself
    bool chosen = false;
};

struct AttractView {
    std::string headline;
    std::string text;
    std::vector<PictureRef> slides;
};

struct HomeView {
    std::optional<CampaignView> campaign;
    std::vector<CategoryTile> categories;
    std::string shelf_title;  // "Now in this store"
    std::vector<ArticleCard> shelf;
    bool shelf_goes_on = false;  // there is more of it than this: OpenCategory without a category
    bool customer_door = false;  // shoppers can show who they are
};

// Something that is not there: what is missing and the one way on.
struct EmptyView {
    std::string text;
    std::string hint;
    bool calls_staff = false;  // somebody can be called instead
};

struct FacetValueView {
    std::string value;  // the key to toggle
    std::string label;
    std::string count;
    bool chosen = false;
    bool available = true;  // false: nothing would be left; kept in place
};

struct FacetView {
    std::string key;  // "brand", or an attribute's key
    std::string title;
    std::vector<FacetValueView> values;
};

struct PriceRangeView {
    std::int64_t least_minor = 0;  // the whole range of what is listed
    std::int64_t most_minor = 0;
    std::int64_t chosen_least_minor = 0;
    std::int64_t chosen_most_minor = 0;
    std::string text;            // "€ 60 – € 500"
    std::vector<int> histogram;  // articles per equal step over the whole range
};

struct FiltersView {
    bool in_stock_here = false;
    std::string in_stock_here_text;  // "31 of the 48 cameras can be taken along now"
    PriceRangeView price;
    std::vector<FacetView> facets;
    std::string result_button;  // "Show 7 articles"
    bool anything_chosen = false;
};

// One filter that is on, shown as a chip that one tap takes off again.
struct ChosenFilter {
    std::string key;    // "brand", "price", "stock" or an attribute's key
    std::string value;  // as in FacetValueView
    std::string label;
};

enum class SortOrder { popular, price_up, price_down, rating, newest, name };

struct SortChoice {
    SortOrder order = SortOrder::popular;
    std::string label;
    bool chosen = false;
};

struct ListingView {
    std::string parent;         // "Electronics"
    std::string title;          // "Cameras"
    std::string count;          // "48 articles"
    std::string in_stock_here;  // "31 in stock here"
    std::vector<CategoryTile> subcategories;
    std::vector<ArticleCard> cards;  // from the first on; more are loaded by ShowMore
    int total = 0;
    std::vector<ChosenFilter> chosen;
    std::vector<SortChoice> sorts;
    FiltersView filters;
    std::optional<EmptyView> empty;
};

struct SearchView {
    std::string query;      // what the results belong to; the field itself shows the draft
    std::string corrected;  // what was searched instead, when a typo was mended
    std::string literal;    // the query that "search for ... instead" asks for
    std::vector<std::string> suggestions;
    std::vector<std::string> popular;  // before anything is typed: what others searched for here
    std::vector<CategoryTile> categories;
    std::vector<ArticleCard> results;
    int total = 0;
    std::optional<EmptyView> empty;
};

struct OptionView {
    std::string value;  // the key to choose
    std::string label;
    std::optional<std::uint32_t> swatch;  // 0xRRGGBB
    bool chosen = false;
    bool available = true;  // false: no variant with this and the other choices
};

struct OptionGroupView {
    std::string group;
    std::string title;
    std::vector<OptionView> options;
};

struct SpecificationView {
    std::string name;
    std::string value;
};

struct ReviewView {
    std::string author;
    std::string stars;
    std::string text;
};

struct StoreStockView {
    StoreId store;
    std::string name;
    AvailabilityView availability;
};

// For staff: the article on the screen can be put aside for somebody.
struct HoldOfferView {
    std::string closed_because;  // empty: it can
    struct Term {
        HoldTerm term = HoldTerm::two_hours;
        std::string text;  // "Until the end of Thu 12 March"
    };
    std::vector<Term> terms;
    std::string code;   // of the one that was put aside just now; empty: none was
    std::string until;  // its end
    // What the webshop makes of it.
    enum class Shop { not_told, told, told_later } shop = Shop::not_told;
};

struct ProductView {
    ProductId product;
    VariantId variant;  // the chosen one
    std::string brand;
    std::string name;
    std::string article_number;
    std::string price;
    std::string old_price;
    std::string lowest_price;  // "Lowest price in the last 30 days: € 149,–"; empty when the shop does not say
    std::optional<RatingView> rating;
    std::string rating_count;      // "212 reviews"
    std::vector<int> star_shares;  // percent for 5, 4, 3, 2, 1 stars; empty: not known
    std::vector<PictureRef> pictures;
    std::vector<OptionGroupView> options;
    AvailabilityView here;
    AvailabilityView nearby;
    AvailabilityView home;  // kind none and an empty text: not offered
    std::vector<StoreStockView> stores;
    std::string stock_age;  // "Stock as of 10.42"
    std::string description;
    std::vector<SpecificationView> specifications;
    std::vector<ReviewView> reviews;
    std::vector<ArticleCard> accessories;
    std::string accessories_title;     // "Goes with this camera"
    std::string link;                  // for the QR code; empty when the shop has no web address
    std::string add_disabled_because;  // empty: it can be put in the basket
    Compared compared = Compared::no;
    bool calls_staff = false;           // it does not lie here, and somebody can be called about it
    std::optional<HoldOfferView> hold;  // for staff
};

// One article beside the others.
struct CompareColumn {
    ProductId product;
    VariantId variant;
    std::string brand;
    std::string name;
    std::string price;
    PictureRef picture;
    AvailabilityView availability;
    std::optional<RatingView> rating;
    std::string add_disabled_because;  // empty: it can be put in the basket
};

// One fact of all articles that are compared.
struct CompareRow {
    std::string key;  // the attribute's
    std::string name;
    std::vector<std::string> values;  // one a column; empty: not known of this article
    bool differs = false;
    std::vector<bool> stands_out;  // one a column: the others agree, this one does not
};

struct CompareView {
    std::string category;  // "Cameras"; empty when they share none
    std::vector<CompareColumn> columns;
    std::vector<CompareRow> rows;
    CategoryId more_in;   // where another one is to be found; empty: by searching
    bool can_add = true;  // fewer than compared_max
};

// A way in which a line of the basket can come to the shopper.
struct WayView {
    Fulfilment kind = Fulfilment::pickup;
    StoreId store;       // of a pick-up apart from the others
    std::string title;   // "Take it with you now"
    std::string detail;  // "Shelf C12, pay at the till"; may be empty
    bool chosen = false;
    std::string disabled_because;  // may be empty
};

struct BasketLineView {
    ProductId product;
    VariantId variant;
    std::string name;
    std::string price;       // of the whole line
    std::string unit_price;  // "€ 17,95 each"; empty for one
    std::string old_price;
    int quantity = 1;
    int quantity_max = 99;
    AvailabilityView availability;
    PictureRef picture;
    std::string way;            // how it comes to the shopper, in a word or two; empty: there is nothing to choose
    std::vector<WayView> ways;  // to choose from
};

// What lies here need not be waited for.
struct TakeNowView {
    std::string title;   // "The camera and the film are in this store."; empty: nothing to say
    std::string detail;  // "Take them with you now, or collect everything tomorrow."
};

// The basket as a code that the shop's tills read: what of it lies in this store to be taken along now.
struct TillCodeView {
    std::string code;   // the text of a QR code; empty: there is none
    std::string about;  // "3 items are in this code", or why there is none
    struct LeftOut {
        VariantId variant;
        std::string name;
        std::string because;
    };
    std::vector<LeftOut> left_out;
};

struct BasketView {
    std::vector<BasketLineView> lines;
    std::string count;  // "4 articles"
    std::string total;
    std::string saving;  // "You save € 40,–"; may be empty
    std::string order_disabled_because;
    std::optional<ArticleCard> accessory;  // one that goes with what is in the basket
    std::string notice;                    // something changed, such as a price; may be empty
    TakeNowView take_now;
    std::string phone_code;            // the basket as the text of a QR code; empty: there is none
    std::string phone_note;            // how long the code is good
    std::optional<TillCodeView> till;  // absent: this shop's tills read no baskets
    std::string carried;               // what was carried here, while there is a question about it: "3 items"
};

struct TimeoutView {
    int seconds_left = 0;
    bool with_basket = false;
    int answer_seconds = 30;  // as the shop configured it: what a full ring stands for
};

}  // namespace zuil
