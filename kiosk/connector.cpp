#include "kiosk/connector.hpp"

#include "platform/files/files.hpp"
#include "sync/shops/feed/demo_people.hpp"

namespace zuil {
namespace {

// One line; an empty path is no secret at all.
Result<std::string> read_secret(const std::filesystem::path& file) {
    constexpr std::uint64_t secret_bytes_max = 4096;
    if (file.empty()) return std::string{};
    auto text = read_file(file, secret_bytes_max);
    if (!text) return fail_in(file.string(), std::move(text).error());
    text->erase(text->find_last_not_of(" \r\n\t") + 1);
    return text;
}

Result<std::unique_ptr<Shop>> make_feed(const FeedSettings& settings, const std::filesystem::path& data, Http& http,
                                        const Clock& clock, const std::filesystem::path& demo_people) {
    constexpr std::uint64_t people_bytes_max = 1U << 20U;
    FeedOptions options = settings.options;
    if (!demo_people.empty()) {
        TRY(const std::string text, read_file(demo_people, people_bytes_max));
        auto people = DemoPeople::read(text, http, clock);
        if (!people) return fail_in(demo_people.string(), std::move(people).error());
        options.people = *std::move(people);
    }
    TRY(options.authorization, read_secret(settings.authorization_file));
    TRY(options.orders_authorization, read_secret(settings.orders_authorization_file));
    if (options.handover == FeedOptions::Handover::folder && !options.orders_to.empty()) {
        options.orders_to = (data / options.orders_to).string();
        TRY_DO(make_folder(options.orders_to));
    }
    return make_feed_shop(http, clock, std::move(options));
}

Result<std::unique_ptr<Shop>> make_medusa(const MedusaSettings& settings, Http& http, const Clock& clock) {
    MedusaOptions options = settings.options;
    TRY(options.publishable_key, read_secret(settings.publishable_key_file));
    TRY(options.secret_key, read_secret(settings.secret_key_file));
    return make_medusa_shop(http, clock, std::move(options));
}

Result<std::unique_ptr<Shop>> make_vendure(const VendureSettings& settings, Http& http, const Clock& clock) {
    VendureOptions options = settings.options;
    TRY(options.api_key, read_secret(settings.api_key_file));
    return make_vendure_shop(http, clock, std::move(options));
}

}  // namespace

Result<std::unique_ptr<Shop>> make_shop(const Settings& settings, const std::filesystem::path& data, Http& http,
                                        const Clock& clock, const std::filesystem::path& demo_people) {
    switch (settings.connector) {
    case ConnectorKind::feed: return make_feed(settings.feed, data, http, clock, demo_people);
    case ConnectorKind::medusa: return make_medusa(settings.medusa, http, clock);
    case ConnectorKind::vendure: return make_vendure(settings.vendure, http, clock);
    }
    return fail(Errc::bad_data, "no connector is configured");
}

}  // namespace zuil
