#include <map>

#include "kiosk/engine/catalogue_queries.hpp"

namespace zuil {
namespace {

class DirectQueries final : public CatalogueQueries {
public:
    explicit DirectQueries(std::filesystem::path folder) : desk_{std::move(folder)} {}

    std::uint64_t ask(QuestionSlot slot, CatalogueQuestion question) override {
        asked_.insert_or_assign(slot, Asked{.ticket = ++tickets_, .question = std::move(question)});
        return tickets_;
    }

    std::vector<AnsweredQuestion> take_answers() override {
        std::vector<AnsweredQuestion> answers;
        for (auto& [slot, asked] : std::exchange(asked_, {})) {
            answers.push_back({.slot = slot, .ticket = asked.ticket, .answer = desk_.answer(asked.question)});
        }
        return answers;
    }

    void search_by(SearchSettings search) override { desk_.search_by(std::move(search)); }
    void forget() override {
        std::erase_if(asked_, [](const auto& asked) { return is_shoppers(asked.first); });
    }

private:
    struct Asked {
        std::uint64_t ticket = 0;
        CatalogueQuestion question;
    };
    CatalogueDesk desk_;
    std::map<QuestionSlot, Asked> asked_;
    std::uint64_t tickets_ = 0;
};

}  // namespace

std::unique_ptr<CatalogueQueries> make_direct_queries(std::filesystem::path folder) {
    return std::make_unique<DirectQueries>(std::move(folder));
}

}  // namespace zuil
