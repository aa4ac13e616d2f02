package dateline.publishing.edition;

/** The open pages of readers on this node, which receive every change of their story. */
public interface OpenPages {

    /** Sends the changes to the open pages of the story. */
    void changed(EditionChanged event);

    /** Tells the open pages of the story that it is no longer public. */
    void withdrawn(long storyId);
}
