package dateline.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JobDataTest {

    record Card(long storyId, @Nullable Long entryNumber) {

        static Card of(String[] name) {
            return new Card(Long.parseLong(name[0]), Long.valueOf(name[1]));
        }
    }

    private final JobData data = new JobData(JsonMapper.builder().build());

    @Test
    void readsWhatItHasStored() {
        assertThat(data.deserialize(Card.class, data.serialize(new Card(7, 35L))))
                .isEqualTo(new Card(7, 35L));
        assertThat(data.deserialize(Card.class, data.serialize(new Card(7, null))))
                .isEqualTo(new Card(7, null));
        assertThat(data.serialize(null)).isNull();
        assertThat(data.deserialize(Card.class, null)).isNull();
    }

    @Test
    void readsTheNameOfAJobThatAnEarlierVersionWrote() {
        assertThat(JobData.of(new TaskInstance<>("card", "7:35:12"), Card::of)).isEqualTo(new Card(7, 35L));
        assertThat(JobData.of(new TaskInstance<>("card", "7:35:12", new Card(8, null)), Card::of))
                .isEqualTo(new Card(8, null));
    }
}
