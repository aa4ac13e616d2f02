package dateline.photo;

import dateline.platform.error.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns posted figures into figures with their photos. */
@Service
public class FigureService {

    private static final int MOST_FIGURES = 40;
    /** Maximum length of a caption, in characters. */
    static final int CAPTION = 4000;
    /** Maximum length of an alt text, in characters. */
    static final int ALT = 1000;

    private final Photos photos;

    FigureService(Photos photos) {
        this.photos = photos;
    }

    /** Validates figures. Faults are added to the checks under {@code field[i]}. Nothing is written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Figure> figures(String field, List<FigureContent> figures, Checks checks) {
        if (figures.size() > MOST_FIGURES) {
            checks.fault(field, "many", MOST_FIGURES);
            return List.of();
        }
        List<Figure> made = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            figure(field + "[" + i + "]", figures.get(i), checks).ifPresent(made::add);
        }
        return made;
    }

    /** Validates one figure. Empty, with a fault in the checks, when its photo does not exist. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Figure> figure(String field, FigureContent figure, Checks checks) {
        String key = checks.required(field + ".photo", figure.photo(), 64);
        String caption = checks.text(field + ".caption", figure.caption(), CAPTION);
        String alt = checks.line(field + ".alt", figure.alt(), ALT);
        Optional<Photo> photo = key.isEmpty() ? Optional.empty() : photos.findHeldByKey(key);
        if (photo.isEmpty() && !key.isEmpty()) {
            checks.fault(field + ".photo", "photo");
        }
        return photo.map(found -> new Figure(
                found, chosen(figure.caption(), caption, found.caption()), chosen(figure.alt(), alt, found.alt())));
    }

    private static @Nullable String chosen(@Nullable String given, @Nullable String checked, @Nullable String own) {
        return given == null ? own : checked == null ? "" : checked;
    }
}
