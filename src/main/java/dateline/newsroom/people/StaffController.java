package dateline.newsroom.people;

import dateline.account.Account;
import dateline.account.AccountRole;
import dateline.account.Accounts;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.StaffService;
import dateline.account.session.Sessions;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.account.SessionLine;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.StaleVersion;
import dateline.platform.settings.Site;
import java.io.Serializable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Manages accounts and their roles; for administrators only. */
@Screen
@Requires(AccountRole.ADMINISTRATOR)
@RequestMapping("/newsroom/staff")
class StaffController {

    private static final int MOST = 1000;

    private final StaffService staffService;
    private final Accounts accounts;
    private final Sessions sessions;
    private final EditorWords words;
    private final ZoneId zone;

    StaffController(StaffService staffService, Accounts accounts, Sessions sessions, EditorWords words, Site site) {
        this.staffService = staffService;
        this.accounts = accounts;
        this.sessions = sessions;
        this.words = words;
        this.zone = ZoneId.of(site.timeZone());
    }

    @GetMapping
    ModelAndView list() {
        return list(StaffForm.BLANK, FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(@ModelAttribute StaffForm form, RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute(
                    "admitted", Shown.of(staffService.create(form.email(), form.name(), form.role())));
            return new ModelAndView("redirect:/newsroom/staff");
        } catch (InvalidInput invalidInput) {
            return list(
                    form, FieldErrors.of(invalidInput, name -> name, words.now()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{account}")
    ModelAndView show(@PathVariable long account) {
        Account found = found(account);
        return page(found, StaffForm.of(found), FieldErrors.NONE, null, HttpStatus.OK);
    }

    @PostMapping("/{account}")
    ModelAndView update(
            @PathVariable long account,
            @ModelAttribute StaffForm form,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            return told(
                    staffService.update(account, form.seen(), form.name(), form.role(), by), "told.staff", redirect);
        } catch (InvalidInput invalidInput) {
            return page(
                    found(account),
                    form,
                    FieldErrors.of(invalidInput, name -> name, words.now()),
                    null,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (StaleVersion staleVersion) {
            return page(
                    found(account),
                    form.at(staleVersion.current()),
                    FieldErrors.NONE,
                    "staff.stale",
                    HttpStatus.CONFLICT);
        }
    }

    @PostMapping(path = "/{account}/lock", params = "!remove")
    ModelAndView lock(
            @PathVariable long account,
            @ModelAttribute StaffForm form,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            return told(staffService.lock(account, form.seen(), by), "told.locked", redirect);
        } catch (StaleVersion staleVersion) {
            return stale(account);
        }
    }

    @PostMapping(path = "/{account}/lock", params = "remove")
    ModelAndView unlock(
            @PathVariable long account,
            @ModelAttribute StaffForm form,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            return told(staffService.unlock(account, form.seen(), by), "told.unlocked", redirect);
        } catch (StaleVersion staleVersion) {
            return stale(account);
        }
    }

    @PostMapping("/{account}/password")
    ModelAndView reset(
            @PathVariable long account,
            @ModelAttribute StaffForm form,
            @AuthenticationPrincipal SignedIn by,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("admitted", Shown.of(staffService.reset(account, form.seen(), by)));
            return new ModelAndView("redirect:/newsroom/staff/" + account);
        } catch (StaleVersion staleVersion) {
            return stale(account);
        }
    }

    /** @param id public id of the session to end; without one all end */
    @PostMapping("/{account}/sessions")
    ModelAndView end(
            @PathVariable long account,
            @RequestParam(name = "session", required = false) @Nullable String id,
            RedirectAttributes redirect) {
        Account found = found(account);
        if (id == null) {
            sessions.endOthers(found.id(), found.email(), null);
        } else {
            sessions.endOne(found.id(), found.email(), id);
        }
        return told(found, "told.staff.sessions", redirect);
    }

    private ModelAndView stale(long account) {
        Account found = found(account);
        return page(found, StaffForm.of(found), FieldErrors.NONE, "staff.stale", HttpStatus.CONFLICT);
    }

    private static ModelAndView told(Account account, String key, RedirectAttributes redirect) {
        FlashNotice.say(redirect, key, account.name());
        return new ModelAndView("redirect:/newsroom/staff/" + account.id());
    }

    private Account found(long account) {
        return accounts.findById(account).orElseThrow(() -> new NotFound("account", account));
    }

    /**
     * A new password, shown once on the page after the redirect. As a flash attribute it survives no reload, and
     * reloading repeats no POST.
     */
    record Shown(String name, String email, String password) implements Serializable {

        static Shown of(StaffService.NewPassword admitted) {
            return new Shown(admitted.account().name(), admitted.account().email(), admitted.password());
        }
    }

    private ModelAndView list(StaffForm form, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/staff", status)
                .addObject("accounts", accounts.byName(Limit.of(MOST)))
                .addObject("form", form)
                .addObject("errors", errors);
    }

    private ModelAndView page(
            Account account, StaffForm form, FieldErrors errors, @Nullable String wrong, HttpStatus status) {
        return new ModelAndView("newsroom/staff-account", status)
                .addObject("account", account)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("wrong", wrong)
                .addObject("sessions", sessions.of(account.email()))
                .addObject("open", SessionLine.of(sessions.list(account.email(), null), zone, words.now()));
    }
}
