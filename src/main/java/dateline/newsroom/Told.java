package dateline.newsroom;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says was done. */
public final class Told {

    private Told() {
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
        redirect.addFlashAttribute("notice", sentence);
        redirect.addFlashAttribute("noticeLink", link);
        redirect.addFlashAttribute("noticeAddress", address);
    }
}
