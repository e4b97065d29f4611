#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

// Which of a language's plural forms goes with a count, from the line that each gettext catalogue carries:
// "nplurals=2; plural=(n != 1);". The expression is C's, over the unsigned number n.
class PluralRule {
public:
    // Reads the line out of a catalogue's header. Without one: English's rule.
    static Result<PluralRule> parse(std::string_view catalogue_header);

    std::size_t forms() const { return forms_; }
    // Below forms(), whatever the count.
    std::size_t form(std::int64_t count) const;

private:
    friend class PluralParser;
    enum class Step {
        number,
        n,
        negate,
        multiply,
        divide,
        modulo,
        add,
        subtract,
        less,
        less_or_equal,
        greater,
        greater_or_equal,
        equal,
        not_equal,
        both,
        either,
        choose
    };
    struct Instruction {
        Step step;
        std::uint64_t number = 0;
    };

    // For a machine with a stack: operands first. Nothing in an expression can fail or jump, so all of it is computed.
    std::vector<Instruction> code_;
    std::size_t forms_ = 1;
};

}  // namespace zuil
