package dateline.newsroom;

import dateline.newsroom.language.Phrase;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Flash attributes for the notice on the next page, which says what was done. */
public final class FlashNotice {

    private FlashNotice() {}

    /** Sets the notice: a key of the bundle {@code newsroom}, with its arguments. */
    public static void say(RedirectAttributes redirect, String key, Serializable... about) {
        redirect.addFlashAttribute("notice", new Phrase(key, about));
    }

    /** Names the form that was saved. The next page deletes its copy in the browser, see {@code keep.js}. */
    public static void saved(RedirectAttributes redirect, String form) {
        redirect.addFlashAttribute("savedForm", form);
    }

    /** Adds a link to the notice. The key names the link's text. */
    public static void link(RedirectAttributes redirect, String key, String address) {
        redirect.addFlashAttribute("noticeLink", new Phrase(key));
        redirect.addFlashAttribute("noticeAddress", address);
    }

    /** Adds a second notice with a link of its own: what the editor may also want to do. */
    public static void also(RedirectAttributes redirect, Phrase sentence, Phrase link, String address) {
        redirect.addFlashAttribute("noticeAlso", sentence);
        redirect.addFlashAttribute("noticeAlsoLink", link);
        redirect.addFlashAttribute("noticeAlsoAddress", address);
    }

    /** Offers to undo the action for some seconds. The form is posted to {@code address}. */
    public static void undo(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeUndo", address);
    }

    /**
     * Offers to repeat the action that was just reversed, for some seconds. The form is posted to {@code address}
     * without the parameter {@code remove}.
     */
    public static void again(RedirectAttributes redirect, String address) {
        undo(redirect, address);
        redirect.addFlashAttribute("noticeAgain", true);
    }

    /** Sets the address at which the page learns when the change has reached readers. */
    public static void reach(RedirectAttributes redirect, String address) {
        redirect.addFlashAttribute("noticeReach", address);
    }
}
