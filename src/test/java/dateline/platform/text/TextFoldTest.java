package dateline.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TextFoldTest {

    @Test
    void tellsNamesApartAndTheirSpellingsNot() {
        WordBank.Names names = WordBank.names();
        same(names.same(), TextFold::name);
        assertThat(names.different().stream().map(TextFold::name)).doesNotHaveDuplicates();
    }

    @Test
    void tellsTagsApartAndTheirSpellingsNot() {
        WordBank.Tags tags = WordBank.tags();
        same(tags.same(), Slugs::ofTag);
        assertThat(tags.different().stream().map(Slugs::ofTag)).doesNotHaveDuplicates();
        tags.slugs().forEach((tag, slug) -> assertThat(Slugs.ofTag(tag)).isEqualTo(slug));
    }

    private static void same(List<List<String>> groups, UnaryOperator<String> fold) {
        for (List<String> group : groups) {
            assertThat(group.stream().map(fold).distinct()).as(group.toString()).hasSize(1);
        }
    }
}
