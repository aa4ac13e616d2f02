package dateline;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Runs axe, the checker of accessibility, in an open page. */
public final class Axe {

    private static final String SCRIPT = AxeBuilder.getAxeScript();

    /** Only elements with faults are described: to describe all the others takes most of the time. */
    private static final String RUN = """
        async ([excluded, asked]) => {
          if (!excluded && document.querySelector('iframe')) throw new Error('axe was not told what to do about a frame');
          const rules = Object.fromEntries(asked.map(rule => [rule, { enabled: true }]));
          const found = await axe.run(excluded ? { exclude: [[excluded]] } : document, { rules, resultTypes: ['violations'] });
          if (!found.passes.length) throw new Error('axe has looked at nothing');
          return found.violations.map(fault => [fault.id, ...fault.nodes.map(node => `${node.html} ${node.failureSummary}`)].join('\\n'));
        }""";

    private Axe() {}

    /** The rules that the page breaks, each with the elements that break it; empty when none. */
    public static List<String> faults(Page page) {
        return faults(page, List.of(), "");
    }

    /** The same, by further rules that are off unless they are asked for. */
    public static List<String> faults(Page page, List<String> rules) {
        return faults(page, rules, "");
    }

    /** The same, without the elements that a selector finds. */
    public static List<String> faultsOutside(String excluded, Page page) {
        return faults(page, List.of(), excluded);
    }

    private static List<String> faults(Page page, List<String> rules, String excluded) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN, List.of(excluded, rules)))
                .stream().map(String::valueOf).toList();
    }
}
