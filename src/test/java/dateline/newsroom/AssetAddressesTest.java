package dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class AssetAddressesTest {

    /** Notes what is looked up on the class path. */
    private static final class Noting extends PathMatchingResourcePatternResolver {

        private final List<String> asked = new ArrayList<>();

        @Override
        public Resource[] getResources(String pattern) throws IOException {
            asked.add(pattern);
            return super.getResources(pattern);
        }

        @Override
        public Resource getResource(String location) {
            asked.add(location);
            return super.getResource(location);
        }
    }

    @Test
    void looksForFilesOnceAtTheStartAndNeverForALink() throws IOException {
        Noting classPath = new Noting();
        AssetAddresses addresses = new AssetAddresses(classPath);
        assertThat(classPath.asked).isNotEmpty();
        classPath.asked.clear();
        for (int i = 0; i < 3; i++) {
            assertThat(addresses.of("/newsroom/assets/icon.svg")).matches("/newsroom/assets/icon-[0-9a-f]{32}\\.svg");
            assertThat(addresses.of("/newsroom/assets/missing.js")).isEqualTo("/newsroom/assets/missing.js");
            assertThat(addresses.of("/newsroom/stories/storm")).isEqualTo("/newsroom/stories/storm");
        }
        assertThat(classPath.asked).isEmpty();
    }
}
