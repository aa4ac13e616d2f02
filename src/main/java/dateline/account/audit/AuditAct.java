package dateline.account.audit;

import java.util.Locale;

/**
 * Act in the audit trail. Its {@link #word} is stored, shown to programs, and the last part of the message key of the
 * newsroom's words for it, {@code audit.act.<word>}.
 */
public enum AuditAct {
    ENTRY_DRAFTED,
    ENTRY_SUBMITTED,
    ENTRY_SCHEDULED,
    ENTRY_PUBLISHED,
    ENTRY_EDITED,
    ENTRY_RETURNED,
    ENTRY_REVERTED,
    ENTRY_CORRECTED,
    CORRECTION_CHANGED,
    CORRECTION_WITHDRAWN,
    CORRECTION_REINSTATED,
    /** With a notice to readers. */
    ENTRY_RETRACTED,
    /** Without a notice to readers. */
    ENTRY_REMOVED,
    /** Within the time in which a publication can be undone. */
    ENTRY_UNDONE,
    /** Before readers saw it. */
    ENTRY_DISCARDED,
    ENTRY_RESTORED,
    ENTRY_PINNED,
    ENTRY_UNPINNED,
    /** For good, with everything that was kept of it. */
    ENTRY_ERASED,

    STORY_CREATED,
    STORY_EDITED,
    STORY_RETITLED,
    STORY_ANNOUNCED,
    STORY_OPENED,
    STORY_ENDED,
    STORY_WITHDRAWN,
    STORY_NOTED,

    PHOTO_ADDED,
    PHOTO_EDITED,
    PHOTO_ERASED,

    CONTRIBUTOR_EDITED,
    CONTRIBUTOR_MERGED,

    ACCOUNT_CREATED(true),
    ACCOUNT_INVITED(true),
    ACCOUNT_JOINED(true),
    ACCOUNT_EDITED(true),
    ACCOUNT_LOCKED(true),
    ACCOUNT_UNLOCKED(true),
    ACCOUNT_ERASED(true),
    EMAIL_CHANGE_ASKED(true),
    EMAIL_CHANGED(true),
    LANGUAGE_CHANGED(true),
    PASSWORD_FORGOTTEN(true),
    PASSWORD_RESET(true),
    PASSWORD_CHANGED(true),
    FACTOR_ADDED(true),
    FACTOR_REMOVED(true),
    FACTOR_RESET(true),
    RECOVERY_CODES_MADE(true),
    ROLE_POLICY_CHANGED(true),

    KEY_CREATED(true),
    KEY_REVOKED(true),

    SIGNED_IN(true),
    SIGN_IN_REFUSED(true),
    STEPPED_UP(true),
    STEP_UP_REFUSED(true),
    SIGNED_OUT(true),
    SESSION_ENDED(true),
    SESSIONS_ENDED(true),

    SETTINGS_CHANGED(true);

    private final boolean security;

    AuditAct() {
        this(false);
    }

    AuditAct(boolean security) {
        this.security = security;
    }

    /** The name in lower case with hyphens, such as {@code entry-published}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the act concerns accounts, keys, sessions or settings, so that it is also written to the log. */
    public boolean isSecurity() {
        return security;
    }
}
