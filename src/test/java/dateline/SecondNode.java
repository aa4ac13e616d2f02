package dateline;

import dateline.http.ReaderServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The same house once more on the first one's database and photos, on a machine whose clock is {@link #AHEAD}. */
public record SecondNode(ConfigurableApplicationContext context) implements AutoCloseable {

    public static final Duration AHEAD = Duration.ofSeconds(90);

    public static SecondNode beside(Environment first) {
        return new SecondNode(new SpringApplicationBuilder(Dateline.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "machine",
                        InstantSource.class,
                        () -> () -> Instant.now().plus(AHEAD)))
                .run(
                        "--server.port=0",
                        "--dateline.port=0",
                        "--dateline.demo=false",
                        "--dateline.http.notice=0s",
                        "--spring.jmx.enabled=false",
                        same(first, "dateline.database.url"),
                        same(first, "dateline.database.username"),
                        same(first, "dateline.database.password"),
                        same(first, "dateline.data")));
    }

    private static String same(Environment first, String setting) {
        return "--" + setting + "=" + first.getProperty(setting);
    }

    public int port() {
        return context.getBean(ReaderServer.class).port();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
