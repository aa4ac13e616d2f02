package dateline.story.change;

import java.util.List;

/**
 * Work that a change leads to and that nobody waits for. Called after readers have the changes, on the node that
 * committed them only. A failure, or the end of the process, loses the call: implementations find what was lost by
 * other means.
 */
public interface LaterWork {

    /**
     * Does what these changes lead to.
     *
     * @param changes committed changes of any stories, in the order of their commits
     */
    void after(List<Change> changes);
}
