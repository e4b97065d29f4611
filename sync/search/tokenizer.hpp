#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

class Database;

// One word as the index holds it: lower case, without accents. It stood at bytes [begin, end) of the text.
struct Token {
    std::string word;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The very tokenizer that the index is built with (FTS5's unicode61), so that what is typed is cut and folded in the
// same way as what was indexed.
class Tokenizer {
public:
    static Result<Tokenizer> make(Database& database);
    std::vector<Token> split(std::string_view text) const;

private:
    struct Native;
    explicit Tokenizer(std::shared_ptr<const Native> native) : native_{std::move(native)} {}
    std::shared_ptr<const Native> native_;
};

}  // namespace zuil
