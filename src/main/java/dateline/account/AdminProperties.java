package dateline.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first administrator. They are used only while there is no account.
 *
 * @param email    e-mail address to sign in with
 * @param password when blank, a random one is created and printed at every start until it is changed
 */
@ConfigurationProperties("dateline.admin")
public record AdminProperties(
        @DefaultValue("") String email, @DefaultValue("") String password) {

    static final String EMAIL = "editor@dateline.local";

    public AdminProperties {
        email = email.isBlank() ? EMAIL : email.strip();
    }

    @Override
    public String toString() {
        return "AdminProperties[" + email + "]";
    }
}
