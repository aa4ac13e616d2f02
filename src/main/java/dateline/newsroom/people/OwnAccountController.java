package dateline.newsroom.people;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.StaffService;
import dateline.account.session.CurrentSession;
import dateline.account.session.Sessions;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The signed-in person's own account: changes the password, and ends other sessions. */
@Screen
@Requires(AccountRole.REPORTER)
@RequestMapping("/newsroom/account")
class OwnAccountController {

    private final StaffService staffService;
    private final Sessions sessions;
    private final CurrentSession current;
    private final EditorWords words;

    OwnAccountController(StaffService staffService, Sessions sessions, CurrentSession current, EditorWords words) {
        this.staffService = staffService;
        this.sessions = sessions;
        this.current = current;
        this.words = words;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn by) {
        return page(by, FieldErrors.NONE, HttpStatus.OK);
    }

    @PostMapping("/password")
    ModelAndView update(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            current.renew(
                    staffService.changePassword(
                            by, old, fresh, request.getSession().getId()),
                    request,
                    response);
            FlashNotice.say(redirect, "told.password");
            return new ModelAndView("redirect:/newsroom/account");
        } catch (InvalidInput invalidInput) {
            return page(by, FieldErrors.of(invalidInput, name -> name, words.now()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/sessions")
    ModelAndView end(@AuthenticationPrincipal SignedIn by, HttpSession session, RedirectAttributes redirect) {
        FlashNotice.say(redirect, "told.sessions", sessions.end(by.email(), session.getId()));
        return new ModelAndView("redirect:/newsroom/account");
    }

    private ModelAndView page(SignedIn by, FieldErrors errors, HttpStatus status) {
        return new ModelAndView("newsroom/account", status)
                .addObject("errors", errors)
                .addObject("others", Math.max(0, sessions.of(by.email()) - 1));
    }
}
