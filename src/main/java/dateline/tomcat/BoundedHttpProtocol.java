package dateline.tomcat;

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
 * HTTP/1.1 with a time limit for a whole request head, which Tomcat has none for (its timeouts count from the last byte), and with
 * {@link BodyLimits} on each request's body. Tomcat makes one by its class name.
 */
public class BoundedHttpProtocol extends Http11NioProtocol {

    /** From a head's first bytes to its last. */
    static final Duration HEAD_TIME = Duration.ofSeconds(15);

    @Override
    protected Processor createProcessor() {
        return new BoundedProcessor(this, getAdapter());
    }

    /** Serves one connection at a time: called for each piece of a head that comes, and once for each request with its whole head there. */
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
                // The head that is not whole yet is that of the next request.
                headSince = System.nanoTime();
            }
            return state;
        }
    }
}
