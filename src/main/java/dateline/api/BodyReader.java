package dateline.api;

import dateline.api.json.MalformedBody;
import dateline.api.json.MergePatch;
import dateline.api.json.RequestJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ObjectNode;

/** Reads the API's request types, and {@link MergePatch} of them, from JSON in UTF-8 (RFC 8259), up to 32 MB. */
@Component
public class BodyReader extends AbstractSmartHttpMessageConverter<Object> {

    public static final int MOST_BYTES = 32 << 20;
    private final RequestJson json;

    BodyReader(RequestJson json) {
        super(MediaType.APPLICATION_JSON, MergePatch.TYPE);
        this.json = json;
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return type.toClass().getPackageName().startsWith(BodyReader.class.getPackageName()) && canRead(mediaType);
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints) {
        String text = text(message);
        if (type.toClass() != MergePatch.class) {
            return json.read(text, json.type(type.getType()));
        }
        JavaType patched = json.type(type.getGeneric(0).getType());
        // Parses the patch by itself first, so that type errors in it are reported before it is merged.
        json.read(text, patched);
        return new MergePatch<>((ObjectNode) json.read(text, json.type(ObjectNode.class)), json);
    }

    private static String text(HttpInputMessage message) {
        if (message.getHeaders().getContentLength() > MOST_BYTES) {
            throw new MaxUploadSizeExceededException(MOST_BYTES);
        }
        try (InputStream body = message.getBody()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new MaxUploadSizeExceededException(MOST_BYTES);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBody("The body is not UTF-8.");
        } catch (IOException e) {
            throw new MalformedBody("The body broke off.");
        }
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints) {
        throw new UnsupportedOperationException();
    }
}
