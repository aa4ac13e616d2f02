package dateline.newsroom;

import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says was done. */
public final class Told {

    private Told() {}

    /** The phrase of that key of the bundle {@code newsroom}, with what it is about filled in. */
    public static void say(RedirectAttributes redirect, String key, Serializable... about) {
        redirect.addFlashAttribute("notice", new Phrase(key, about));
    }

    /** A link beside it, called by the phrase of that key. */
    public static void link(RedirectAttributes redirect, String key, String address) {
        redirect.addFlashAttribute("noticeLink", new Phrase(key));
        redirect.addFlashAttribute("noticeAddress", address);
    }

    /** What undoes it, for some seconds: the address a form is sent to. */
    public static void undo(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeUndo", address);
    }

    /** What does again what was just taken away, for some seconds: the address a form is sent to, without a word of removal. */
    public static void again(RedirectAttributes redirect, String address) {
        undo(redirect, address);
        redirect.addFlashAttribute("noticeAgain", true);
    }

    /** Where the page learns when readers have it. */
    public static void reach(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeReach", address);
    }
}
