#include "platform/display/presenter.hpp"

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"
#include "platform/display/gl_presenter.hpp"
#include "platform/display/refusal.hpp"
#include "platform/display/software_presenter.hpp"

namespace zuil {

Result<std::unique_ptr<Presenter>> make_presenter(Window& window, const Textures& textures) {
    if (window.drawing() == Drawing::opengl) return GlPresenter::open(window, textures);
    return std::unique_ptr<Presenter>{std::make_unique<SoftwarePresenter>(window, textures)};
}

void report_refusal(const Scene& scene) {
    if (scene.refused() == 0) return;
    log::error("The screen drew what is no quad, {} times; the first was {}.", scene.refused(), scene.refusal());
#ifdef ZUIL_REFUSALS_END
    ENSURE(scene.refused() == 0);
#endif
}

}  // namespace zuil
