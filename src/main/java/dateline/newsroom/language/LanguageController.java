package dateline.newsroom.language;

import dateline.account.AccountRole;
import dateline.account.AccountService;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.session.CurrentSession;
import dateline.newsroom.Screen;
import dateline.platform.error.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the interface language of the signed-in account. */
@Screen
@Requires(AccountRole.REPORTER)
class LanguageController {

    private final AccountService accountService;
    private final CurrentSession session;
    private final NewsroomLanguage languages;

    LanguageController(AccountService accountService, CurrentSession session, NewsroomLanguage languages) {
        this.accountService = accountService;
        this.session = session;
        this.languages = languages;
    }

    @PostMapping("/newsroom/language")
    String update(
            @RequestParam String language,
            @AuthenticationPrincipal SignedIn by,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!languages.known().containsKey(language)) {
            throw new NotFound("language", language);
        }
        session.renew(accountService.setLanguage(by, language), request, response);
        return "redirect:/newsroom";
    }
}
