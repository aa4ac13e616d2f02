package dateline.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo content, parsed from {@code demo/stories.json}. */
@JsonIgnoreProperties("site")
record DemoNewsroom(List<Person> contributors, List<DemoStory> stories) {

    /** A contributor; {@code portrait} is the name of a photo file. */
    record Person(
            String name,
            @Nullable String title,
            @Nullable String agency,
            @Nullable String about,
            @Nullable String portrait) {}
}
