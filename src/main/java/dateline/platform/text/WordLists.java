package dateline.platform.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lists of Word into lists. Word writes each item as a paragraph whose style names a list and a level
 * ({@code mso-list:l0 level1 lfo1}), with the bullet or number as text; Word Online writes each item as a list of its
 * own with the level in {@code data-aria-level}.
 */
final class WordLists {

    private static final Pattern ITEM = Pattern.compile("(?i)mso-list:\\s*(l\\d{1,9})\\s+level(\\d)");
    private static final Pattern MARKER = Pattern.compile("(?i)mso-list:\\s*ignore");
    private static final Pattern NUMBER = Pattern.compile("\\(?(?:\\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{1,7})[.)]");
    /** A marker that is not marked as one, at the start of an item's text. */
    private static final Pattern TYPED =
            Pattern.compile("^[\\s\\u00a0]*([·•o§▪■●○◦–-]|\\(?(?:\\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[\\s\\u00a0]+");

    /** The lists that are open, outermost last. */
    private final Deque<Open> open = new ArrayDeque<>();

    private @Nullable Element root;

    private record Open(Element list, String id, int level) {}

    private WordLists() {}

    static void convert(Element body) {
        List<Element> items = body.select("p[style*=mso-list],div[style*=mso-list],li[data-aria-level]");
        if (!items.isEmpty()) {
            WordLists lists = new WordLists();
            items.forEach(lists::item);
        }
    }

    private void item(Element item) {
        if (item.normalName().equals("li")) {
            online(item);
            return;
        }
        Matcher style = ITEM.matcher(item.attr("style"));
        if (!style.find()) {
            return;
        }
        String marker = takeMarker(item);
        add(item, item, level(style.group(2)), NUMBER.matcher(marker).matches(), style.group(1));
    }

    private void online(Element item) {
        Element list = item.parent();
        if (list == null
                || !list.normalName().equals("ul") && !list.normalName().equals("ol")) {
            return;
        }
        Element wrapper = list.parent();
        Element place = wrapper != null && wrapper.hasClass("ListContainerWrapper") && wrapper.childrenSize() == 1
                ? wrapper
                : list;
        add(place, item, level(item.attr("data-aria-level")), list.normalName().equals("ol"), item.attr("data-listid"));
    }

    private static int level(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9' ? text.charAt(0) - '0' : 1;
    }

    /**
     * Adds an item.
     *
     * @param place the element that the item is or is in, which is removed when nothing is left in it
     */
    private void add(Element place, Element item, int level, boolean ordered, String id) {
        if (place.parent() == null) {
            return;
        }
        if (!root().equals(before(place))) {
            open.clear();
        }
        while (!open.isEmpty() && open.getFirst().level() > level) {
            open.pop();
        }
        String name = ordered ? "ol" : "ul";
        if (!open.isEmpty()
                && open.getFirst().level() == level
                && (!open.getFirst().id().equals(id)
                        || !open.getFirst().list().normalName().equals(name))) {
            open.pop();
        }
        if (open.isEmpty() || open.getFirst().level() < level) {
            Element list = new Element(name);
            Open above = open.peek();
            if (above == null) {
                place.before(list);
                root = list;
            } else {
                Element last = above.list().lastElementChild();
                (last == null ? above.list().appendElement("li") : last).appendChild(list);
            }
            open.push(new Open(list, id, level));
        }
        Element made = open.getFirst().list().appendElement("li");
        for (String spoken : List.of("lang", "dir")) {
            if (item.hasAttr(spoken)) {
                made.attr(spoken, item.attr(spoken));
            }
        }
        made.appendChildren(List.copyOf(item.childNodes()));
        item.remove();
        if (place.children().isEmpty() || place.text().isBlank()) {
            place.remove();
        }
    }

    private Node root() {
        return root == null ? new TextNode("") : root;
    }

    /** Returns the node before an element, without white space and comments; null when there is none. */
    private static @Nullable Node before(Element element) {
        Node before = element.previousSibling();
        while (before instanceof Comment || before instanceof TextNode text && text.isBlank()) {
            before = before.previousSibling();
        }
        return before;
    }

    /** Removes the bullet or number of an item and returns it; an empty string when there is none. */
    private static String takeMarker(Element item) {
        for (Element child : item.select("[style*=mso-list]")) {
            if (MARKER.matcher(child.attr("style")).find()) {
                String marker = child.text().replace('\u00a0', ' ').strip();
                child.remove();
                return marker;
            }
        }
        for (TextNode text : item.nodeStream(TextNode.class).toList()) {
            if (!text.isBlank()) {
                Matcher typed = TYPED.matcher(text.getWholeText());
                if (!typed.find()) {
                    return "";
                }
                text.text(text.getWholeText().substring(typed.end()));
                return typed.group(1);
            }
        }
        return "";
    }
}
