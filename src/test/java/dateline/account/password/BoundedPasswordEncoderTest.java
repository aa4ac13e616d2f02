package dateline.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Semaphore steps = new Semaphore(0);
    private final BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(
            new PasswordEncoder() {
                @Override
                public String encode(CharSequence password) {
                    begun.add(password.toString());
                    steps.acquireUninterruptibly();
                    return "hash";
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    encode(password);
                    return true;
                }
            },
            2);

    @Test
    void hashesSoManyAtATimeInTheOrderOfArrival() {
        List<String> names = IntStream.range(0, 6).mapToObj(String::valueOf).toList();
        for (String name : names) {
            Thread thread = Thread.ofPlatform().start(() -> {
                if (Integer.parseInt(name) % 2 == 0) {
                    encoder.encode(name);
                } else {
                    encoder.matches(name, "hash");
                }
                done.incrementAndGet();
            });
            Await.until(() -> thread.getState(), Thread.State.WAITING::equals);
        }
        assertThat(begun).containsExactly("0", "1");
        for (int i = 1; i <= names.size(); i++) {
            steps.release();
            int ended = i;
            Await.until(done::get, number -> number == ended);
            Await.until(begun::size, number -> number == Math.min(ended + 2, names.size()));
        }
        assertThat(begun).isEqualTo(names);
    }
}
