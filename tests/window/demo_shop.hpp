#pragma once

#include <string>
#include <vector>

#include "tests/support/kiosk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil::test {

// A kiosk of the demo shop as it was switched off last night: its catalogue is whole. Every test gets a copy of its
// own.
class DemoShop {
public:
    DemoShop();
    // With its data there instead of in a folder of its own.
    explicit DemoShop(std::filesystem::path data);

    Kiosk::Options options(int width, int height) const;
    const std::filesystem::path& data() const { return data_; }

private:
    TemporaryFolder folder_;
    std::filesystem::path data_ = folder_ / "data";
};

// An article as the feed has it.
struct DemoArticle {
    std::string name;  // in English
    std::string gtin;  // of its first variant
};
std::vector<DemoArticle> demo_articles(std::size_t count);

}  // namespace zuil::test
