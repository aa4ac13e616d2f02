package dateline.platform.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Gives lists the structure of HTML: a list holds only items, a list inside a list belongs to the item before it, and an
 * item outside a list gets one.
 */
final class ListStructure {

    private ListStructure() {}

    /** Restructures all lists in an element. Time is linear in the number of nodes. */
    static void repair(Element body) {
        for (Element list : body.select("ul, ol")) {
            children(list);
        }
        Set<Element> parents = new LinkedHashSet<>();
        for (Element item : body.select("li")) {
            if (item.parent() != null && !isList(item.parent())) {
                parents.add(item.parent());
            }
        }
        parents.forEach(ListStructure::items);
    }

    private static void children(Element list) {
        if (list.childNodes().stream().allMatch(child -> isItem(child) || isBlank(child))) {
            return;
        }
        Deque<Node> rest = new ArrayDeque<>(list.childNodes());
        list.empty();
        List<Element> items = new ArrayList<>();
        @Nullable Element made = null;
        while (!rest.isEmpty()) {
            Node child = rest.pop();
            if (isItem(child)) {
                items.add((Element) child);
                made = null;
            } else if (isList(child) && items.isEmpty()) {
                // A list that begins at a deeper level begins at the first one.
                List<Node> inner = List.copyOf(child.childNodes());
                ((Element) child).empty();
                inner.reversed().forEach(rest::push);
            } else if (isList(child)) {
                items.getLast().appendChild(child);
                made = null;
            } else if (made != null) {
                made.appendChild(child);
            } else if (!isBlank(child)) {
                made = new Element("li");
                made.appendChild(child);
                items.add(made);
            }
        }
        list.appendChildren(items);
    }

    /** Puts the items among the children of an element into lists of their own. */
    private static void items(Element parent) {
        List<Node> children = List.copyOf(parent.childNodes());
        parent.empty();
        List<Node> arranged = new ArrayList<>();
        @Nullable Element list = null;
        for (Node child : children) {
            if (isItem(child)) {
                if (list == null) {
                    list = new Element("ul");
                    arranged.add(list);
                }
                list.appendChild(child);
            } else {
                if (!isBlank(child)) {
                    list = null;
                }
                arranged.add(child);
            }
        }
        parent.appendChildren(arranged);
    }

    private static boolean isItem(Node node) {
        return node.nodeName().equals("li");
    }

    private static boolean isList(Node node) {
        return node.nodeName().equals("ul") || node.nodeName().equals("ol");
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }
}
