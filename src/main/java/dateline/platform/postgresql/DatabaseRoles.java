package dateline.platform.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Roles of the embedded PostgreSQL. The superuser of its creation, {@value Cluster#OWNER}, only sets up the others at
 * each start. {@value #TABLES} owns the tables and runs the migrations. {@value #APPLICATION} reads and writes rows.
 * The passwords of these two are generated at each start and stored nowhere.
 */
final class DatabaseRoles {

    static final String APPLICATION = "dateline_app";
    static final String TABLES = "dateline_owner";

    private static final String MAKE = """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
        end $$;
        alter role %1$s login nosuperuser nocreatedb nocreaterole password '%2$s'""";

    /**
     * Transfers objects that an earlier version created as superuser to the owner of the tables. Objects of an
     * extension stay with it.
     */
    private static final String BRING_ALONG = """
        do $$ declare command text; begin
          for command in
            select format('alter %s %s owner to dateline_owner',
                case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, oid::regclass)
              from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
                and relowner <> 'dateline_owner'::regrole
                and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                  and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')))
            union all select format('alter routine %s owner to dateline_owner', oid::regprocedure)
              from pg_proc p where pronamespace = 'public'::regnamespace and proowner <> 'dateline_owner'::regrole
                and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            union all select format('alter text search configuration %s owner to dateline_owner', oid::regconfig)
              from pg_ts_config c where cfgnamespace = 'public'::regnamespace and cfgowner <> 'dateline_owner'::regrole
          loop
            execute command;
          end loop;
          if not exists (select from pg_ts_config where cfgname = 'dateline') then drop extension if exists unaccent; end if;
        end $$""";

    private final String applicationPassword = UUID.randomUUID().toString();
    private final String tablesPassword = UUID.randomUUID().toString();

    String applicationPassword() {
        return applicationPassword;
    }

    String tablesPassword() {
        return tablesPassword;
    }

    /** Creates the roles and the database. Runs as superuser in any database of the server. */
    void make(Connection superuser, String database) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(MAKE.formatted(TABLES, tablesPassword));
            statement.execute(MAKE.formatted(APPLICATION, applicationPassword));
            boolean there;
            try (var found = statement.executeQuery("select from pg_database where datname = '" + database + "'")) {
                there = found.next();
            }
            statement.execute(
                    there
                            ? "alter database " + database + " owner to " + TABLES
                            : "create database " + database + " owner " + TABLES);
        }
    }

    /** Transfers the superuser's objects to the owner of the tables. Runs as superuser in Dateline's database. */
    void bringAlong(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(BRING_ALONG);
        }
    }
}
