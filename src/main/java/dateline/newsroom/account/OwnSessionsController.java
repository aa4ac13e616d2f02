package dateline.newsroom.account;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.session.Sessions;
import dateline.newsroom.FlashNotice;
import dateline.newsroom.Screen;
import dateline.newsroom.language.EditorWords;
import dateline.platform.settings.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the browsers in which one is signed in, and ends the other sessions. */
@Screen
@Requires(AccountRole.REPORTER)
class OwnSessionsController implements AccountSection {

    private final Sessions sessions;
    private final EditorWords words;
    private final ZoneId zone;

    OwnSessionsController(Sessions sessions, EditorWords words, Site site) {
        this.sessions = sessions;
        this.words = words;
        this.zone = ZoneId.of(site.timeZone());
    }

    @Override
    public Map<String, Object> attributes(SignedIn by, HttpServletRequest request) {
        return Map.of(
                "sessions",
                SessionLine.of(sessions.list(by.email(), request.getSession().getId()), zone, words.now()));
    }

    /** @param id public id of the session to end; without one all but this end */
    @PostMapping("/newsroom/account/sessions")
    ModelAndView end(
            @RequestParam(name = "session", required = false) @Nullable String id,
            @AuthenticationPrincipal SignedIn by,
            HttpSession session,
            RedirectAttributes redirect) {
        if (id == null) {
            FlashNotice.say(redirect, "told.sessions", sessions.endOthers(by.accountId(), by.email(), session.getId()));
        } else {
            FlashNotice.say(redirect, "told.sessions", sessions.endOne(by.accountId(), by.email(), id) ? 1 : 0);
        }
        return new ModelAndView("redirect:/newsroom/account");
    }
}
