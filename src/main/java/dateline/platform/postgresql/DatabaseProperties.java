package dateline.platform.postgresql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the PostgreSQL to use.
 *
 * @param url           JDBC URL such as {@code jdbc:postgresql://host/dateline}; blank for the embedded server
 * @param username      role to connect as; blank for the one in the URL
 * @param password      password of that role; blank for the one in the URL
 * @param ownerUsername role that owns the tables and runs the migrations; blank for the same role
 * @param ownerPassword password of that role
 * @param port          port of the embedded server on 127.0.0.1; 0 for a free one
 */
@ConfigurationProperties("dateline.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String ownerUsername,
        @DefaultValue("") String ownerPassword,
        @DefaultValue("0") int port) {}
