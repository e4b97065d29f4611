#include <algorithm>

#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

bool is_current(const Campaign& campaign, std::chrono::sys_days today) {
    return (!campaign.from || today >= *campaign.from) && (!campaign.until || today <= *campaign.until);
}

std::optional<CampaignView> view_campaign(const ViewContext& context) {
    const auto local = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    const std::chrono::sys_days today{local.time_since_epoch()};
    const LanguageTag& language = context.words.language();
    for (const Campaign& campaign : context.settings.campaigns) {
        // A campaign for a category that the shop no longer has leads nowhere.
        if (!is_current(campaign, today) || context.frame.find(campaign.category) == nullptr) continue;
        return CampaignView{.tag = campaign.tag.in(language),
                            .title = campaign.title.in(language),
                            .text = campaign.text.in(language),
                            .action = campaign.action.in(language),
                            .picture = {.url = campaign.picture_url},
                            .category = campaign.category};
    }
    return std::nullopt;
}

}  // namespace

AttractView view_attract(const ViewContext& context) {
    const Words& words = context.words;
    AttractView view;
    view.headline = context.settings.attract_headline.empty() ? words.tr("Not on the shelf? It’s here.")
                                                              : context.settings.attract_headline.in(words.language());
    view.text = context.settings.attract_text.in(words.language());
    for (const std::string& slide : context.settings.attract_slides) view.slides.push_back({.url = slide});
    return view;
}

HomeView view_home(const HomeAnswer& answer, const ViewContext& context) {
    const Words& words = context.words;
    HomeView view;
    view.campaign = view_campaign(context);
    const auto add_tile = [&](const CategoryNode& node) {
        if (node.product_count == 0) return;
        const auto picture = answer.pictures.find(node.category.id);
        view.categories.push_back({.category = node.category.id,
                                   .name = node.category.name.in(words.language()),
                                   .picture = {.url = picture != answer.pictures.end() ? picture->second : ""}});
    };
    for (const CategoryId& id : context.settings.home_categories) {
        if (const CategoryNode* node = context.frame.find(id)) add_tile(*node);
    }
    if (context.settings.home_categories.empty()) {
        for (const CategoryNode& node : context.frame.categories) {
            if (node.category.parent.empty()) add_tile(node);
        }
    }
    if (!answer.shelf_lies_here) {
        view.shelf_title = words.tr("Popular");
    } else if (context.settings.shelf_title.empty()) {
        view.shelf_title = words.tr("Now in this store");
    } else {
        view.shelf_title = context.settings.shelf_title.in(words.language());
    }
    view.shelf_goes_on = answer.shelf_lies_here;
    view.shelf = view_cards(answer.shelf, context);
    return view;
}

}  // namespace zuil
