#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/till_code.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

// What of a line goes along, and why not all of it.
struct TillShare {
    int pieces = 0;
    std::string because;
};

TillShare share_of(const BasketLine& line, const TillSettings& till, const ViewContext& context) {
    const Words& words = context.words;
    const int here = std::max(0, pieces_of(*line.facts, line.variant, context.settings.store).here);
    if (line.gone) return {0, words.tr("No longer sold")};
    if (line.way.kind == Fulfilment::delivery) return {0, words.tr("Is brought to your home: order it here")};
    if (!line.way.store.empty()) return {0, words.tr("You collect it in another store: order it here")};
    if (here == 0) return {0, words.tr("Not in this store: order it here")};
    if (!till_number(line.chosen(), till)) return {0, words.tr("Has no bar code that the till knows: show it there")};
    if (here >= line.quantity) return {line.quantity, {}};
    return {here, words.trn("Only {count} is in this store: order the rest here",
                            "Only {count} are in this store: order the rest here", std::int64_t{here})};
}

}  // namespace

TillCodeView view_till(const Basket& basket, const TillSettings& till, const ViewContext& context) {
    const Words& words = context.words;
    TillCodeView view;
    std::vector<TillLine> lines;
    int pieces = 0;
    for (const BasketLine& line : basket.lines()) {
        TillShare share = share_of(line, till, context);
        pieces += share.pieces;
        if (share.pieces > 0) {
            lines.push_back({.article = *till_number(line.chosen(), till), .quantity = share.pieces});
        }
        if (!share.because.empty()) {
            view.left_out.push_back({.variant = line.variant,
                                     .name = article_name(*line.facts, line.variant, words.language()),
                                     .because = std::move(share.because)});
        }
    }
    view.code = make_till_code(lines, till);
    if (!view.code.empty()) {
        view.about = words.trn("{count} item is in this code", "{count} items are in this code", std::int64_t{pieces});
    } else if (lines.empty()) {
        view.about = words.tr("Nothing in your basket can go to the till with a code");
    } else {
        view.about = words.tr("Your basket is too large for one code. Our staff will be happy to help.");
    }
    return view;
}

}  // namespace zuil
