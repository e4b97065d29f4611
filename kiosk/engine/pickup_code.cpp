#include "kiosk/engine/pickup_code.hpp"

#include <charconv>

#include <fmt/format.h>

#include "platform/files/files.hpp"

namespace zuil {

std::string make_pickup_code(Random& random) {
    // Without vowels, and without pairs such as 0/O, 1/I, 2/Z, 5/S, 6/G, 8/B, U/V.
    constexpr std::string_view signs = "3479CDFHJKLMNPQRTVWX";
    std::string code;
    for (int place = 0; place < 4; ++place) {
        if (place == 2) code += ' ';
        code += signs[random.below(signs.size())];
    }
    return code;
}

Result<std::string> next_offline_code(std::string_view kiosk_code, const std::filesystem::path& counter_file) {
    int last = 0;
    if (const auto kept = read_file(counter_file, 32)) {
        std::from_chars(kept->data(), kept->data() + kept->size(), last);
    } else if (kept.error().code != Errc::not_found) {
        return fail_in("the counter of offline orders", kept.error());
    }
    const int next = last + 1;
    TRY_DO(write_file(counter_file, fmt::format("{}\n", next)));
    return fmt::format("{}-{:04}", kiosk_code, next);
}

}  // namespace zuil
