package dateline.platform.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the redirects that mail programs, search engines and social networks put before links with their targets,
 * and removes query parameters that only track readers. Nothing else of a URL is changed. The newsroom's scripts have
 * the same lists in {@code links.js}.
 */
final class LinkTargets {

    /** Redirects: a pattern of host and path, and the query parameter that holds the target. */
    private static final List<Redirect> REDIRECTS = List.of(
            new Redirect("(?:www\\.)?google\\.[a-z]{2,3}(?:\\.[a-z]{2})?/url", "q|url"),
            new Redirect("[a-z0-9.-]+\\.safelinks\\.protection\\.outlook\\.com/.*", "url"),
            new Redirect("statics\\.teams\\.cdn\\.office\\.net/evergreen-assets/safelinks/.*", "url"),
            new Redirect("(?:l|lm|www|m)\\.facebook\\.com/l\\.php", "u"),
            new Redirect("l\\.(?:instagram|messenger|threads)\\.(?:com|net)/?", "u"),
            new Redirect("l\\.wl\\.co/l", "u"),
            new Redirect("slack-redir\\.net/link", "url"),
            new Redirect("(?:www\\.)?linkedin\\.com/(?:redir/redirect|safety/go)/?", "url"),
            new Redirect("out\\.reddit\\.com/.*", "url"),
            new Redirect("(?:www\\.|m\\.)?youtube\\.com/redirect", "q"),
            new Redirect("(?:www\\.)?vk\\.com/away\\.php", "to"),
            new Redirect("t\\.umblr\\.com/redirect", "z"),
            new Redirect("duckduckgo\\.com/l/?", "uddg"),
            new Redirect("steamcommunity\\.com/linkfilter/?", "u|url"),
            new Redirect("deref-(?:gmx|web-02|web|mail)\\.[a-z]{2,3}/.*", "redirectUrl"));

    /** Names of query parameters that track readers. */
    private static final Pattern TRACKING = Pattern.compile(
            "utm_.*|mtm_.*|pk_(?:campaign|kwd|source|medium|content)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid"
                    + "|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hs.*|vero_id|oly_enc_id|oly_anon_id"
                    + "|wickedid|srsltid|_ga|_gl|epik|ref_src|ref_url|at_medium|at_campaign|at_custom\\d|ns_mchannel"
                    + "|ns_source|ns_campaign|ns_linkname|__twitter_impression|guccounter|guce_.*|s_cid|cmpid");

    private static final Pattern WEB = Pattern.compile("(?is)https?://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern TARGET = Pattern.compile("(?i)https?://[^\\s\"<>]+");
    private static final Pattern DEFENSE =
            Pattern.compile("(?is)https?://urldefense\\.(?:com|us)/v3/__(https?://?.+?)__;.*");
    /** Maximum number of redirects within redirects that are followed. */
    private static final int MOST = 5;

    private record Redirect(Pattern place, List<String> names) {

        Redirect(String place, String names) {
            this(Pattern.compile(place, Pattern.CASE_INSENSITIVE), List.of(names.split("\\|")));
        }
    }

    private LinkTargets() {}

    /** Returns the URL that a link really leads to; the given one when it is no redirect and tracks nobody. */
    static String of(String url) {
        String target = url;
        for (int i = 0; i < MOST; i++) {
            String next = next(target);
            if (next == null) {
                break;
            }
            target = next;
        }
        return withoutTracking(target);
    }

    private static @Nullable String next(String url) {
        Matcher defense = DEFENSE.matcher(url);
        if (defense.matches()) {
            // The service writes "https:/" or "https://"; characters that it replaces with "*" cannot be restored.
            String target = defense.group(1).replaceFirst("^(?i)(https?:/)(?!/)", "$1/");
            return target.contains("*") || !TARGET.matcher(target).matches() ? null : target;
        }
        Matcher parts = WEB.matcher(url);
        if (!parts.matches() || parts.group(3) == null) {
            return null;
        }
        String place = parts.group(1).toLowerCase(Locale.ROOT) + parts.group(2);
        for (Redirect redirect : REDIRECTS) {
            if (redirect.place().matcher(place).matches()) {
                return redirect.names().stream()
                        .map(name -> value(parts.group(3), name))
                        .filter(target ->
                                target != null && TARGET.matcher(target).matches())
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static @Nullable String value(String query, String name) {
        for (String pair : query.substring(1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return decoded(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String value) {
        try {
            String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return text.indexOf('\ufffd') >= 0 ? null : text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String withoutTracking(String url) {
        Matcher parts = WEB.matcher(url);
        if (!parts.matches() || parts.group(3) == null) {
            return url;
        }
        String[] pairs = parts.group(3).substring(1).split("&", -1);
        List<String> kept = Arrays.stream(pairs)
                .filter(pair -> !TRACKING.matcher(
                                pair.replaceFirst("(?s)=.*", "").toLowerCase(Locale.ROOT))
                        .matches())
                .toList();
        if (kept.size() == pairs.length) {
            return url;
        }
        String query = kept.stream().filter(pair -> !pair.isEmpty()).collect(Collectors.joining("&", "?", ""));
        String fragment = parts.group(4) == null ? "" : parts.group(4);
        return url.substring(0, parts.start(3)) + (query.length() == 1 ? "" : query) + fragment;
    }
}
