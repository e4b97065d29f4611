#include <xapian.h>

#include "platform/text/text.hpp"
#include "tests/bench/search/engine.hpp"

namespace zuil::test {
namespace {

class XapianEngine final : public SearchEngine {
public:
    XapianEngine(const std::filesystem::path& folder, bool corrects)
        : file_{(folder / "xapian").string()}, corrects_{corrects} {}

    void fill(const std::vector<Product>& articles) override {
        Xapian::WritableDatabase database{file_, Xapian::DB_CREATE_OR_OVERWRITE};
        Xapian::TermGenerator generator;
        generator.set_stemmer(Xapian::Stem{"en"});
        generator.set_database(database);
        generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
        for (const Product& article : articles) {
            Xapian::Document document;
            generator.set_document(document);
            generator.index_text(folded(article.name.first()));
            document.set_data(article.id.text());
            database.add_document(document);
        }
        database.commit();
    }

    std::vector<std::string> find(const std::string& text, int count) override { return ask(text, count, 0); }
    std::size_t type(const std::string& text) override {
        return ask(text, 20, Xapian::QueryParser::FLAG_PARTIAL).size();
    }

private:
    std::vector<std::string> ask(const std::string& text, int count, unsigned more_flags) {
        if (!database_) database_ = std::make_unique<Xapian::Database>(file_);
        Xapian::QueryParser parser;
        parser.set_stemmer(Xapian::Stem{"en"});
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser.set_default_op(Xapian::Query::OP_OR);
        parser.set_database(*database_);
        const unsigned correction = Xapian::QueryParser::FLAG_SPELLING_CORRECTION;
        const unsigned flags = more_flags | (corrects_ ? correction : 0U);
        Xapian::Query query = parser.parse_query(folded(text), flags);
        if (corrects_ && !parser.get_corrected_query_string().empty())
            query = parser.parse_query(parser.get_corrected_query_string(), flags);
        Xapian::Enquire enquire{*database_};
        enquire.set_query(query);
        std::vector<std::string> ids;
        const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
        for (auto match = found.begin(); match != found.end(); ++match) ids.push_back(match.get_document().get_data());
        return ids;
    }

    std::string file_;
    bool corrects_;
    std::unique_ptr<Xapian::Database> database_;
};

}  // namespace

std::unique_ptr<SearchEngine> make_xapian_engine(const std::filesystem::path& folder, bool corrects) {
    return std::make_unique<XapianEngine>(folder, corrects);
}

}  // namespace zuil::test
