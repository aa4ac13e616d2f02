package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.NewsroomLanguage;
import dateline.platform.settings.Site;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The model attributes that the frame of every newsroom page needs: the bar, the notice and the scripts. */
@Component
class PageFrame {

    private final ImportMap importMap;
    private final EditorWords words;
    private final NewsroomLanguage languages;
    private final Site site;

    PageFrame(ImportMap importMap, EditorWords words, NewsroomLanguage languages, Site site) {
        this.importMap = importMap;
        this.words = words;
        this.languages = languages;
        this.site = site;
    }

    /**
     * Returns the attributes. {@code here} is the path of the current page, for links that must return to it;
     * {@code me} is missing when no one is signed in.
     */
    Map<String, Object> attributes(HttpServletRequest request) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("importMap", importMap.json());
        attributes.put("words", words.now());
        attributes.put("scriptWords", words.forScripts());
        attributes.put("languages", languages.known());
        attributes.put("siteName", site.name());
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        attributes.put("here", failed == null ? request.getRequestURI() : failed);
        SignedIn me = me();
        if (me != null) {
            attributes.put("me", me);
        }
        return attributes;
    }

    private static @Nullable SignedIn me() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn by ? by : null;
    }
}
