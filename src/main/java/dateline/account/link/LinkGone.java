package dateline.account.link;

/** Thrown when a link was used, ended or replaced, or has expired, or never existed. Answered with 410. */
public class LinkGone extends RuntimeException {

    private final LinkPurpose purpose;

    public LinkGone(LinkPurpose purpose) {
        super("This link is no longer good.");
        this.purpose = purpose;
    }

    public LinkPurpose purpose() {
        return purpose;
    }
}
