package dateline.platform.tomcat;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 protocol of Tomcat with a time limit for the whole request head and {@link BodyLimits} for each body. Tomcat
 * itself has no limit for a whole head: its timeouts count from the last byte. Tomcat creates an instance by the class
 * name.
 */
public class BoundedHttpProtocol extends Http11NioProtocol {

    /** Time limit from the first byte of a head to its last. */
    static final Duration HEAD_TIME = Duration.ofSeconds(15);

    @Override
    protected Processor createProcessor() {
        return new BoundedProcessor(this, getAdapter());
    }

    /**
     * Serves one connection at a time. Called for each part of a head that arrives, and once for each request with a
     * complete head.
     */
    private static final class BoundedProcessor extends Http11Processor {

        private final BodyLimits limits;
        private long headSince;
        private boolean inHead;

        BoundedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
            limits = new BodyLimits(request.getInputBuffer(), System::nanoTime);
            request.setInputBuffer(limits);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            long now = System.nanoTime();
            if (!inHead) {
                inHead = true;
                headSince = now;
            } else if (now - headSince > HEAD_TIME.toNanos()) {
                inHead = false;
                return SocketState.CLOSED;
            }
            limits.on(socket);
            limits.hasServed();
            SocketState state = super.service(socket);
            if (state != SocketState.LONG || isAsync()) {
                inHead = false;
            } else if (limits.hasServed()) {
                // The incomplete head belongs to the next request.
                headSince = System.nanoTime();
            }
            return state;
        }
    }
}
