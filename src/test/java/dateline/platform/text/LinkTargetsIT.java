package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ScriptPage;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The targets of links, for which the server and the newsroom's scripts have the same answers. */
class LinkTargetsIT {

    /** An address in the list, and where it leads. */
    private record Link(String url, String target) {

        static Link of(String line) {
            String[] parts = line.split(" ");
            return new Link(parts[0], parts[parts.length - 1]);
        }
    }

    private static final List<Link> LINKS =
            ScriptPage.lines("links/targets.txt").stream().map(Link::of).toList();

    @Test
    void leadsLinksToTheirTargetsOnTheServer() {
        assertThat(LINKS).hasSizeGreaterThan(50);
        SoftAssertions all = new SoftAssertions();
        for (Link link : LINKS) {
            all.assertThat(LinkTargets.of(link.url())).as(link.url()).isEqualTo(link.target());
            all.assertThat(LinkTargets.of(link.target())).as("again").isEqualTo(link.target());
        }
        all.assertAll();
    }

    @Test
    void leadsThemToTheSameTargetsInTheBrowser() {
        try (ScriptPage page = new ScriptPage()) {
            List<?> targets = page.each(
                    "newsroom/links.js",
                    "it.target(given)",
                    LINKS.stream().map(Link::url).toList());
            assertThat(targets).isEqualTo(LINKS.stream().map(Link::target).toList());
        }
    }
}
