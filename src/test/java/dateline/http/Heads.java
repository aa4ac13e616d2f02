package dateline.http;

/** What a prepared answer says before its body, for tests elsewhere. */
public final class Heads {

    private Heads() {}

    public static String of(PreparedResponse preparedResponse) {
        return "\r\n" + preparedResponse.plain().whole().toString().split("\r\n\r\n", 2)[0] + "\r\n";
    }
}
