package dateline.contributor;

import java.util.List;

/** Several people are about to become one; told in the transaction that does it, before it touches them: whoever has to lock something does it now. */
public record ContributorsJoining(List<Long> contributorIds) {
}
