package dateline.newsroom.account;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.StaffService;
import dateline.account.session.CurrentSession;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.platform.error.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes one's own password. */
@Screen
@Requires(AccountRole.REPORTER)
class OwnPasswordController {

    private final StaffService staffService;
    private final CurrentSession current;
    private final AccountPage page;
    private final EditorWords words;

    OwnPasswordController(StaffService staffService, CurrentSession current, AccountPage page, EditorWords words) {
        this.staffService = staffService;
        this.current = current;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/newsroom/account/password")
    ModelAndView update(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "false") boolean keepKeys,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            current.renew(
                    staffService.changePassword(
                            by, old, fresh, keepKeys, request.getSession().getId()),
                    request,
                    response);
            FlashNotice.say(redirect, "told.password");
            return new ModelAndView("redirect:/newsroom/account");
        } catch (InvalidInput invalidInput) {
            return page.refuse(by, request, "password", FieldErrors.of(invalidInput, name -> name, words.now()));
        }
    }
}
