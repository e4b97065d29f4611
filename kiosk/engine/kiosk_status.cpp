#include "kiosk/engine/kiosk_status.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace zuil {
namespace {

nlohmann::json moment(const std::optional<WallTime>& time) {
    return time ? nlohmann::json(rfc3339(*time)) : nlohmann::json(nullptr);
}

std::string text_of(const std::optional<Error>& error) {
    return error ? fmt::format("{}: {}", to_string(error->code), error->detail) : std::string{};
}

std::string_view name_of(Printed printed) {
    switch (printed) {
    case Printed::yes:
    case Printed::unsaid: break;
    case Printed::no_paper: return "no_paper";
    case Printed::cover_open: return "cover_open";
    case Printed::broken: return "fault";
    case Printed::away: return "away";
    }
    return "ready";
}

}  // namespace

std::string rfc3339(WallTime time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

KioskStatus make_status(const MirrorStatus& mirror, const OutboxStatus& outbox, Connection connection) {
    KioskStatus status{.connection = connection, .catalogue = mirror.counts, .orders = outbox.counts};
    status.growing = !mirror.last_full_read && mirror.phase == MirrorPhase::full_read;
    status.catalogue_heard_at = mirror.last_success;
    status.catalogue_read_at = mirror.last_full_read;
    status.catalogue_held = mirror.held_because;
    status.catalogue_held_number = mirror.held_generation;
    status.catalogue_served = mirror.served_generation;
    status.catalogue_previous = mirror.previous_generation;
    status.catalogue_drifted = mirror.drifted_buckets;
    status.catalogue_problem = text_of(mirror.last_error);
    status.orders_problem = text_of(outbox.store_error ? outbox.store_error : outbox.last_error);
    return status;
}

std::string to_json(const KioskStatus& status, WallTime started_at, int process) {
    nlohmann::json json;
    json["process"] = process;
    json["started_at"] = rfc3339(started_at);
    json["connection"] = status.connection == Connection::online ? "online" : "offline";
    json["disk_full"] = status.disk_full;
    json["catalogue"] = {{"articles", status.catalogue.products},
                         {"variants", status.catalogue.variants},
                         {"categories", status.catalogue.categories},
                         {"stores", status.catalogue.stores},
                         {"refused_rows", status.catalogue.refused_rows},
                         {"growing", status.growing},
                         {"heard_at", moment(status.catalogue_heard_at)},
                         {"read_at", moment(status.catalogue_read_at)},
                         {"held_because", status.catalogue_held},
                         {"held_number", status.catalogue_held_number},
                         {"number", status.catalogue_served},
                         {"previous_number", status.catalogue_previous},
                         {"drifted_parts", status.catalogue_drifted},
                         {"problem", status.catalogue_problem}};
    json["orders"] = {{"owed", status.orders.owed},
                      {"needs_customer", status.orders.needs_customer},
                      {"rejected", status.orders.rejected},
                      {"confirmed", status.orders.confirmed},
                      {"oldest_owed", moment(status.orders.oldest_owed)},
                      {"problem", status.orders_problem}};
    if (status.pickups) {
        const PickupStatus& pickups = *status.pickups;
        json["pickups"] = {{"waiting", pickups.waiting},
                           {"heard_at", moment(pickups.heard_at)},
                           {"problem", text_of(pickups.store_error ? pickups.store_error : pickups.last_error)}};
    }
    if (status.printer) {
        json["printer"] = {{"state", name_of(status.printer->last)},
                           {"paper_low", status.printer->paper_low},
                           {"waiting", status.printer->waiting}};
    }
    if (status.holds) {
        const HoldStatus& holds = *status.holds;
        json["holds"] = {{"waiting", holds.waiting},
                         {"problem", text_of(holds.store_error ? holds.store_error : holds.last_error)}};
    }
    // What others wrote may hold anything, and a kiosk must not end of telling how it is.
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace zuil
