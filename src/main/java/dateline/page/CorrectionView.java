package dateline.page;

/** A correction under its entry. */
public record CorrectionView(String text, TimeView time) {
}
