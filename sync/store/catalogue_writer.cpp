#include "sync/store/catalogue_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"
#include "platform/files/files.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/generation_parts.hpp"

namespace zuil {

namespace fs = std::filesystem;

struct CatalogueWriter::Parts {
    Parts(fs::path the_folder, Database the_state, const Clock& the_clock)
        : folder{std::move(the_folder)}, state{std::move(the_state)}, clock{&the_clock} {}

    fs::path folder;
    Database state;
    const Clock* clock;
    std::unique_ptr<GenerationWriter> served;
    std::unique_ptr<GenerationWriter> building;  // nullptr also while the first one grows: then it is `served`
    bool served_is_growing = false;
    bool ended_badly = false;
    bool is_held_back = false;

    Result<std::unique_ptr<GenerationWriter>> open_generation(int number);
    Status open_served();
    Status open_building();
    Status forget(std::string_view role);
    Status remove_strays();
    std::vector<Database*> databases();
};

// A generation that is served tells readers what changes.
Result<std::unique_ptr<GenerationWriter>> CatalogueWriter::Parts::open_generation(int number) {
    TRY(auto database, open_generation_to_write(folder, number));
    auto parts = std::make_unique<GenerationWriter::Parts>(number, std::move(database), *clock);
    TRY(const int served_number, state_number(state, "served"));
    parts->is_served = number == served_number;
    if (!parts->is_served && served_number != 0) {
        // Without it every article would count as new; that is a pity, but no reason to stop.
        if (auto before = open_generation_to_read(folder, served_number)) parts->first_seen.emplace(*std::move(before));
    }
    return std::make_unique<GenerationWriter>(std::move(parts));
}

Status CatalogueWriter::Parts::forget(std::string_view role) {
    TRY(const int number, state_number(state, role));
    TRY_DO(set_state_number(state, role, 0));
    if (number == 0) return {};
    return remove_database_files(generation_file(folder, number));
}

// A file that cannot be opened is as good as none: the shop has everything that was in it.
Status CatalogueWriter::Parts::open_served() {
    for (const char* role : {"served", "previous"}) {
        TRY(const int number, state_number(state, role));
        if (number == 0) continue;
        if (std::string_view{role} == "previous") {
            TRY(auto transaction, state.begin());
            TRY_DO(set_state_number(state, "served", number));
            TRY_DO(set_state_number(state, "previous", 0));
            TRY_DO(transaction.commit());
        }
        auto opened = open_generation(number);
        if (!opened && opened.error().code == Errc::conflict) return tl::unexpected<Error>{opened.error()};
        if (opened) {
            served = *std::move(opened);
            served_is_growing = !served->complete();
            return {};
        }
        log::error("catalogue {} is dropped: {}", number, opened.error().detail);
        TRY_DO(forget("served"));
    }
    return {};
}

Status CatalogueWriter::Parts::open_building() {
    TRY(const int number, state_number(state, "building"));
    if (number == 0) return {};
    auto opened = open_generation(number);
    if (opened) {
        building = *std::move(opened);
        return {};
    }
    if (opened.error().code == Errc::conflict) return tl::unexpected<Error>{opened.error()};
    log::error("half-built catalogue {} is dropped: {}", number, opened.error().detail);
    return forget("building");
}

// Files that no role names: left behind when the power went between a commit and a removal.
Status CatalogueWriter::Parts::remove_strays() {
    std::vector<std::string> ours{"catalogue-0.db"};
    for (const char* role : {"served", "previous", "building"}) {
        TRY(const int number, state_number(state, role));
        ours.push_back(generation_file({}, number).string());
    }
    TRY(const auto files, list_folder(folder));
    for (const FileFacts& file : files) {
        const std::string name = file.path.filename().string();
        if (!name.starts_with("catalogue-")) continue;
        bool is_ours = false;
        for (const std::string& our : ours) is_ours = is_ours || name.starts_with(our);
        if (!is_ours) TRY_DO(remove_file(file.path));
    }
    return {};
}

CatalogueWriter::CatalogueWriter() = default;

CatalogueWriter::~CatalogueWriter() {
    if (parts_) static_cast<void>(set_state_number(parts_->state, "open", 0));
}

Result<std::unique_ptr<CatalogueWriter>> CatalogueWriter::open(const fs::path& folder, const Clock& clock) {
    TRY_DO(make_folder(folder));
    auto state = open_state_to_write(folder);
    if (!state && state.error().code == Errc::bad_data) {
        // Without the state nobody knows which file is whole, so all of them are read from the shop again.
        log::error("the catalogue's state is damaged and made anew: {}", state.error().detail);
        TRY_DO(remove_database_files(state_file(folder)));
        state = open_state_to_write(folder);
    }
    if (!state) return tl::unexpected<Error>{std::move(state).error()};

    auto writer = std::make_unique<CatalogueWriter>();
    auto parts = std::make_unique<Parts>(folder, *std::move(state), clock);
    TRY(const int was_open, state_number(parts->state, "open"));
    parts->ended_badly = was_open != 0;
    TRY_DO(set_state_number(parts->state, "open", 1));
    TRY(const int held_back, state_number(parts->state, "held back"));
    parts->is_held_back = held_back != 0;
    TRY_DO(parts->open_served());
    TRY_DO(parts->open_building());
    TRY_DO(parts->remove_strays());
    writer->parts_ = std::move(parts);
    return writer;
}

GenerationWriter* CatalogueWriter::served() { return parts_->served.get(); }

GenerationWriter* CatalogueWriter::building() {
    return parts_->served_is_growing ? parts_->served.get() : parts_->building.get();
}

Status CatalogueWriter::begin() {
    if (building() != nullptr) return {};
    TRY(const int last, state_number(parts_->state, "last"));
    const int number = last + 1;
    const bool is_first = parts_->served == nullptr;
    TRY_DO(remove_database_files(generation_file(parts_->folder, number)));
    {
        TRY(auto transaction, parts_->state.begin());
        TRY_DO(set_state_number(parts_->state, "last", number));
        TRY_DO(set_state_number(parts_->state, is_first ? "served" : "building", number));
        TRY_DO(transaction.commit());
    }
    TRY(auto opened, parts_->open_generation(number));
    parts_->served_is_growing = is_first;
    (is_first ? parts_->served : parts_->building) = std::move(opened);
    return {};
}

Status CatalogueWriter::discard() {
    if (building() == nullptr) return {};
    const bool is_first = parts_->served_is_growing;
    (is_first ? parts_->served : parts_->building).reset();
    parts_->served_is_growing = false;
    return parts_->forget(is_first ? "served" : "building");
}

Status CatalogueWriter::flip() {
    ENSURE(building() != nullptr && building()->complete());
    if (parts_->served_is_growing) {
        parts_->served_is_growing = false;
        return {};
    }
    TRY_DO(remove_previous());
    TRY(auto transaction, parts_->state.begin());
    TRY_DO(set_state_number(parts_->state, "previous", parts_->served == nullptr ? 0 : parts_->served->number()));
    TRY_DO(set_state_number(parts_->state, "served", parts_->building->number()));
    TRY_DO(set_state_number(parts_->state, "building", 0));
    TRY_DO(transaction.commit());
    parts_->served = std::move(parts_->building);
    parts_->served->parts_->is_served = true;
    parts_->served->parts_->first_seen.reset();
    return {};
}

Status CatalogueWriter::remove_previous() { return parts_->forget("previous"); }

bool CatalogueWriter::ended_badly() const { return parts_->ended_badly; }

Status CatalogueWriter::check_served() {
    if (parts_->served != nullptr) TRY_DO(parts_->served->parts_->database.quick_check());
    parts_->ended_badly = false;
    return {};
}

// Those files that are open.
std::vector<Database*> CatalogueWriter::Parts::databases() {
    std::vector<Database*> all{&state};
    for (const auto* generation : {&served, &building}) {
        if (*generation) all.push_back(&(*generation)->parts_->database);
    }
    return all;
}

bool CatalogueWriter::must_reopen() const {
    return std::ranges::any_of(parts_->databases(), [](const Database* one) { return one->must_reopen(); });
}

Status CatalogueWriter::reopen() {
    for (Database* one : parts_->databases()) {
        if (one->must_reopen()) TRY_DO(one->reopen());
    }
    return {};
}

Status CatalogueWriter::drop_served() {
    parts_->served.reset();
    parts_->served_is_growing = false;
    TRY_DO(parts_->forget("served"));
    return parts_->open_served();
}

Result<int> CatalogueWriter::previous() { return state_number(parts_->state, "previous"); }

Status CatalogueWriter::go_back() {
    TRY(const int before, previous());
    if (before == 0) return fail(Errc::not_found, "no catalogue before this one is kept any more");
    TRY(auto opened, parts_->open_generation(before));
    TRY_DO(discard());
    TRY(const int present, state_number(parts_->state, "served"));
    {
        TRY(auto transaction, parts_->state.begin());
        TRY_DO(set_state_number(parts_->state, "served", before));
        TRY_DO(set_state_number(parts_->state, "previous", 0));
        TRY_DO(set_state_number(parts_->state, "held back", 1));
        TRY_DO(transaction.commit());
    }
    parts_->served = std::move(opened);
    parts_->served->parts_->is_served = true;
    parts_->served->parts_->first_seen.reset();
    parts_->is_held_back = true;
    return remove_database_files(generation_file(parts_->folder, present));
}

bool CatalogueWriter::is_held_back() const { return parts_->is_held_back; }

Status CatalogueWriter::let_go() {
    TRY_DO(set_state_number(parts_->state, "held back", 0));
    parts_->is_held_back = false;
    return {};
}

}  // namespace zuil
