package dateline.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** A line to the database that is held for long, for {@code LISTEN}: the pool would take its connections back. */
@Component
public final class Line {

    private final Database database;

    Line(Database database) {
        this.database = database;
    }

    /** Opens a new connection, in auto-commit mode and outside the pool; the caller closes it. */
    public Connection open() throws SQLException {
        return database.connect("dateline line");
    }
}
