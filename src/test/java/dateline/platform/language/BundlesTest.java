package dateline.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

    private static final Locale SPANISH = Locale.of("es");

    @TempDir
    Path words;

    @Test
    void takesALanguageOutOfTheFolder() throws IOException {
        write("newsroom_fr", "composer.publish = Publier\njs.kept = Gardé ici\n");
        write("messages_fr", "story.live = En direct\n");
        Bundles bundles = new Bundles(words);
        assertThat(bundles.editorsLanguages()).containsExactly(Locale.ENGLISH, SPANISH, Locale.FRENCH);
        assertThat(bundles.getMessage("composer.publish", null, Locale.FRENCH)).isEqualTo("Publier");
        assertThat(bundles.getMessage("story.live", null, Locale.FRENCH)).isEqualTo("En direct");
        assertThat(bundles.getMessage("composer.schedule", null, Locale.FRENCH))
                .as("left out")
                .isEqualTo("Schedule");
        assertThat(bundles.beginning("js.", Locale.FRENCH))
                .containsEntry("kept", "Gardé ici")
                .containsEntry("cancel", "Cancel");
        assertThat(bundles.getMessage("composer.publish", null, SPANISH)).isEqualTo("Publicar");
    }

    @Test
    void letsTheFolderWinPhraseByPhrase() throws IOException {
        write("newsroom_es", "composer.publish = Lanzar\n");
        write("newsroom_en", "composer.publish = Go\n");
        Bundles bundles = new Bundles(words);
        assertThat(bundles.getMessage("composer.publish", null, SPANISH)).isEqualTo("Lanzar");
        assertThat(bundles.getMessage("composer.schedule", null, SPANISH)).isEqualTo("Programar");
        assertThat(bundles.getMessage("composer.publish", null, Locale.ENGLISH)).isEqualTo("Go");
        write("newsroom_es", "composer.publish = Sacar\n");
        bundles.clearCache();
        assertThat(bundles.getMessage("composer.publish", null, SPANISH)).isEqualTo("Sacar");
    }

    @Test
    void saysAKeyItHasNoPhraseFor() {
        assertThat(new Bundles(words).getMessage("no.such.key", null, SPANISH)).isEqualTo("no.such.key");
    }

    private void write(String bundle, String phrases) throws IOException {
        Files.writeString(words.resolve(bundle + ".properties"), phrases);
    }
}
