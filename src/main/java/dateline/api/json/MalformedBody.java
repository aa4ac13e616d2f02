package dateline.api.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Thrown when the request's body is not JSON that can be parsed. Answered with 400. */
public class MalformedBody extends RuntimeException {

    public MalformedBody(String message) {
        super(message);
    }

    static MalformedBody of(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new MalformedBody("The body is not JSON that can be read here: " + e.getOriginalMessage() + where);
    }
}
