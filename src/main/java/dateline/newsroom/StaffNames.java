package dateline.newsroom;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up the names of accounts, shown beside what they did. */
@Component
public class StaffNames {

    private final JdbcClient jdbc;

    StaffNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the names by account id, with one query for all of them. */
    public Map<Long, String> of(Collection<Long> accountIds) {
        return accountIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, name from account where id in (:ids)")
                        .param("ids", accountIds)
                        .query((row, i) -> Map.entry(row.getLong("id"), row.getString("name")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
