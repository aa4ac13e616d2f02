package dateline.account.link;

import java.time.Duration;
import java.util.Locale;

/** What a one-time link is good for, and for how long. */
public enum LinkPurpose {
    /** Creates an account. */
    INVITATION(Duration.ofDays(7)),
    /** Sets another password. */
    PASSWORD(Duration.ofHours(1)),
    /** Confirms another e-mail address of an account. */
    EMAIL(Duration.ofHours(1));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** The purpose in the table, in the link's path and in keys of phrases. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
