package dateline.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo as it is written down in {@code demo/stories.json}. */
@JsonIgnoreProperties("site")
record DemoNewsroom(List<Person> contributors, List<DemoStory> stories) {

    record Person(
            String name,
            @Nullable String title,
            @Nullable String agency,
            @Nullable String about,
            @Nullable String portrait) {}
}
