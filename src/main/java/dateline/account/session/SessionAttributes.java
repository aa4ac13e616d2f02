package dateline.account.session;

import dateline.account.signin.StaffFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Deserialises session attributes from the database. A filter admits only the Java classes that a session needs, before
 * any of their code runs. An attribute that cannot be read, because of its class or because another version of Dateline
 * wrote it, becomes null. {@link StaffFilter} ends sessions with such an attribute.
 */
public final class SessionAttributes extends GenericConversionService {

    private static final Logger LOG = LoggerFactory.getLogger(SessionAttributes.class);

    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(String.join(
            ";",
            "maxdepth=30",
            "maxrefs=20000",
            "maxbytes=1000000",
            "maxarray=20000",
            // Principal, CSRF token, and messages for the next page.
            "dateline.**",
            "org.springframework.security.core.**",
            "org.springframework.security.authentication.*",
            "org.springframework.security.web.authentication.*",
            "org.springframework.security.web.csrf.*",
            "org.springframework.web.servlet.FlashMap",
            "org.springframework.util.LinkedMultiValueMap",
            "org.springframework.util.MultiValueMapAdapter",
            "java.lang.*",
            "java.io.Serializable",
            "java.math.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.CopyOnWriteArrayList",
            "!*"));

    public SessionAttributes(ClassLoader classes) {
        addConverter(Object.class, byte[].class, new SerializingConverter());
        addConverter(byte[].class, Object.class, new Reader(new DefaultDeserializer(classes, ALLOWED)));
    }

    private record Reader(DefaultDeserializer deserializer) implements Converter<byte[], @Nullable Object> {

        @Override
        @SuppressWarnings("NullAway") // NullAway ignores that the type argument is nullable
        public @Nullable Object convert(byte[] bytes) {
            try {
                return deserializer.deserialize(new ByteArrayInputStream(bytes));
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.warn("A session cannot be read, so who has it is asked to sign in again: {}", reason(e));
                return null;
            }
        }

        private static String reason(Throwable failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.toString();
        }
    }
}
