package dateline.newsroom.account;

import dateline.account.SignedIn;
import dateline.newsroom.form.FieldErrors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The account page with all its sections. */
@Component
class AccountPage {

    private final ObjectProvider<AccountSection> sections;

    AccountPage(ObjectProvider<AccountSection> sections) {
        this.sections = sections;
    }

    ModelAndView show(SignedIn by, HttpServletRequest request) {
        return page(by, request, "", FieldErrors.NONE, HttpStatus.OK);
    }

    /**
     * Shows the page again with the errors of one section's form.
     *
     * @param section name of the section: {@code password}
     */
    ModelAndView refuse(SignedIn by, HttpServletRequest request, String section, FieldErrors errors) {
        return page(by, request, section, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(
            SignedIn by, HttpServletRequest request, String section, FieldErrors errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("newsroom/account", status);
        sections.orderedStream().forEach(part -> page.addAllObjects(part.attributes(by, request)));
        return page.addObject("wrong", section).addObject("faults", errors).addObject("none", FieldErrors.NONE);
    }
}
