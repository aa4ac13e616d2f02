package dateline.newsroom.account;

import dateline.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** A section of the account page. Its controller provides what its template {@code newsroom/account/_….html} reads. */
interface AccountSection {

    /** Returns the model attributes of the section, whichever section's form is shown again. */
    Map<String, Object> attributes(SignedIn by, HttpServletRequest request);
}
