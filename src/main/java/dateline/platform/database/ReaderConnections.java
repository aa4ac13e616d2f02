package dateline.platform.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connection pool that bounds how many connections threads for readers ({@link ReaderWork}) hold at a time. The others
 * stay free for editors and jobs. A reader's thread fails when it gets no connection within two seconds. Its
 * connections have a network timeout of twenty seconds, so that a server that does not respond cannot hold a thread
 * forever.
 */
public final class ReaderConnections extends DelegatingDataSource {

    private static final long LONGEST_WAIT_SECONDS = 2;
    private static final int LONGEST_STATEMENT_MS = 20_000;

    private final Semaphore share;

    /**
     * Wraps a pool.
     *
     * @param most maximum number of connections that readers' threads hold at a time
     */
    public ReaderConnections(DataSource pool, int most) {
        super(pool);
        this.share = new Semaphore(most, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!ReaderWork.isHere()) {
            return super.getConnection();
        }
        await();
        Connection connection = null;
        try {
            connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MS);
            return counted(connection);
        } catch (SQLException | RuntimeException | Error e) {
            share.release();
            if (connection != null) {
                connection.close();
            }
            throw e;
        }
    }

    private void await() throws SQLException {
        try {
            if (share.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("Readers hold as many connections to the database as they may");
    }

    /** Returns a proxy of the connection that releases its permit once, when it is closed. */
    @SuppressWarnings("ReferenceEquality") // a connection is equal only to itself
    private Connection counted(Connection connection) {
        AtomicBoolean held = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                ReaderConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> method.invoke(connection, arguments);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close") && held.compareAndSet(true, false)) {
                            share.release();
                        }
                    }
                });
    }
}
