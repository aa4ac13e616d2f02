package dateline.platform.settings;

import dateline.platform.language.Words;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * Branding of the readers' pages, from the settings {@code dateline.look}. Invalid values fail the startup, and so does
 * a colour with too little contrast.
 *
 * @param logo              SVG or PNG file shown in the masthead in place of the name; blank for none
 * @param accent            accent colour, such as {@code #b5121f}, which marks live stories, key events and
 *                          corrections; blank for Dateline's red
 * @param accentDark        accent colour of the dark scheme; when blank, derived from {@code accent}
 * @param time              {@code ap} for "8:02 p.m." in English and the usual format of each other language;
 *                          {@code 24-hour} for "20:02" in all
 * @param links             footer links: {@code About us=https://example.org/about; Jobs=/jobs}
 * @param correctionsPolicy address of the page about the newsroom's corrections policy; blank for none
 * @param policies          further pages about the newsroom, by schema.org's property names:
 *                          {@code ethicsPolicy=/ethics; masthead=/people}
 * @param contact           e-mail address or web address for readers' messages; blank for none
 */
@RecordBuilder
@ConfigurationProperties("dateline.look")
public record Look(
        @DefaultValue("") String logo,
        @DefaultValue("") String accent,
        @DefaultValue("") String accentDark,
        @DefaultValue("ap") String time,
        @DefaultValue("") String links,
        @DefaultValue("") String correctionsPolicy,
        @DefaultValue("") String policies,
        @DefaultValue("") String contact)
        implements LookBuilder.With {

    /** Background colours of the light and the dark scheme, as in {@code tokens.css}. */
    static final Colour BACKGROUND = Colour.of("#fffdf9");

    static final Colour DARK_BACKGROUND = Colour.of("#151412");
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

    /** Link in the footer. */
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
            readable("accent", Colour.of(accent), BACKGROUND, "light");
            readable("accent for the dark", dark(accent, accentDark), DARK_BACKGROUND, "dark");
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

    /** Accent colour of the light scheme; empty for that of the style sheet. */
    public Optional<Colour> lightAccent() {
        return accent.isBlank() ? Optional.empty() : Optional.of(Colour.of(accent));
    }

    public Optional<Colour> darkAccent() {
        return accent.isBlank() ? Optional.empty() : Optional.of(dark(accent, accentDark));
    }

    /** Returns the configured footer links, without corrections policy and contact. */
    public List<Link> footer() {
        return parse(links);
    }

    /** Returns the pages about the newsroom by schema.org's property names, corrections policy included. */
    public Map<String, String> about() {
        Map<String, String> pages = new LinkedHashMap<>();
        if (!correctionsPolicy.isBlank()) {
            pages.put("correctionsPolicy", correctionsPolicy);
        }
        parse(policies).forEach(policy -> pages.put(policy.label(), policy.url()));
        return pages;
    }

    /** E-mail address of the contact; empty when the contact is a page, or there is none. */
    public Optional<String> contactMail() {
        return isMail(contact) ? Optional.of(contact) : Optional.empty();
    }

    /** URL of the contact, {@code mailto:} for an e-mail address; empty when there is none. */
    public Optional<String> contactUrl() {
        return contact.isBlank() ? Optional.empty() : Optional.of(isMail(contact) ? "mailto:" + contact : contact);
    }

    private static Colour dark(String accent, String accentDark) {
        if (!accentDark.isBlank()) {
            return Colour.of(accentDark);
        }
        Colour given = Colour.of(accent);
        double white = 0;
        while (given.lightened(white).contrast(DARK_BACKGROUND) < EASY) {
            white += 0.05;
        }
        return given.lightened(white);
    }

    private static void readable(String what, Colour colour, Colour background, String scheme) {
        double contrast = colour.contrast(background);
        require(
                contrast >= AA,
                "the %s %s cannot be read on the %s pages: its contrast with %s is %.2f to 1, and WCAG AA asks for 4.5"
                        .formatted(what, colour, scheme, background, contrast));
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
