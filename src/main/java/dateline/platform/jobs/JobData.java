package dateline.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores the data of jobs as JSON in their rows. */
@Component
public final class JobData implements Serializer {

    private final JsonMapper json;

    JobData(JsonMapper json) {
        this.json = json;
    }

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : json.writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
        return stored == null ? null : json.readValue(stored, type);
    }

    /**
     * Returns the data of a job.
     *
     * @param name reads the data from the name of a row that an earlier version of Dateline wrote, without data
     */
    public static <T> T of(TaskInstance<T> job, Function<String[], T> name) {
        return Objects.requireNonNullElseGet(
                job.getData(), () -> name.apply(job.getId().split(":")));
    }
}
