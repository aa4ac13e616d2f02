package dateline.reader;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for people who find a vulnerability.
 *
 * @param contact where they report it, as {@code mailto:} or {@code https:} address; blank for nowhere
 */
@ConfigurationProperties("dateline.security")
record SecurityProperties(@DefaultValue("") String contact) {

    SecurityProperties {
        contact = contact.strip();
        if (!contact.isEmpty() && !contact.matches("mailto:[!-~&&[^@,]]+@[!-~&&[^@,]]+|https://[!-~&&[^/]][!-~]*")) {
            throw new IllegalArgumentException("DATELINE_SECURITY_CONTACT is \"" + contact
                    + "\": write mailto:security@example.org or https://example.org/security");
        }
    }
}
