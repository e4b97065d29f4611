#pragma once

#include <span>
#include <string_view>

namespace zuil {

// What reads bytes that come from outside: each goes through the functions that the product calls, and ends the process
// when what comes out breaks a promise. See README.md.
struct FuzzTarget {
    std::string_view name;  // of its folder in corpus/ and its file in dictionary/
    void (*run)(std::string_view input);
};

std::span<const FuzzTarget> fuzz_targets();

void fuzz_feed_rows(std::string_view input);
void fuzz_feed_documents(std::string_view input);
void fuzz_html(std::string_view input);
void fuzz_json(std::string_view input);
void fuzz_medusa_catalogue(std::string_view input);
void fuzz_medusa_orders(std::string_view input);
void fuzz_scanned_text(std::string_view input);
void fuzz_scanner_keys(std::string_view input);
void fuzz_settings(std::string_view input);
void fuzz_small_texts(std::string_view input);
void fuzz_stored_records(std::string_view input);
void fuzz_vendure_catalogue(std::string_view input);
void fuzz_vendure_orders(std::string_view input);

}  // namespace zuil
