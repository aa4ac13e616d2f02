package dateline.newsroom.account;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.key.ApiKeys;
import dateline.account.key.KeyContent;
import dateline.account.key.KeyScope;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.Conflict;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.settings.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys of one's programs; for administrators everybody's. */
@Screen
@Requires(AccountRole.REPORTER)
class KeyController implements AccountSection {

    private final ApiKeys keys;
    private final AccountPage page;
    private final EditorWords words;
    private final Clock clock;
    private final ZoneId zone;

    KeyController(ApiKeys keys, AccountPage page, EditorWords words, Clock clock, Site site) {
        this.keys = keys;
        this.page = page;
        this.words = words;
        this.clock = clock;
        this.zone = ZoneId.of(site.timeZone());
    }

    /** The form of a new key. */
    record KeyForm(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String expires) {

        KeyContent content() {
            return new KeyContent(name, scopes == null ? List.of() : scopes, expires);
        }
    }

    /** A new key, shown once on the page after the redirect. As a flash attribute it survives no reload. */
    record Shown(String name, String key) implements Serializable {}

    @Override
    public Map<String, Object> attributes(SignedIn by, HttpServletRequest request) {
        KeyForm form = request.getAttribute(KeyForm.class.getName()) instanceof KeyForm sent
                ? sent
                : new KeyForm("", List.of(KeyScope.READ.word()), nextYear().toString());
        return Map.of(
                "keys", KeyLine.of(keys.of(by.accountId()), zone, words.now()),
                "scopes", KeyScope.of(by.role()),
                "keyForm", form);
    }

    private LocalDate nextYear() {
        return clock.instant()
                .plus(Duration.ofDays(364))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    @PostMapping("/newsroom/account/keys")
    ModelAndView create(
            @ModelAttribute KeyForm form,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        try {
            ApiKeys.Issued issued = keys.issue(by, form.content());
            redirect.addFlashAttribute("newKey", new Shown(issued.row().name(), issued.key()));
            return new ModelAndView("redirect:/newsroom/account#keys");
        } catch (InvalidInput invalidInput) {
            return refused(form, by, request, invalidInput);
        } catch (Conflict conflict) {
            Object[] about = List.of(conflict.about()).toArray();
            return refused(form, by, request, new InvalidInput("", conflict.code(), about));
        }
    }

    private ModelAndView refused(KeyForm form, SignedIn by, HttpServletRequest request, InvalidInput invalidInput) {
        request.setAttribute(KeyForm.class.getName(), form);
        return page.refuse(by, request, "keys", FieldErrors.of(invalidInput, name -> name, words.now()));
    }

    /** @param everybodys whether to lead back to the list of all keys */
    @PostMapping("/newsroom/keys/{id}/revocation")
    ModelAndView revoke(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean everybodys,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        if (!keys.revoke(by, id)) {
            throw new NotFound("key", id);
        }
        FlashNotice.say(redirect, "told.key.revoked");
        return new ModelAndView(everybodys ? "redirect:/newsroom/keys" : "redirect:/newsroom/account#keys");
    }

    @Requires(AccountRole.ADMINISTRATOR)
    @GetMapping("/newsroom/keys")
    ModelAndView list() {
        return new ModelAndView("newsroom/keys").addObject("keys", KeyLine.of(keys.all(), zone, words.now()));
    }
}
