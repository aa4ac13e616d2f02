package dateline.newsroom.account;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The signed-in person's own account. */
@Screen
@Requires(AccountRole.REPORTER)
class OwnAccountController {

    private final AccountPage page;

    OwnAccountController(AccountPage page) {
        this.page = page;
    }

    @GetMapping("/newsroom/account")
    ModelAndView show(@AuthenticationPrincipal SignedIn by, HttpServletRequest request) {
        return page.show(by, request);
    }
}
