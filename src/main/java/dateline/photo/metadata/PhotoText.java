package dateline.photo.metadata;

import com.drew.metadata.StringValue;
import dateline.platform.text.Graphemes;
import dateline.platform.text.InputText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Decodes and cleans the texts of photo metadata. */
public final class PhotoText {

    /**
     * Windows-1252, which is what text declared as Latin-1 usually is; the printable characters of Latin-1 are the same
     * in both.
     */
    static final Charset LATIN = Charset.forName("windows-1252");

    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\p{Cs}+");

    private PhotoText() {}

    /** Decodes in the declared charset. Without one, decodes as UTF-8 when that is valid, else as Latin-1. */
    static String decoded(StringValue value) {
        Charset declared = value.getCharset();
        boolean utf8 = StandardCharsets.UTF_8.equals(declared);
        return declared == null || utf8 ? utf8OrLatin(value.getBytes(), utf8) : new String(value.getBytes(), declared);
    }

    /**
     * Decodes UTF-8 or Latin-1. IIM limits bytes, so a long text may end within a character, which does not make it
     * Latin-1.
     */
    private static String utf8OrLatin(byte[] bytes, boolean declared) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, false);
        String text = out.flip().toString();
        boolean cut = in.hasRemaining();
        boolean sure = declared || text.chars().anyMatch(c -> c > 0x7f);
        return result.isUnderflow() && (!cut || sure) ? text : new String(bytes, LATIN);
    }

    /**
     * Normalises the text, without unpaired surrogates, and cuts it to the field's maximum length. Line breaks stay in
     * fields with several lines, and become spaces in others.
     */
    public static String clean(String raw, PhotoField field) {
        String whole = HALF_CHARACTERS.matcher(raw).replaceAll("");
        return Graphemes.start(field.hasLines() ? InputText.lines(whole) : InputText.line(whole), field.longest())
                .strip();
    }
}
