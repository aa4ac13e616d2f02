package dateline.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes the readers' pages a newsroom's own. What cannot be shown to every reader is refused at the start.
 *
 * @param logo              an SVG or PNG file to stand in the masthead instead of the name; blank for none
 * @param accent            the one colour that means live, key and correction, such as {@code #b5121f}; blank for Dateline's red
 * @param accentDark        the same in the dark; made of {@code accent} when blank
 * @param time              {@code ap} for "8:02 p.m." in English and each other language's own way, {@code 24-hour} for "20:02" in all
 * @param links             what stands in the footer: {@code About us=https://example.org/about; Jobs=/jobs}
 * @param correctionsPolicy where readers are told how the newsroom corrects itself; blank for nowhere
 * @param policies          further pages about the newsroom, by schema.org's names: {@code ethicsPolicy=/ethics; masthead=/people}
 * @param contact           an e-mail address, or an address of the web, for readers who want to say something; blank for none
 */
@ConfigurationProperties("dateline.look")
public record Look(
        @DefaultValue("") String logo,
        @DefaultValue("") String accent,
        @DefaultValue("") String accentDark,
        @DefaultValue("ap") String time,
        @DefaultValue("") String links,
        @DefaultValue("") String correctionsPolicy,
        @DefaultValue("") String policies,
        @DefaultValue("") String contact) {

    /** The paper of the light scheme and of the dark one, as {@code tokens.css} has them. */
    static final Colour PAPER = Colour.of("#fffdf9");

    static final Colour DARK_PAPER = Colour.of("#151412");
    private static final double AA = 4.5;
    private static final double EASY = 6;

    private static final Set<String> POLICIES = Set.of(
            "ethicsPolicy",
            "masthead",
            "ownershipFundingInfo",
            "publishingPrinciples",
            "unnamedSourcesPolicy",
            "verificationFactCheckingPolicy",
            "actionableFeedbackPolicy",
            "diversityPolicy",
            "diversityStaffingReport",
            "missionCoveragePrioritiesPolicy");

    /** A link in the footer. */
    public record Link(String label, String url) {}

    public Look {
        require(
                logo.isBlank() || logo.matches("(?i).*\\.(svg|png)") && Files.isReadable(Path.of(logo)),
                "the logo " + logo + " is not an SVG or PNG file that can be read");
        require(
                time.equals("ap") || time.equals("24-hour"),
                "the time style \"" + time + "\" is neither ap nor 24-hour");
        require(accentDark.isBlank() || !accent.isBlank(), "an accent for the dark needs one for the light");
        if (!accent.isBlank()) {
            readable("accent", Colour.of(accent), PAPER, "light");
            readable("accent for the dark", dark(accent, accentDark), DARK_PAPER, "dark");
        }
        parse(links);
        require(
                correctionsPolicy.isBlank() || isAddress(correctionsPolicy),
                "the corrections policy \"" + correctionsPolicy + "\" is no address");
        parse(policies)
                .forEach(policy -> require(
                        POLICIES.contains(policy.label()),
                        "\"" + policy.label() + "\" is no page about a newsroom that schema.org has a name for; it has "
                                + new TreeSet<>(POLICIES)));
        require(
                contact.isBlank() || isAddress(contact) || isMail(contact),
                "the contact \"" + contact + "\" is neither an e-mail address nor one of the web");
    }

    public Words.Clockwork timeStyle() {
        return time.equals("ap") ? Words.Clockwork.AP : Words.Clockwork.HOURS24;
    }

    /** The accent of the light scheme; empty for the style sheet's own. */
    public Optional<Colour> lightAccent() {
        return accent.isBlank() ? Optional.empty() : Optional.of(Colour.of(accent));
    }

    public Optional<Colour> darkAccent() {
        return accent.isBlank() ? Optional.empty() : Optional.of(dark(accent, accentDark));
    }

    /** What stands in the footer, the corrections policy and the contact not counted. */
    public List<Link> footer() {
        return parse(links);
    }

    /** Pages about the newsroom, the corrections policy among them, by schema.org's names. */
    public Map<String, String> about() {
        Map<String, String> pages = new LinkedHashMap<>();
        if (!correctionsPolicy.isBlank()) {
            pages.put("correctionsPolicy", correctionsPolicy);
        }
        parse(policies).forEach(policy -> pages.put(policy.label(), policy.url()));
        return pages;
    }

    /** The e-mail address of the contact; empty when it is a page, or there is none. */
    public Optional<String> contactMail() {
        return isMail(contact) ? Optional.of(contact) : Optional.empty();
    }

    /** Where the contact leads; empty when there is none. */
    public Optional<String> contactUrl() {
        return contact.isBlank() ? Optional.empty() : Optional.of(isMail(contact) ? "mailto:" + contact : contact);
    }

    private static Colour dark(String accent, String accentDark) {
        if (!accentDark.isBlank()) {
            return Colour.of(accentDark);
        }
        Colour given = Colour.of(accent);
        double white = 0;
        while (given.lightened(white).contrast(DARK_PAPER) < EASY) {
            white += 0.05;
        }
        return given.lightened(white);
    }

    private static void readable(String what, Colour colour, Colour paper, String scheme) {
        double contrast = colour.contrast(paper);
        require(
                contrast >= AA,
                "the %s %s cannot be read on the %s pages: its contrast with %s is %.2f to 1, and WCAG AA asks for 4.5"
                        .formatted(what, colour, scheme, paper, contrast));
    }

    private static List<Link> parse(String links) {
        List<Link> parsed = new ArrayList<>();
        for (String link : links.split(";")) {
            if (!link.isBlank()) {
                int at = link.indexOf('=');
                require(
                        at > 0
                                && !link.substring(0, at).isBlank()
                                && isAddress(link.substring(at + 1).strip()),
                        "the footer link \"" + link.strip()
                                + "\" is not written as About us=https://example.org/about");
                parsed.add(new Link(
                        link.substring(0, at).strip(), link.substring(at + 1).strip()));
            }
        }
        return List.copyOf(parsed);
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return text.startsWith("/")
                    || ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMail(String text) {
        return text.matches("[^\\s@:/]+@[^\\s@:/]+");
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
