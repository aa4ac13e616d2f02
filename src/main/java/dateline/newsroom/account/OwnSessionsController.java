package dateline.newsroom.account;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.session.Sessions;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows in how many browsers one is signed in, and ends the other sessions. */
@Screen
@Requires(AccountRole.REPORTER)
class OwnSessionsController implements AccountSection {

    private final Sessions sessions;

    OwnSessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<String, Object> attributes(SignedIn by, HttpServletRequest request) {
        return Map.of("others", Math.max(0, sessions.of(by.email()) - 1));
    }

    @PostMapping("/newsroom/account/sessions")
    ModelAndView end(@AuthenticationPrincipal SignedIn by, HttpSession session, RedirectAttributes redirect) {
        FlashNotice.say(redirect, "told.sessions", sessions.endOthers(by, session.getId()));
        return new ModelAndView("redirect:/newsroom/account");
    }
}
