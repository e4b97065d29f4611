#include "tests/sim/saboteur.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>

namespace zuil::sim {
namespace {

// Past everything that guards the file.
void change_file(const std::filesystem::path& file, const char* sql) {
    sqlite3* native = nullptr;
    if (sqlite3_open(file.c_str(), &native) == SQLITE_OK) sqlite3_exec(native, sql, nullptr, nullptr, nullptr);
    sqlite3_close(native);
}

}  // namespace

bool needs_catalogue(Sabotage sabotage) {
    return sabotage == Sabotage::mark_too_early || sabotage == Sabotage::row_mixed ||
           sabotage == Sabotage::files_left_behind;
}

void sabotage(Sabotage sabotage, Kiosk& kiosk, const Shelf& shelf) {
    const std::filesystem::path& folder = kiosk.drive().folder();
    const std::filesystem::path outbox = folder / "outbox.db";
    GenerationWriter* served = kiosk.catalogue() == nullptr ? nullptr : kiosk.catalogue()->served();
    switch (sabotage) {
    case Sabotage::handle_forgotten:
        return change_file(outbox, "UPDATE outbox SET handle = '' WHERE state = 'committing'");
    case Sabotage::order_forgotten:
        return change_file(outbox, "DELETE FROM outbox WHERE state = 'accepted' OR state = 'confirmed'");
    case Sabotage::order_changed:
        return change_file(outbox, "UPDATE orders SET body = replace(body, '\"quantity\":', '\"quantity\":1')");
    case Sabotage::refusal_hidden:
        return change_file(outbox, "UPDATE outbox SET error_code = NULL WHERE state = 'rejected'");
    case Sabotage::mark_too_early:
        if (served != nullptr && served->complete())
            static_cast<void>(served->set_marks(std::array{SyncMark{"changes", shelf.mark_now()}}));
        return;
    case Sabotage::row_mixed:
        if (served != nullptr)
            change_file(folder / fmt::format("catalogue-{}.db", served->number()),
                        "UPDATE product_text SET body = replace(body, '\"brand\":\"', '\"brand\":\"x')");
        return;
    case Sabotage::files_left_behind:
        for (int number = 90; number < 99; ++number)
            kiosk.drive().make((folder / fmt::format("catalogue-{}.db", number)).string());
        return;
    default: return;
    }
}

}  // namespace zuil::sim
