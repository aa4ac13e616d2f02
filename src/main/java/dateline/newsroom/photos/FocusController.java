package dateline.newsroom.photos;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.photo.CaptionService;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.photo.rendition.FocalPoint;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sets the focal point of a photo. Reporters set it on photos that they filed, until readers see them; editors on all.
 */
@Screen
@Requires(AccountRole.REPORTER)
@RequestMapping("/newsroom/photos/{key}/focus")
class FocusController {

    private final CaptionService captionService;
    private final Photos photos;

    FocusController(CaptionService captionService, Photos photos) {
        this.captionService = captionService;
        this.photos = photos;
    }

    @GetMapping
    ModelAndView show(@PathVariable String key, @AuthenticationPrincipal SignedIn by) {
        return new ModelAndView("newsroom/focus").addObject("photo", allowed(key, by));
    }

    /** @param centre whether the focal point is removed */
    @PostMapping
    ModelAndView update(
            @PathVariable String key,
            @RequestParam @Nullable String x,
            @RequestParam @Nullable String y,
            @RequestParam @Nullable String centre,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        Photo photo = allowed(key, by);
        captionService.focus(photo.key(), centre == null ? new FocalPoint(fraction("x", x), fraction("y", y)) : null);
        FlashNotice.say(redirect, centre == null ? "told.focus" : "told.focus.centred");
        return new ModelAndView("redirect:/newsroom/photos/" + photo.key());
    }

    private Photo allowed(String key, SignedIn by) {
        // PostgreSQL rejects NUL in a parameter.
        Photo photo = photos.findByKey(key.replace("\0", "")).orElseThrow(() -> new NotFound("photo", key));
        by.mustPublishUnless(!photos.isPublic(photo.id()), photo.filedBy());
        return photo;
    }

    private static double fraction(String field, @Nullable String text) {
        try {
            double number = Double.parseDouble(text == null || text.length() > 20 ? "" : text);
            if (FocalPoint.isFraction(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInput("focalPoint." + field, "fraction");
        }
        throw new InvalidInput("focalPoint." + field, "fraction");
    }
}
