#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/shops/medusa/client.hpp"
#include "tests/fuzz/promises.hpp"

namespace zuil {

// The input as the body of each answer that it may stand in; given back as that of one that went well.
inline std::optional<medusa::Answer> fuzzed_answer(std::string_view input) {
    const auto judge = [&](int status) {
        return medusa::judge_reply({.status = status,
                                    .headers = {{"content-type", "application/json; charset=utf-8"}},
                                    .body = std::string{input}});
    };
    for (const int status : {400, 401, 404, 409, 500}) hold_refusal(judge(status));
    auto answer = judge(200);
    hold_refusal(answer);
    if (!answer) return std::nullopt;
    return *std::move(answer);
}

}  // namespace zuil
