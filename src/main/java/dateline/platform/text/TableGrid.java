package dateline.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a table as a grid: every row has the same number of cells, merged cells are followed by blank ones, and
 * rows and columns without text are left out. A table beyond the bounds is not completed; it is refused when the body is
 * saved.
 *
 * @param caption null when the table has none
 * @param heads   the number of rows at the start that hold column headings
 * @param rows    the cells of each row; null for a blank cell
 */
record TableGrid(@Nullable Element caption, int heads, List<List<@Nullable Element>> rows) {

    /** Maximum number of columns and of rows. */
    static final int MOST_COLUMNS = 20;

    static final int MOST_ROWS = 200;

    /** A cell with more text belongs to a page's layout rather than to a table of facts. */
    private static final int LONGEST_CELL = 2_000;

    private static final Pattern NUMBER = Pattern.compile(
            "\\(?[-+−–±<>≈~]?\\s?\\p{Sc}?\\s?\\d[\\d.,'’/:\\s\\u00a0\\u202f]*(?:%|‰|\\p{Sc}|[a-zA-Z]{1,3}\\.?)?\\)?");
    private static final Set<String> PARTS = Set.of("caption", "thead", "tbody", "tr", "th", "td");

    /** Reads a table. */
    static TableGrid of(Element table) {
        Element caption = null;
        List<Element> given = new ArrayList<>();
        int headed = 0;
        for (Element child : elements(table)) {
            if (child.normalName().equals("caption") && caption == null) {
                caption = child;
            }
        }
        for (Element row : rowsOf(table)) {
            Element part = row.parent();
            boolean head = part != null && part.normalName().equals("thead");
            if (head && headed == given.size()) {
                headed++;
            }
            given.add(row);
        }
        List<List<Element>> cells = given.stream().map(TableGrid::cells).toList();
        boolean large = given.size() > MOST_ROWS || cells.stream().anyMatch(row -> row.size() > MOST_COLUMNS);
        List<List<@Nullable Element>> grid = large ? copies(cells) : spread(cells);
        List<List<@Nullable Element>> rows = new ArrayList<>();
        int heads = 0;
        for (int i = 0; i < grid.size(); i++) {
            List<@Nullable Element> row = grid.get(i);
            if (row.stream().noneMatch(TableGrid::hasText)) {
                continue;
            }
            if (heads == rows.size() && (i < headed || isHead(row))) {
                heads++;
            }
            rows.add(row);
        }
        if (!large) {
            level(rows);
        }
        return new TableGrid(caption, heads, rows);
    }

    /** Whether a table only arranges a page, as mail programs use them. */
    static boolean isLayout(Element table) {
        if (table.attr("role").equals("presentation") || table.select("table").size() > 1) {
            return true;
        }
        int columns = 0;
        boolean headed = false;
        for (Element row : rowsOf(table)) {
            List<Element> cells = cells(row);
            columns = Math.max(columns, cells.size());
            for (Element cell : cells) {
                headed |= cell.normalName().equals("th");
                if (cell.text().length() > LONGEST_CELL || !cell.select("h3").isEmpty()) {
                    return true;
                }
            }
        }
        return columns <= 1 && !headed;
    }

    /** Whether there is at most one column, without headings, so that the cells are mere paragraphs. */
    boolean isList() {
        return rows.stream()
                .allMatch(row -> row.size() <= 1
                        && row.stream()
                                .allMatch(cell ->
                                        cell == null || !cell.normalName().equals("th")));
    }

    /** Returns a table and the parts of it, without those of a table inside it. */
    static List<Element> parts(Element table) {
        List<Element> found = new ArrayList<>();
        found.add(table);
        for (int i = 0; i < found.size(); i++) {
            for (Element child : elements(found.get(i))) {
                if (PARTS.contains(child.normalName())) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    /**
     * Makes the first row of a foreign table one of headings if none is marked but it looks like one: it alone is bold,
     * or it has no numbers above a column of numbers. A table written by hand has no attributes and is left as it is.
     */
    static void addHeads(Element table) {
        boolean foreign = table.attributes().asList().stream()
                .map(Attribute::getKey)
                .anyMatch(key -> !key.equals("lang") && !key.equals("dir"));
        List<List<Element>> rows = rowsOf(table).stream()
                .map(TableGrid::cells)
                .filter(row -> row.stream().anyMatch(TableGrid::hasText))
                .toList();
        if (!foreign
                || rows.size() < 2
                || rows.size() > MOST_ROWS
                || !table.select("th").isEmpty()) {
            return;
        }
        List<Element> first = rows.getFirst();
        List<List<Element>> rest = rows.subList(1, rows.size());
        boolean named = first.size() > 1 && first.stream().skip(1).allMatch(TableGrid::hasText);
        boolean bold = isBold(first) && !rest.stream().allMatch(TableGrid::isBold);
        if (named && (bold || first.stream().noneMatch(TableGrid::isNumber) && hasNumbers(rest, first.size()))) {
            first.forEach(cell -> cell.tagName("th"));
        }
    }

    /** Returns the cells that hold numbers, and the headings of columns with nothing but numbers. */
    static List<Element> numberCells(Element table) {
        List<Element> found = new ArrayList<>();
        List<Element> heads = new ArrayList<>();
        boolean[] numeric = new boolean[MOST_COLUMNS];
        boolean[] other = new boolean[MOST_COLUMNS];
        for (Element row : rowsOf(table)) {
            List<Element> cells = cells(row);
            boolean head = row.parent() != null && row.parent().normalName().equals("thead");
            for (int column = 0; column < Math.min(cells.size(), MOST_COLUMNS); column++) {
                Element cell = cells.get(column);
                if (head) {
                    heads.add(cell);
                } else if (hasText(cell) && cell.normalName().equals("td")) {
                    boolean number = isNumber(cell);
                    numeric[column] |= number;
                    other[column] |= !number;
                    if (number) {
                        found.add(cell);
                    }
                }
            }
        }
        for (Element cell : heads) {
            int column = cell.elementSiblingIndex();
            if (column < MOST_COLUMNS && numeric[column] && !other[column]) {
                found.add(cell);
            }
        }
        return found;
    }

    private static boolean hasNumbers(List<List<Element>> rows, int columns) {
        for (int column = 0; column < Math.min(columns, MOST_COLUMNS); column++) {
            int at = column;
            List<Element> cells = rows.stream()
                    .filter(row -> row.size() > at && hasText(row.get(at)))
                    .map(row -> row.get(at))
                    .toList();
            if (!cells.isEmpty() && cells.stream().allMatch(TableGrid::isNumber)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text of a cell is a number, with a sign, a currency or a unit. */
    static boolean isNumber(Element cell) {
        String text = cell.text().replace('\u00a0', ' ').strip();
        return text.length() <= 30 && NUMBER.matcher(text).matches();
    }

    private static boolean isBold(List<Element> row) {
        return row.stream()
                .flatMap(cell -> cell.nodeStream(TextNode.class))
                .filter(text -> !text.isBlank())
                .allMatch(TableGrid::isBold);
    }

    private static boolean isBold(TextNode text) {
        for (Element above = text.parent(); above != null; above = above.parent()) {
            if (above.normalName().equals("strong")) {
                return true;
            }
            if (PARTS.contains(above.normalName())) {
                return false;
            }
        }
        return false;
    }

    /** Returns the rows of a table in the order in which they are read: headings first. */
    private static List<Element> rowsOf(Element table) {
        List<Element> heads = new ArrayList<>();
        List<Element> rows = new ArrayList<>();
        for (Element child : elements(table)) {
            switch (child.normalName()) {
                case "thead" -> addRows(child, heads);
                case "tbody" -> addRows(child, rows);
                case "tr" -> rows.add(child);
                default -> {}
            }
        }
        heads.addAll(rows);
        return heads;
    }

    /**
     * Returns the elements among the children. The list that jsoup itself remembers for {@code children()} is also
     * copied by its cleaner, so that a clean element would name the children it had before.
     */
    private static List<Element> elements(Element parent) {
        return parent.childNodes().stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static void addRows(Element part, List<Element> rows) {
        elements(part).stream().filter(row -> row.normalName().equals("tr")).forEach(rows::add);
    }

    private static List<Element> cells(Element row) {
        return elements(row).stream()
                .filter(cell ->
                        cell.normalName().equals("td") || cell.normalName().equals("th"))
                .toList();
    }

    private static List<List<@Nullable Element>> copies(List<List<Element>> rows) {
        List<List<@Nullable Element>> copies = new ArrayList<>();
        rows.forEach(row -> copies.add(new ArrayList<>(row)));
        return copies;
    }

    /** Puts a blank cell wherever a merged cell covers another one. */
    private static List<List<@Nullable Element>> spread(List<List<Element>> given) {
        List<List<@Nullable Element>> rows = new ArrayList<>();
        int[] covered = new int[MOST_COLUMNS + 1];
        for (List<Element> cells : given) {
            List<@Nullable Element> row = new ArrayList<>();
            int left = cells.size();
            for (Element cell : cells) {
                while (row.size() + left < MOST_COLUMNS && covered[row.size()] > 0) {
                    covered[row.size()]--;
                    row.add(null);
                }
                int columns = span(cell, "colspan");
                int down = span(cell, "rowspan");
                left--;
                for (int i = 0; i < columns && (i == 0 || row.size() + left < MOST_COLUMNS); i++) {
                    covered[row.size()] = down - 1;
                    row.add(i == 0 ? cell : null);
                }
            }
            while (row.size() < MOST_COLUMNS && covered[row.size()] > 0) {
                covered[row.size()]--;
                row.add(null);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int span(Element cell, String name) {
        String value = cell.attr(name).strip();
        return value.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(value), 1, MOST_ROWS) : 1;
    }

    /** Removes the columns without text, and gives all rows the same length. */
    private static void level(List<List<@Nullable Element>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        rows.forEach(row -> {
            while (row.size() < columns) {
                row.add(null);
            }
        });
        for (int column = columns - 1; column >= 0; column--) {
            int at = column;
            if (rows.stream().noneMatch(row -> hasText(row.get(at)))) {
                rows.forEach(row -> row.remove(at));
            }
        }
    }

    private static boolean isHead(List<@Nullable Element> row) {
        return row.stream()
                .allMatch(cell ->
                        cell == null || !hasText(cell) || cell.normalName().equals("th"));
    }

    private static boolean hasText(@Nullable Element cell) {
        return cell != null && MarkupWriter.hasText(cell.text());
    }
}
