package dateline.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL to use.
 *
 * @param url a JDBC URL such as {@code jdbc:postgresql://host/dateline}; when blank, Dateline runs a server of its own
 * @param username the role to sign in as; when blank, the one in the URL
 * @param password that role's password; when blank, the one in the URL
 * @param ownerUsername the role that owns the tables and runs the migrations; when blank, it is the same one
 * @param ownerPassword that role's password
 * @param port the port Dateline's own server listens on, on 127.0.0.1 only; 0 for a free one
 */
@ConfigurationProperties("dateline.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String ownerUsername,
        @DefaultValue("") String ownerPassword,
        @DefaultValue("0") int port) {}
