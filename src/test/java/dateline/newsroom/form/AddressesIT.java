package dateline.newsroom.form;

import dateline.ScriptPage;
import dateline.platform.text.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Addresses in plain text, in which the server and the newsroom's scripts find the same. */
class AddressesIT {

    /** A text, and the addresses that are found in it. */
    private record Case(String text, String found) {

        static Case of(String line) {
            int bar = line.lastIndexOf(" |");
            return new Case(
                    line.substring(0, bar),
                    Arrays.stream(line.substring(bar + 2).split(" ; "))
                            .map(String::strip)
                            .filter(found -> !found.isEmpty())
                            .map(found -> found.contains(" > ") ? found : found + " > " + found)
                            .collect(Collectors.joining(" ; ")));
        }
    }

    private static final List<Case> CASES =
            ScriptPage.lines("links/addresses.txt").stream().map(Case::of).toList();

    @Test
    void findsAddressesOnTheServer() {
        SoftAssertions all = new SoftAssertions();
        for (Case given : CASES) {
            List<String> words = Addresses.in(given.text()).stream()
                    .map(found -> given.text().substring(found.start(), found.end()))
                    .toList();
            List<String> targets = Jsoup.parse(Markup.clean(TypedText.html(given.text())))
                    .select("a")
                    .eachAttr("href");
            all.assertThat(targets).as(given.text()).hasSameSizeAs(words);
            StringBuilder found = new StringBuilder();
            for (int i = 0; i < Math.min(words.size(), targets.size()); i++) {
                found.append(i == 0 ? "" : " ; ")
                        .append(words.get(i))
                        .append(" > ")
                        .append(targets.get(i));
            }
            all.assertThat(found.toString()).as(given.text()).isEqualTo(given.found());
        }
        all.assertAll();
    }

    @Test
    void findsTheSameInTheBrowser() {
        try (ScriptPage page = new ScriptPage()) {
            List<?> found = page.each(
                    "newsroom/addresses.js",
                    "it.addressesIn(given).map(({ words, href }) => `${words} > ${href}`).join(' ; ')",
                    CASES.stream().map(Case::text).toList());
            SoftAssertions all = new SoftAssertions();
            for (int i = 0; i < CASES.size(); i++) {
                all.assertThat(found.get(i))
                        .as(CASES.get(i).text())
                        .isEqualTo(CASES.get(i).found());
            }
            all.assertAll();
        }
    }
}
