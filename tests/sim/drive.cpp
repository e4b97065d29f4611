#include "tests/sim/drive.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "tests/sim/drive_vfs.hpp"

namespace zuil::sim {
namespace {

constexpr std::uint64_t sector_bytes = 512;

bool happens(int percent, Random& random) { return static_cast<int>(random.below(100)) < percent; }

bool is_name(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

void make_name(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

void Medium::create() {
    exists_ = true;
    seen_.clear();
}

void Medium::mark(std::uint64_t from, std::uint64_t to) {
    for (std::size_t sector = from / sector_bytes; sector * sector_bytes < to; ++sector) {
        if (is_dirty_.size() <= sector) is_dirty_.resize(sector + 64);
        if (is_dirty_[sector]) continue;
        is_dirty_[sector] = true;
        dirty_.push_back(sector);
    }
}

void Medium::write(std::uint64_t at, const void* bytes, std::size_t count) {
    if (seen_.size() < at + count) {
        mark(std::min<std::uint64_t>(seen_.size(), at), at);
        seen_.resize(at + count, '\0');
    }
    std::memcpy(seen_.data() + at, bytes, count);
    mark(at, at + count);
}

void Medium::truncate(std::uint64_t size) {
    if (size < seen_.size()) cut_to_ = std::min(cut_to_, size);
    seen_.resize(size, '\0');
}

void Medium::take_over(std::size_t sector, std::string& to) const {
    const std::size_t from = sector * sector_bytes;
    if (from >= seen_.size()) return;
    const std::size_t count = std::min<std::size_t>(sector_bytes, seen_.size() - from);
    if (to.size() < from + count) to.resize(from + count, '\0');
    std::memcpy(to.data() + from, seen_.data() + from, count);
}

void Medium::sync() {
    is_named_ = exists_;
    if (cut_to_ < durable_.size()) durable_.resize(cut_to_);
    for (const std::size_t sector : dirty_) {
        take_over(sector, durable_);
        is_dirty_[sector] = false;
    }
    durable_.resize(seen_.size(), '\0');
    dirty_.clear();
    cut_to_ = UINT64_MAX;
}

void Medium::sync_badly(Random& random) {
    for (const std::size_t sector : dirty_) {
        if (random.below(2) == 0) take_over(sector, durable_);
        is_dirty_[sector] = false;
    }
    dirty_.clear();
}

void Medium::remove(bool is_durable) {
    exists_ = false;
    seen_.clear();
    cut_to_ = 0;
    for (const std::size_t sector : dirty_) is_dirty_[sector] = false;
    dirty_.clear();
    if (!is_durable) return;
    is_named_ = false;
    durable_.clear();
    cut_to_ = UINT64_MAX;
}

void Medium::lose_power(int survives_percent, Random& random) {
    std::string left = durable_;
    if (cut_to_ < left.size() && happens(survives_percent, random)) left.resize(cut_to_);
    std::ranges::sort(dirty_);
    for (const std::size_t sector : dirty_) {
        if (happens(survives_percent, random)) take_over(sector, left);
        is_dirty_[sector] = false;
    }
    dirty_.clear();
    cut_to_ = UINT64_MAX;
    const bool name_survives = happens(survives_percent, random);
    exists_ = name_survives ? exists_ : is_named_;
    is_named_ = exists_;
    if (!exists_) left.clear();
    durable_ = left;
    seen_ = std::move(left);
}

Drive::Drive(std::filesystem::path folder, Random& random) : folder_{std::move(folder)}, random_{random} {
    std::filesystem::create_directories(folder_);
    DriveVfs::add(*this);
}

Drive::~Drive() {
    DriveVfs::remove(*this);
    for (const auto& [name, medium] : media_) ::unlink(name.c_str());
}

Medium* Drive::find(const std::string& name) {
    const bool is_there = is_name(name);
    auto place = media_.find(name);
    if (place == media_.end()) {
        // Made without SQLite, and its name was synced there and then.
        if (!is_there) return nullptr;
        place = media_.try_emplace(name).first;
        place->second.create();
        place->second.sync();
        return &place->second;
    }
    Medium& medium = place->second;
    if (medium.exists() && !is_there) medium.remove(false);
    if (!medium.exists() && is_there) {
        medium.create();
        medium.sync();
    }
    return medium.exists() ? &medium : nullptr;
}

Medium& Drive::make(const std::string& name) {
    if (Medium* medium = find(name)) return *medium;
    Medium& medium = media_[name];
    medium.create();
    make_name(name);
    return medium;
}

void Drive::remove(const std::string& name, bool is_durable) {
    if (Medium* medium = find(name)) medium->remove(is_durable);
    ::unlink(name.c_str());
}

int Drive::pass(bool may_fail) {
    if (is_off_) return SQLITE_IOERR;
    ++operations_;
    if (plan.power_cut_in > 0 && --plan.power_cut_in == 0) {
        is_off_ = true;
        return SQLITE_IOERR;
    }
    if (may_fail && plan.fault_in > 0 && --plan.fault_in == 0) return plan.fault_code;
    return SQLITE_OK;
}

// Names that were removed without SQLite, and without a sync.
void Drive::notice_names() {
    for (auto& [name, medium] : media_) {
        if (medium.exists() && !is_name(name)) medium.remove(false);
    }
}

void Drive::switch_on() {
    is_off_ = false;
    for (auto& [name, medium] : media_) {
        medium.sharing = {};
        if (medium.exists() && !is_name(name)) make_name(name);
        if (!medium.exists()) ::unlink(name.c_str());
    }
}

void Drive::switch_on_after_crash() {
    notice_names();
    switch_on();
}

void Drive::switch_on_after_power_cut(int survives_percent) {
    notice_names();
    for (auto& [name, medium] : media_) medium.lose_power(survives_percent, random_);
    switch_on();
}

std::uint64_t Drive::bytes() const {
    std::uint64_t sum = 0;
    for (const auto& [name, medium] : media_) sum += medium.seen().size();
    return sum;
}

std::vector<std::string> Drive::names() const {
    std::vector<std::string> names;
    for (const auto& [name, medium] : media_) {
        if (medium.exists() && is_name(name)) names.push_back(std::filesystem::path{name}.filename().string());
    }
    return names;
}

bool Drive::holds(std::string_view bytes) const {
    return std::ranges::any_of(media_,
                               [&](const auto& one) { return one.second.seen().find(bytes) != std::string::npos; });
}

}  // namespace zuil::sim
