#include "tests/sim/catalogue_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/store/catalogue_reader.hpp"

namespace zuil::sim {
namespace {

constexpr int articles_max = 500;

// Absent where there is no whole catalogue, or the disk went away under the question.
std::unique_ptr<CatalogueReader> reader_of(Kiosk& kiosk) {
    CatalogueWriter* catalogue = kiosk.catalogue();
    if (catalogue == nullptr || catalogue->served() == nullptr || !catalogue->served()->complete()) return nullptr;
    auto reader = CatalogueReader::open(kiosk.drive().folder());
    return reader ? *std::move(reader) : nullptr;
}

// As a whole; but a variant that the shop took away may be gone before the rest is read again.
bool is_version(const Product& shown, const Product* version) {
    if (version == nullptr || shown.variants.empty()) return false;
    Product left = *version;
    std::erase_if(left.variants, [&](const Variant& variant) {
        return std::ranges::find(shown.variants, variant.id, &Variant::id) == shown.variants.end();
    });
    return left == shown;
}

void check_stock(Stage& stage, CatalogueReader& reader, const Product& product, const Shelf& shelf) {
    const auto levels = reader.stock(product.id);
    if (!levels) return;
    for (const StockLevel& level : *levels) {
        const auto right = shelf.stock().find({level.variant, level.store});
        if (right == shelf.stock().end() || right->second != level.quantity)
            stage.violate(fmt::format("I11: the stock of {} is not the shop's", level.variant.text()));
    }
}

}  // namespace

void check_catalogue(Stage& stage, Kiosk& kiosk, const Shelf& shelf) {
    const auto reader = reader_of(kiosk);
    if (!reader) return;
    GenerationWriter& served = *kiosk.catalogue()->served();
    if (reader->generation() != served.number()) stage.violate("I4: readers see another generation than is served");
    const auto mark = served.mark("changes");
    const auto ids = served.product_ids(ProductId{}, articles_max);
    if (!mark || !ids) return;
    for (const ProductId& id : *ids) {
        const auto product = reader->product(id);
        if (!product) {
            if (!kiosk.drive().is_off()) stage.violate(fmt::format("I4: {} is listed and cannot be read", id.text()));
            return;
        }
        if (!is_version(*product, shelf.version(id, product->popularity)))
            stage.violate(fmt::format("I4: {} as version {}, with {} variants, is none that the shop had", id.text(),
                                      product->popularity, product->variants.size()));
        if (!mark->empty() && product->popularity < shelf.covered(*mark, id))
            stage.violate(fmt::format("I5: {} is version {}, and the mark {} covers {}", id.text(), product->popularity,
                                      *mark, shelf.covered(*mark, id)));
        const auto levels = reader->stock(id);
        if (!levels) continue;
        for (const StockLevel& level : *levels) {
            if (level.as_of > stage.clock.wall()) stage.violate("I6: a stock figure is of the future");
        }
    }
}

void check_catalogue_is_current(Stage& stage, Kiosk& kiosk, const Shelf& shelf) {
    if (kiosk.catalogue() == nullptr) return;
    const auto reader = reader_of(kiosk);
    if (!reader) return stage.violate("I11: there is no whole catalogue");
    const auto counts = kiosk.catalogue()->served()->counts();
    if (!counts || counts->products != static_cast<int>(shelf.products().size()))
        stage.violate(fmt::format("I11: {} articles are served, and the shop has {}", counts ? counts->products : -1,
                                  shelf.products().size()));
    for (const Product& product : shelf.products()) {
        const auto shown = reader->product(product.id);
        if (!shown || *shown != product)
            stage.violate(fmt::format("I11: {} is not as the shop has it", product.id.text()));
        check_stock(stage, *reader, product, shelf);
    }
}

}  // namespace zuil::sim
