package dateline.syndication.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC methods that authenticate a delivery (WebSub §7.1). SHA-1 is not offered. */
enum Signature {
    SHA256,
    SHA384,
    SHA512;

    /** Returns the value of {@code X-Hub-Signature}: the method and the HMAC of the body in hexadecimal. */
    String of(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("Hmac" + name());
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return name().toLowerCase(Locale.ROOT) + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
