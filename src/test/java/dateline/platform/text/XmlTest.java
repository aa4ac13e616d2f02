package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.syndication.feed.FeedRules;
import org.junit.jupiter.api.Test;

class XmlTest {

    @Test
    void saysWhatItWasGivenAndIsWellFormed() {
        String text = "<a> & ]]> \"q\" \n\ttab 🚢 \u2028 عاصفة \r end";
        String xml = new Xml()
                .open("root", "attribute", text, "left-out", null)
                .text("child", text)
                .text("none", null)
                .end();
        assertThat(FeedRules.parse(xml).getAttribute("attribute")).isEqualTo(text);
        assertThat(FeedRules.texts(FeedRules.parse(xml), "child")).containsExactly(text);
        assertThat(xml).doesNotContain("]]>", "left-out", "none");
    }

    @Test
    void leavesOutWhatXmlCannotHold() {
        String xml = new Xml().text("root", "a\u0000b\u0008c\uFFFFd\uD83Ee").end();
        assertThat(FeedRules.parse(xml).getTextContent()).isEqualTo("abcde");
    }
}
