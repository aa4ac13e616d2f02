package dateline.account.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an act was done to.
 *
 * @param kind  {@code entry}, {@code story}, {@code photo}, {@code contributor}, {@code account}, {@code key},
 *              {@code session} or {@code site}
 * @param id    identifies the object among those of its kind; null for an object that has none
 * @param name  short name at the time of the act, such as a slug, an e-mail address or the name of a key
 * @param story id of the story to which the object belongs; null when it belongs to none
 * @param entry number of the entry in that story; null when the object is no entry
 */
public record AuditObject(
        String kind,
        @Nullable String id,
        @Nullable String name,
        @Nullable Long story,
        @Nullable Long entry) {

    /** Entry of a story; the object's name is the story's slug. */
    public static AuditObject entry(long storyId, String slug, long number) {
        return new AuditObject("entry", slug + "/" + number, slug, storyId, number);
    }

    public static AuditObject story(long storyId, String slug) {
        return new AuditObject("story", String.valueOf(storyId), slug, storyId, null);
    }

    public static AuditObject account(long accountId, String email) {
        return new AuditObject("account", String.valueOf(accountId), email, null, null);
    }

    /** Account that does not exist, or is not known yet: only what was typed. */
    public static AuditObject address(String typed) {
        return new AuditObject("account", null, typed, null, null);
    }

    public static AuditObject of(String kind, Object id, @Nullable String name) {
        return new AuditObject(kind, String.valueOf(id), name, null, null);
    }
}
