#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace zuil {

// An identifier that only compares with its own kind: a ProductId is never taken for a StoreId. The text is the other
// side's own and opaque; an empty one means "none".
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_{std::move(text)} {}

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }

    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;

private:
    std::string text_;
};

}  // namespace zuil

template <class Tag>
struct std::hash<zuil::Id<Tag>> {
    std::size_t operator()(const zuil::Id<Tag>& id) const { return std::hash<std::string>{}(id.text()); }
};
