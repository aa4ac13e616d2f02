package dateline.newsroom;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says was done. */
public final class Told {

    private Told() {
    }

    /** The phrase of that key of the bundle {@code newsroom}, with what it is about filled in. */
    public static void say(RedirectAttributes redirect, String key, Serializable... about) {
        redirect.addFlashAttribute("notice", new Phrase(key, about));
    }

    /** A link beside it, called by the phrase of that key. */
    public static void link(RedirectAttributes redirect, String key, String address) {
        redirect.addFlashAttribute("noticeLink", new Phrase(key));
        redirect.addFlashAttribute("noticeAddress", address);
    }

    /** One sentence. */
    public static void tell(RedirectAttributes redirect, String sentence) {
        tell(redirect, sentence, null, null);
    }

    /** What undoes it, for some seconds: the address a form is sent to. */
    public static void undo(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeUndo", address);
    }

    /** Where the page learns when readers have it. */
    public static void reach(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeReach", address);
    }

    /** With a link to it. */
    public static void tell(RedirectAttributes redirect, String sentence, @Nullable String link, @Nullable String address) {
        redirect.addFlashAttribute("notice", new Phrase(sentence));
        redirect.addFlashAttribute("noticeLink", link == null ? null : new Phrase(link));
        redirect.addFlashAttribute("noticeAddress", address);
    }
}
