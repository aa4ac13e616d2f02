package dateline.platform.mail;

/**
 * A plain-text e-mail.
 *
 * @param to       address of the one recipient
 * @param language language of the text, BCP 47
 * @param subject  one line; line breaks and other control characters become spaces
 * @param text     the text, without markup
 */
public record MailMessage(String to, String language, String subject, String text) {}
