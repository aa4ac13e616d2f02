package dateline.publishing.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentTest {

    private static final EntryView ENTRY = Alda.fragment(Alda.retracted(7, Alda.at(3, 13, 2), Alda.at(3, 12, 0), null))
            .entry();

    @Test
    void hurriesTheFirstPhotoAlone() {
        assertThat(new Fragment(
                                ENTRY,
                                "<p>Write loading=\"lazy\"</p><img alt=\"A &gt; B\" loading=\"lazy\"><img loading=\"lazy\">")
                        .atTheTop()
                        .html())
                .isEqualTo(
                        "<p>Write loading=\"lazy\"</p><img alt=\"A &gt; B\" fetchpriority=\"high\"><img loading=\"lazy\">");
        assertThat(new Fragment(ENTRY, "<p>Words.</p>").atTheTop().html()).isEqualTo("<p>Words.</p>");
    }
}
