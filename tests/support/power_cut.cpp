#include "tests/support/power_cut.hpp"

#include <algorithm>
#include <fstream>

namespace zuil::test {
namespace {

namespace fs = std::filesystem;
using Kind = DiskOperation::Kind;

constexpr std::uint64_t sector_bytes = 512;

bool survives(Survival survival, Random& random) {
    return survival == Survival::everything || (survival == Survival::some && random.below(2) == 0);
}

}  // namespace

bool PowerCut::advance() {
    if (passed_ == operations_.size()) return false;
    const DiskOperation& operation = operations_[passed_++];
    Medium& medium = media_[operation.file];
    if (operation.kind != Kind::sync && operation.kind != Kind::remove_synced) {
        medium.pending.push_back(&operation);
        return true;
    }
    SeededRandom unused{0};
    for (const DiskOperation* earlier : medium.pending) apply(*earlier, medium.durable, Survival::everything, unused);
    medium.pending.clear();
    if (operation.kind == Kind::remove_synced) medium.durable = {};
    return true;
}

void PowerCut::apply_write(const DiskOperation& operation, File& file, Survival survival, Random& random) {
    const std::uint64_t end = operation.at + operation.bytes.size();
    for (std::uint64_t begin = operation.at; begin < end;) {
        const std::uint64_t next = std::min(end, (begin / sector_bytes + 1) * sector_bytes);
        if (survives(survival, random)) {
            if (file.content.size() < next) file.content.resize(next, '\0');
            file.content.replace(begin, next - begin, operation.bytes, begin - operation.at, next - begin);
        }
        begin = next;
    }
}

void PowerCut::apply(const DiskOperation& operation, File& file, Survival survival, Random& random) {
    if (operation.kind == Kind::write) return apply_write(operation, file, survival, random);
    if (!survives(survival, random)) return;
    if (operation.kind == Kind::create) file = {.exists = true};
    if (operation.kind == Kind::truncate) file.content.resize(operation.at, '\0');
    if (operation.kind == Kind::remove) file = {};
}

void PowerCut::leave(Survival survival, Random& random, const fs::path& from, const fs::path& to) const {
    fs::remove_all(to);
    fs::create_directories(to);
    for (const auto& [path, medium] : media_) {
        const fs::path below = fs::path{path}.lexically_relative(from);
        if (below.empty() || below.native().starts_with("..")) continue;
        File left = medium.durable;
        for (const DiskOperation* operation : medium.pending) apply(*operation, left, survival, random);
        if (!left.exists) continue;
        std::ofstream stream{to / below, std::ios::binary};
        stream.write(left.content.data(), static_cast<std::streamsize>(left.content.size()));
    }
}

}  // namespace zuil::test
