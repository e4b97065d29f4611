#include "sync/search/tokenizer.hpp"

#include <sqlite3.h>

#include <array>

#include "platform/database/database.hpp"

namespace zuil {

struct Tokenizer::Native {
    fts5_tokenizer calls{};
    Fts5Tokenizer* tokenizer = nullptr;

    Native() = default;
    Native(const Native&) = delete;
    Native& operator=(const Native&) = delete;
    ~Native() {
        if (tokenizer != nullptr) calls.xDelete(tokenizer);
    }
};

namespace {

// FTS5 hands its interface out through a query with a pointer parameter (https://sqlite.org/fts5.html, section 7).
fts5_api* interface_of(sqlite3* native) {
    fts5_api* found = nullptr;
    sqlite3_stmt* query = nullptr;
    if (sqlite3_prepare_v2(native, "SELECT fts5(?1)", -1, &query, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(query, 1, static_cast<void*>(&found), "fts5_api_ptr", nullptr);
        sqlite3_step(query);
    }
    sqlite3_finalize(query);
    return found;
}

int keep_token(void* tokens, int, const char* word, int bytes, int begin, int end) {
    static_cast<std::vector<Token>*>(tokens)->push_back({std::string(word, static_cast<std::size_t>(bytes)),
                                                         static_cast<std::size_t>(begin),
                                                         static_cast<std::size_t>(end)});
    return SQLITE_OK;
}

}  // namespace

Result<Tokenizer> Tokenizer::make(Database& database) {
    auto native = std::make_shared<Native>();
    fts5_api* fts5 = interface_of(database.native());
    void* context = nullptr;
    if (fts5 == nullptr || fts5->xFindTokenizer(fts5, "unicode61", &context, &native->calls) != SQLITE_OK)
        return fail(Errc::store_fault, "this SQLite was built without FTS5");
    std::array<const char*, 2> settings{"remove_diacritics", "2"};
    if (native->calls.xCreate(context, settings.data(), static_cast<int>(settings.size()), &native->tokenizer) !=
        SQLITE_OK)
        return fail(Errc::store_fault, "FTS5's tokenizer could not be made");
    return Tokenizer{std::move(native)};
}

std::vector<Token> Tokenizer::split(std::string_view text) const {
    std::vector<Token> tokens;
    native_->calls.xTokenize(native_->tokenizer, &tokens, FTS5_TOKENIZE_QUERY, text.data(),
                             static_cast<int>(text.size()), keep_token);
    return tokens;
}

}  // namespace zuil
