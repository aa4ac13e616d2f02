package dateline.account.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.Cast;
import dateline.DatelineTest;
import dateline.account.Account;
import dateline.account.AccountRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that are good for one use. */
@DatelineTest
class OneTimeLinksIT {

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    private static String token(OneTimeLinks.Issued issued) {
        return issued.url().substring(issued.url().lastIndexOf('/') + 1);
    }

    @Test
    void areGoodOnceForTheirPurpose() {
        Account account = cast.staff(AccountRole.REPORTER);
        OneTimeLinks.Issued issued = links.issue(LinkPurpose.PASSWORD, account.id(), account.email(), null);
        String token = token(issued);
        assertThat(token).hasSize(43);
        assertThat(issued.url()).contains("/newsroom/links/password/");
        assertThat(links.open(LinkPurpose.PASSWORD, token).accountId()).isEqualTo(account.id());
        assertThatThrownBy(() -> links.open(LinkPurpose.EMAIL, token)).isInstanceOf(LinkGone.class);
        assertThat(links.use(LinkPurpose.PASSWORD, token).email()).isEqualTo(account.email());
        assertThatThrownBy(() -> links.use(LinkPurpose.PASSWORD, token)).isInstanceOf(LinkGone.class);
        assertThatThrownBy(() -> links.open(LinkPurpose.PASSWORD, token)).isInstanceOf(LinkGone.class);
    }

    @Test
    void areUsedByOneOfManyAtOnce() {
        Account account = cast.staff(AccountRole.REPORTER);
        String token = token(links.issue(LinkPurpose.PASSWORD, account.id(), account.email(), null));
        long used = IntStream.range(0, 16)
                .parallel()
                .filter(i -> {
                    try {
                        links.use(LinkPurpose.PASSWORD, token);
                        return true;
                    } catch (LinkGone e) {
                        return false;
                    }
                })
                .count();
        assertThat(used).isEqualTo(1);
    }

    @Test
    void expire() {
        Account account = cast.staff(AccountRole.REPORTER);
        OneTimeLinks.Issued issued = links.issue(LinkPurpose.PASSWORD, account.id(), account.email(), null);
        assertThat(Duration.between(issued.link().createdAt(), issued.link().expiresAt()))
                .isEqualTo(Duration.ofHours(1));
        assertThat(LinkPurpose.INVITATION.life()).isEqualTo(Duration.ofDays(7));
        jdbc.sql("update one_time_link set expires_at = now() - interval '1 second' where id = :id")
                .param("id", issued.link().id())
                .update();
        assertThatThrownBy(() -> links.use(LinkPurpose.PASSWORD, token(issued))).isInstanceOf(LinkGone.class);
    }

    @Test
    void areReplacedByTheNext() {
        Account account = cast.staff(AccountRole.REPORTER);
        OneTimeLinks.Issued first = links.issue(LinkPurpose.PASSWORD, account.id(), account.email(), null);
        OneTimeLinks.Issued second = links.issue(LinkPurpose.PASSWORD, account.id(), account.email(), null);
        assertThatThrownBy(() -> links.open(LinkPurpose.PASSWORD, token(first))).isInstanceOf(LinkGone.class);
        OneTimeLinks.Issued third =
                links.renew(LinkPurpose.PASSWORD, second.link().id()).orElseThrow();
        assertThatThrownBy(() -> links.open(LinkPurpose.PASSWORD, token(second)))
                .isInstanceOf(LinkGone.class);
        assertThat(links.open(LinkPurpose.PASSWORD, token(third)).id())
                .isEqualTo(second.link().id());
        assertThat(links.issued(LinkPurpose.PASSWORD, account.id(), Instant.EPOCH))
                .isEqualTo(2);
    }

    @Test
    void areStoredAsHashesOnly() {
        Account account = cast.staff(AccountRole.ADMINISTRATOR);
        String token = token(links.invite("new@example.com", AccountRole.EDITOR, account.id()));
        List<String> rows = jdbc.sql(
                        "select l::text from one_time_link l union all select encode(task_data, 'escape') from scheduled_tasks")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row != null && row.contains(token));
        assertThat(links.invitations(10)).anyMatch(link -> link.email().equals("new@example.com"));
    }

    @Test
    void refuseWhatIsNoToken() {
        for (String token : List.of("", "x", "ä".repeat(43), "a".repeat(44), "a".repeat(43))) {
            assertThatThrownBy(() -> links.open(LinkPurpose.INVITATION, token)).isInstanceOf(LinkGone.class);
        }
    }
}
