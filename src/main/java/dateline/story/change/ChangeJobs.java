package dateline.story.change;

/** Writes job rows for later work that a change leads to. Called in the change's own transaction, so none is lost. */
public interface ChangeJobs {

    void schedule(Change change);
}
