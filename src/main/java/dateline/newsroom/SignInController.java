package dateline.newsroom;

import dateline.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. Authentication itself is in {@link dateline.account}. */
@Screen
class SignInController {

    @GetMapping("/newsroom/sign-in")
    String show(
            @AuthenticationPrincipal @Nullable SignedIn by,
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable Integer wait,
            @RequestParam @Nullable String out,
            Model model) {
        if (by != null) {
            return "redirect:/newsroom";
        }
        model.addAttribute("refused", refused != null);
        model.addAttribute("wait", wait == null ? 0 : Math.max(1, Math.ceilDiv(wait, 60)));
        model.addAttribute("out", out != null);
        return "newsroom/sign-in";
    }
}
