package dateline.publishing.change;

import java.util.Set;

/** The open pages of the newsroom on this node, which are told what changed by the change feed. */
public interface OpenDesks {

    /**
     * Stories, or what only editors see of them, have changed. A hint: it may come too often, and it may be lost. Must
     * not block.
     */
    void changed(Set<Long> storyIds);
}
