#include "tests/fuzz/targets.hpp"

#include <array>

namespace zuil {
namespace {

constexpr std::array all_targets{FuzzTarget{"feed_documents", fuzz_feed_documents},
                                 FuzzTarget{"feed_rows", fuzz_feed_rows},
                                 FuzzTarget{"html", fuzz_html},
                                 FuzzTarget{"json", fuzz_json},
                                 FuzzTarget{"medusa_catalogue", fuzz_medusa_catalogue},
                                 FuzzTarget{"medusa_orders", fuzz_medusa_orders},
                                 FuzzTarget{"scanned_text", fuzz_scanned_text},
                                 FuzzTarget{"scanner_keys", fuzz_scanner_keys},
                                 FuzzTarget{"settings", fuzz_settings},
                                 FuzzTarget{"small_texts", fuzz_small_texts},
                                 FuzzTarget{"stored_records", fuzz_stored_records},
                                 FuzzTarget{"vendure_catalogue", fuzz_vendure_catalogue},
                                 FuzzTarget{"vendure_orders", fuzz_vendure_orders}};

}  // namespace

std::span<const FuzzTarget> fuzz_targets() { return all_targets; }

}  // namespace zuil
