package dateline.platform.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Grants the application's role access to the rows of every table after each migration, and nothing else. Of the audit
 * trail it may only insert and read rows.
 */
public final class TableGrants implements Callback {

    private static final String MISSING = """
        with application as (select cast(? as text) as name), here as (select quote_ident(current_schema())::regnamespace as schema)
        select format('grant usage on schema %s to %I', schema, name) from application, here where not has_schema_privilege(name, schema::oid, 'usage')
        union all
        select format('revoke all on %s from %I', c.oid::regclass, name) from application, here, pg_class c
          where c.relnamespace = schema and c.relname = 'audit_event'
            and has_table_privilege(name, c.oid, 'update, delete, truncate, references, trigger')
        union all
        select format('grant select, insert on %s to %I', c.oid::regclass, name) from application, here, pg_class c
          where c.relnamespace = schema and c.relname = 'audit_event' and not (
            has_table_privilege(name, c.oid, 'select') and has_table_privilege(name, c.oid, 'insert')
            and not has_table_privilege(name, c.oid, 'update, delete, truncate, references, trigger'))
        union all
        select format('grant select, insert, update, delete on %s to %I', c.oid::regclass, name) from application, here, pg_class c
          where c.relnamespace = schema and c.relkind in ('r', 'p', 'v', 'm') and c.relname not in ('flyway_schema_history', 'audit_event') and not (
            has_table_privilege(name, c.oid, 'select') and has_table_privilege(name, c.oid, 'insert')
            and has_table_privilege(name, c.oid, 'update') and has_table_privilege(name, c.oid, 'delete'))
        union all
        select format('grant select on %s to %I', c.oid::regclass, name) from application, here, pg_class c
          where c.relnamespace = schema and c.relname = 'flyway_schema_history' and not has_table_privilege(name, c.oid, 'select')
        union all
        select format('grant usage, select on sequence %s to %I', c.oid::regclass, name) from application, here, pg_class c
          where c.relnamespace = schema and c.relkind = 'S' and not has_sequence_privilege(name, c.oid, 'usage')""";

    private final String application;

    public TableGrants(String application) {
        this.application = application;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().prepareStatement(MISSING)) {
            statement.setString(1, application);
            List<String> commands = new ArrayList<>();
            try (var missing = statement.executeQuery()) {
                while (missing.next()) {
                    commands.add(missing.getString(1));
                }
            }
            try (var grant = context.getConnection().createStatement()) {
                for (String command : commands) {
                    grant.execute(command);
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("The role " + application + " cannot be given its rights to the tables", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "grants";
    }
}
