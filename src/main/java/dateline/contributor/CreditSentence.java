package dateline.contributor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads credits that are written out in English, as agencies send them. A text is understood as a whole or not at all:
 * <ul>
 * <li>{@code —Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report.}
 * <li>{@code Reporting by Ida Brandt in Aldhaven; Editing by Jo Field}
 * <li>{@code — Cara Anna/Associated Press}, {@code ROBYN BECK/AFP/Getty Images}, {@code AP Photo/Robyn Beck}
 * <li>{@code By Cara Anna, Associated Press}
 * </ul>
 */
public final class CreditSentence {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 1000;

    /** The number of lines of a text that are looked at for credits at its end. */
    public static final int MOST_LINES = 8;

    private static final int MOST_NAMES = 50;
    private static final int MOST_WORDS_OF_A_NAME = 6;

    private static final String JOB =
            "writer|reporter|correspondent|journalist|photographer|photojournalist|producer|editor|researcher"
                    + "|videojournalist|columnist|staffer|stringer|contributor";
    private static final Pattern JOBS = Pattern.compile("(?i)(" + JOB + ")s?");
    /** Words before a job that belong to it although they begin with a capital. */
    private static final Pattern KIND_OF_JOB = Pattern.compile(
            "(?i)staff|business|sports?|science|medical|health|foreign|national|political|chief|senior|special|video|photo|freelance|contributing|associate|assistant");

    private static final Pattern CONTRIBUTED = Pattern.compile(
            "(?i)(?<who>.+?),? (?:also |both |all )*(?:have |has )?contributed(?: (?:to|reporting|additional reporting)\\b(?: (?:to|for))?(?: (?:this|the) (?:report|story|article|dispatch|coverage))?)?(?<place> (?:in|at|from|aboard) .+)?");
    private static final Pattern REPORTED =
            Pattern.compile("(?i)(?<who>.+?) reported(?: this (?:story|report))?(?<place> (?:in|at|from|aboard) .+)");
    private static final Pattern LABELLED = Pattern.compile(
            "(?i)(?<label>(?:additional )?(?:reporting|reported|writing|written|editing|edited|photos?|photographs?|photographed|photography|translation|translated|compiled|story|text)(?: and (?:reporting|writing|editing|photos?|photography|translation))?)(?: by\\b:?|:) *(?<who>.+)|(?<by>by) (?<writer>.+)");
    private static final Pattern FILES =
            Pattern.compile("(?i)with (?:files|reporting|reports|material|information) (?:from|by) (?<who>.+)");
    private static final Pattern AGENCY_PHOTO =
            Pattern.compile("(?<agency>\\p{Lu}[\\p{L}\\d&.' -]{1,40}) [Pp]hotos?/ ?(?<who>[^/]+)");
    private static final Pattern PLACE = Pattern.compile(
            " (?<place>(?:in|at|from|aboard|near|outside|inside|off|on|above|across|along|between|beside|under) .+)$");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("; *|(?<=[^.\\s]{2}[.!])\\s+(?=\\p{Lu})");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|.*[\\s.])(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Prof|Inc|Co|Corp|Ltd|\\p{Lu})\\.");
    private static final Pattern SEPARATOR = Pattern.compile(",? and (?=\\S)|, (?!(?:Jr|Sr|II|III|IV)\\b)| & ");
    private static final Pattern SUFFIX = Pattern.compile("Jr\\.?|Sr\\.?|II|III|IV");
    private static final Pattern PARTICLE = Pattern.compile(
            "(?i)da|das|de|del|della|den|der|di|do|dos|du|e|el|al|bin|bint|ibn|la|las|le|los|ten|ter|van|von|vom|zu|y|ap|abu");
    private static final Pattern CAPITAL_NAME = Pattern.compile(
            "[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}.'’ʼ‘-]*|[dlDO]['’ʼ]\\p{Lu}[\\p{L}\\p{M}'’-]*|al-\\p{Lu}[\\p{L}\\p{M}-]*");
    private static final Pattern LOOKS_WRITTEN_OUT = Pattern.compile(
            "(?i).*\\bcontribut(?:ed|ing) (?:to|reporting|additional)\\b.*|.*\\b(?:reporting|writing|written|editing|edited|photos?|translated|compiled) by\\b.*");
    /** An agency's name rather than a person's. */
    private static final Pattern AGENCY = Pattern.compile(
            "\\p{Lu}{2,6}|dpa|(?:[Tt]he )?(?:\\p{Lu}.* )?(?:Press|News|Agency|Times|Post|Reuters|Media|Images|Radio|Service|Network|Ledger|Herald|Tribune|Journal"
                    + "|Gazette|Bloomberg|Xinhua|Agencies)(?:[ /].*)?|[Tt]he \\p{Lu}.*");

    /** A line without words, which separates credits from the text. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00A0_*·•.#=~―–—-]{0,80}");

    private static final Pattern SLASH = Pattern.compile("(?<names>[^/|]+?) ?[/|] ?(?<agency>.+)");
    private static final Pattern OF =
            Pattern.compile("(?<names>.+?),? (?:of|for|with) (?:[Tt]he )?(?<agency>\\p{Lu}.+)");
    private static final Pattern AFTER =
            Pattern.compile("(?<names>.+), (?:[Tt]he )?(?<agency>\\p{Lu}.+?)(?: (?<title>(?i:(?:" + JOB + ")s?)))?");

    private static final Map<String, Role> ROLES =
            Map.of("edit", Role.EDITOR, "phot", Role.PHOTOGRAPHER, "tran", Role.TRANSLATOR, "addi", Role.CONTRIBUTOR);

    private CreditSentence() {}

    /**
     * Reads the text.
     *
     * @param role the role of names without a verb, as in "Cara Anna/Associated Press"; names in capitals are
     *             photographers
     * @return the credits that it names, in order; empty for plain names, and for what is not understood
     */
    public static List<CreditContent> read(String text, Role role) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        String clean = trimmed(text);
        List<CreditContent> found = new ArrayList<>();
        for (String sentence : sentences(clean)) {
            List<CreditContent> credits = sentence(sentence, role);
            if (credits.isEmpty()) {
                return List.of();
            }
            found.addAll(credits);
        }
        return found;
    }

    /**
     * The credits at the end of a text.
     *
     * @param lines      the number of lines from the end that are credits, or blank lines among them; 0 without any
     * @param separators the number of lines before them that only separate them from the text, such as "___"
     */
    public record Closing(int lines, int separators, List<CreditContent> credits) {

        private static final Closing NONE = new Closing(0, 0, List.of());
    }

    /**
     * Reads the credits that a text ends with. Plain names are none, and neither is a line that might be one of the text,
     * such as "Paris, EU".
     *
     * @param lines the last lines of the text; at most {@value #MOST_LINES} are looked at
     */
    public static Closing closing(List<String> lines) {
        List<CreditContent> found = new ArrayList<>();
        int first = lines.size();
        int at = lines.size() - 1;
        for (; at >= Math.max(0, lines.size() - MOST_LINES); at--) {
            String line = lines.get(at);
            if (BLANK.matcher(line).matches()) {
                continue;
            }
            List<CreditContent> credits = closing(line);
            if (credits.isEmpty()) {
                break;
            }
            found.addAll(0, credits);
            first = at;
        }
        return found.isEmpty() ? Closing.NONE : new Closing(lines.size() - first, first - 1 - at, found);
    }

    private static List<CreditContent> closing(String line) {
        if (line.length() > LONGEST) {
            return List.of();
        }
        String clean = trimmed(line);
        boolean isMarked = !clean.equals(line.strip());
        List<CreditContent> credits = read(line, Role.AUTHOR);
        if (credits.isEmpty()
                && isMarked
                && isAgency(clean)
                && !clean.startsWith("The ")
                && !clean.startsWith("the ")) {
            return List.of(new CreditContent(Role.AUTHOR.word(), List.of(), clean, null, null));
        }
        boolean isWhole = credits.stream()
                .flatMap(credit -> credit.people().stream())
                .allMatch(name -> name != null && name.contains(" "));
        return isMarked || isWhole || LOOKS_WRITTEN_OUT.matcher(line).matches() ? credits : List.of();
    }

    /** Whether a text that should be one person's name is a credit written out. */
    public static boolean isOne(String name) {
        return name.length() <= LONGEST
                && (LOOKS_WRITTEN_OUT.matcher(name).matches()
                        || !read(name, Role.AUTHOR).isEmpty());
    }

    private static String trimmed(String text) {
        String line = text.replaceAll("[\\s\\u00A0\\u2007\\u202F]+", " ")
                .replaceAll("[\\u200B\\u2060\\uFEFF]", "")
                .strip();
        line = line.replaceFirst("^(?:[-–—―*•] ?)+", "");
        return line.startsWith("(") && line.endsWith(")")
                ? line.substring(1, line.length() - 1).strip()
                : line;
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        Matcher end = END_OF_SENTENCE.matcher(text);
        while (end.find()) {
            String before = text.substring(from, end.start());
            if (!text.startsWith(";", end.start())
                    && ABBREVIATION.matcher(before).matches()) {
                continue;
            }
            sentences.add(before);
            from = end.end();
        }
        sentences.add(text.substring(from));
        return sentences.stream()
                .map(sentence -> sentence.replaceFirst("(?<![\\s.]\\p{L}|\\bJr|\\bSr)[.!]+$", "")
                        .replaceFirst("^(?i:and) ", "")
                        .strip())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static List<CreditContent> sentence(String sentence, Role role) {
        Matcher contributed = CONTRIBUTED.matcher(sentence);
        if (contributed.matches()) {
            return contribution(contributed.group("who"), contributed.group("place"), Role.CONTRIBUTOR);
        }
        Matcher files = FILES.matcher(sentence);
        if (files.matches()) {
            return contribution(files.group("who"), null, Role.CONTRIBUTOR);
        }
        Matcher labelled = LABELLED.matcher(sentence);
        if (labelled.matches()) {
            return labelled.group("by") == null
                    ? contribution(labelled.group("who"), null, role(labelled.group("label")))
                    : contribution(labelled.group("writer"), null, role == Role.PHOTOGRAPHER ? role : Role.AUTHOR);
        }
        Matcher reported = REPORTED.matcher(sentence);
        if (reported.matches()) {
            return contribution(reported.group("who"), reported.group("place"), Role.AUTHOR);
        }
        Matcher photo = AGENCY_PHOTO.matcher(sentence);
        if (photo.matches()) {
            return people(photo.group("who"), photo.group("agency"), null, Role.PHOTOGRAPHER);
        }
        return isStructured(sentence)
                ? contribution(sentence, null, isShouted(sentence) ? Role.PHOTOGRAPHER : role)
                : List.of();
    }

    /** Whether more than names is written: an agency after a slash or a comma, or a job before the names. */
    private static boolean isStructured(String text) {
        Matcher slash = SLASH.matcher(text);
        if (slash.matches()) {
            return !text.contains("://") && (slash.group("names").contains(" ") || isAgency(slash.group("names")));
        }
        Matcher after = AFTER.matcher(text);
        return after.matches() && isAgency(after.group("agency")) || job(text).isPresent();
    }

    private static boolean isShouted(String text) {
        String names = text.split("[/|]", 2)[0];
        return !isAgency(names)
                && names.equals(names.toUpperCase(Locale.ROOT))
                && !names.equals(names.toLowerCase(Locale.ROOT));
    }

    private static Role role(String label) {
        return ROLES.getOrDefault(label.substring(0, 4).toLowerCase(Locale.ROOT), Role.AUTHOR);
    }

    /** Reads who is credited: an agency and a job before the names, an agency after them, or an agency alone. */
    private static List<CreditContent> contribution(String who, @Nullable String place, Role role) {
        String text = who.strip();
        Optional<Job> job = job(text);
        if (job.isPresent()) {
            Job found = job.get();
            return placed(people(found.names(), found.agency(), found.title(), role), place);
        }
        Matcher slash = SLASH.matcher(text);
        if (slash.matches() && !isAgency(slash.group("names"))) {
            return placed(people(slash.group("names"), slash.group("agency").strip(), null, role), place);
        }
        for (Pattern form : List.of(OF, AFTER)) {
            Matcher named = form.matcher(text);
            if (named.matches() && (form == OF || isAgency(named.group("agency")))) {
                String title = form == OF ? null : singular(named.group("title"));
                List<CreditContent> found = people(named.group("names"), named.group("agency"), title, role);
                if (!found.isEmpty()) {
                    return placed(found, place);
                }
            }
        }
        if (isAgency(text)) {
            String agency = Character.toUpperCase(text.charAt(0)) + text.substring(1);
            return placed(List.of(new CreditContent(role.word(), List.of(), agency, null, null)), place);
        }
        return placed(people(text, null, null, role), place);
    }

    /** A place after the verb is that of all who have none, if nobody has one. */
    private static List<CreditContent> placed(List<CreditContent> credits, @Nullable String place) {
        if (place == null || credits.isEmpty()) {
            return credits;
        }
        return credits.size() == 1 && credits.getFirst().place() == null
                ? List.of(with(credits.getFirst(), place(place.strip())))
                : List.of();
    }

    private static CreditContent with(CreditContent credit, String place) {
        return new CreditContent(credit.role(), credit.people(), credit.agency(), credit.title(), place);
    }

    /** The words before names: "Associated Press business writers". */
    private record Job(@Nullable String agency, @Nullable String title, String names) {}

    private static Optional<Job> job(String text) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length - 1; i++) {
            if (!JOBS.matcher(words[i]).matches()
                    || !CAPITAL_NAME.matcher(words[i + 1]).matches()) {
                continue;
            }
            int title = i;
            while (title > 0
                    && (Character.isLowerCase(words[title - 1].charAt(0)) && !words[title - 1].equals("the")
                            || KIND_OF_JOB.matcher(words[title - 1]).matches())) {
                title--;
            }
            String agency =
                    String.join(" ", Arrays.copyOfRange(words, 0, title)).replaceFirst("^[Tt]he(?: |$)", "");
            if (agency.contains(",") || agency.contains(" and ")) {
                return Optional.empty();
            }
            return Optional.of(new Job(
                    agency.isEmpty() ? null : agency,
                    singular(String.join(" ", Arrays.copyOfRange(words, title, i + 1))),
                    String.join(" ", Arrays.copyOfRange(words, i + 1, words.length))));
        }
        return Optional.empty();
    }

    private static @Nullable String singular(@Nullable String title) {
        return title == null ? null : title.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    }

    private static boolean isAgency(String text) {
        return AGENCY.matcher(text).matches();
    }

    /**
     * Reads names with places: those who share a place are one credit. A single word after a place is part of it:
     * "Trinidad and Tobago", "Paris, France".
     */
    private static List<CreditContent> people(
            String names, @Nullable String agency, @Nullable String title, Role role) {
        List<CreditContent> found = new ArrayList<>();
        List<String> group = new ArrayList<>();
        String place = null;
        for (Part part : parts(names)) {
            Matcher placed = PLACE.matcher(part.text());
            boolean isPlaced = placed.find();
            if (place != null && !isPlaced && !part.text().contains(" ")) {
                place += part.before() + part.text();
                continue;
            }
            String name = isPlaced ? part.text().substring(0, placed.start()) : part.text();
            if (!isName(name) || found.size() + group.size() >= MOST_NAMES) {
                return List.of();
            }
            if (place != null) {
                found.add(new CreditContent(role.word(), group, agency, title, place(place)));
                group = new ArrayList<>();
                place = null;
            }
            group.add(cased(name));
            place = isPlaced ? placed.group("place") : null;
        }
        if (!group.isEmpty()) {
            found.add(new CreditContent(role.word(), group, agency, title, place == null ? null : place(place)));
        }
        return found;
    }

    /** A name, with its place or not, and the sign or word before it. */
    private record Part(String before, String text) {}

    private static List<Part> parts(String names) {
        List<Part> parts = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(names.strip());
        int from = 0;
        String before = "";
        while (separator.find()) {
            parts.add(new Part(before, names.strip().substring(from, separator.start())));
            before = separator.group();
            from = separator.end();
        }
        parts.add(new Part(before, names.strip().substring(from)));
        return parts.stream().filter(part -> !part.text().isBlank()).toList();
    }

    /** Returns the place as a credit has it: without the word before it where that is put there again. */
    private static String place(String words) {
        return words.replaceFirst("^(?i:in (?!the )|at (?=the ))", "");
    }

    private static boolean isName(String text) {
        String[] words = text.replace(",", "").split(" ");
        return words.length <= MOST_WORDS_OF_A_NAME
                && CAPITAL_NAME.matcher(words[0]).matches()
                && Arrays.stream(words)
                        .allMatch(word -> CAPITAL_NAME.matcher(word).matches()
                                || PARTICLE.matcher(word).matches()
                                || SUFFIX.matcher(word).matches());
    }

    /** Returns a name that is all in capitals as it is written elsewhere: ROBYN O'NEILL becomes Robyn O'Neill. */
    private static String cased(String name) {
        String whole = name.replace(",", "");
        String letters = whole.replaceAll("\\P{L}", "");
        if (letters.length() < 3
                || !whole.equals(whole.toUpperCase(Locale.ROOT))
                || whole.equals(whole.toLowerCase(Locale.ROOT))) {
            return whole;
        }
        return Arrays.stream(whole.split(" "))
                .map(word -> SUFFIX.matcher(word).matches() && !word.startsWith("JR") && !word.startsWith("SR")
                                || word.matches("\\p{L}\\.(?:\\p{L}\\.)*")
                        ? word
                        : capitalized(word))
                .collect(Collectors.joining(" "));
    }

    private static String capitalized(String word) {
        return Pattern.compile("(^|['’-]|^(?i:mc))(\\p{L})")
                .matcher(word.toLowerCase(Locale.ROOT))
                .replaceAll((MatchResult found) -> found.group(1).equals("mc")
                        ? "Mc" + found.group(2).toUpperCase(Locale.ROOT)
                        : found.group(1) + found.group(2).toUpperCase(Locale.ROOT));
    }
}
