package dateline.photo;

import dateline.platform.error.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

    private static final int CLEARANCE = 500;
    private static final int CREDIT = 200;

    private final Photos photos;
    private final ApplicationEventPublisher events;

    FigureService(Photos photos, ApplicationEventPublisher events) {
        this.photos = photos;
        this.events = events;
    }

    /**
     * Validates figures. Faults are added to the checks under {@code field[i]}. Nothing is written but the
     * credit of a photo that had none; where readers see the photo already, an unpublished use keeps it for itself.
     *
     * @param published whether readers are to see the figures now or at a set time. A photo that must not be published
     *                  then needs a clearance.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Figure> figures(String field, List<FigureContent> figures, boolean published, Checks checks) {
        if (figures.size() > MOST_FIGURES) {
            checks.fault(field, "many", MOST_FIGURES);
            return List.of();
        }
        List<Figure> made = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            figure(field + "[" + i + "]", figures.get(i), published, checks).ifPresent(made::add);
        }
        return made;
    }

    /** Validates one figure that readers do not see yet. Otherwise like the method with {@code published}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Figure> figure(String field, FigureContent figure, Checks checks) {
        return figure(field, figure, false, checks);
    }

    /** Validates one figure. Empty, with a fault in the checks, when its photo does not exist. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Figure> figure(String field, FigureContent figure, boolean published, Checks checks) {
        String key = checks.required(field + ".photo", figure.photo(), 64);
        String caption = checks.text(field + ".caption", figure.caption(), CAPTION);
        String alt = checks.line(field + ".alt", figure.alt(), ALT);
        String clearance = checks.line(field + ".clearance", figure.clearance(), CLEARANCE);
        Optional<Photo> photo = key.isEmpty() ? Optional.empty() : photos.findHeldByKey(key);
        if (photo.isEmpty() && !key.isEmpty()) {
            checks.fault(field + ".photo", "photo");
        }
        String credit = checks.line(field + ".credit", figure.credit(), CREDIT);
        boolean isCredited = credit != null
                && photo.filter(found -> found.creditLine() == null).isPresent();
        // What readers see already changes only by what is published.
        boolean isOwn =
                isCredited && !published && photos.isPublic(photo.orElseThrow().id());
        if (isCredited && !isOwn) {
            photo.orElseThrow().credit(Objects.requireNonNull(credit));
            events.publishEvent(new PhotoChanged(List.of(photo.orElseThrow().id())));
        }
        photo.flatMap(Photo::restriction)
                .filter(restriction -> published && clearance == null && restriction.stopsPublication())
                .ifPresent(restriction -> checks.fault(
                        field + ".clearance",
                        restriction == UsageRestriction.KILL ? "photo-kill" : "photo-embargo",
                        photo.orElseThrow().name()));
        return photo.map(found -> new Figure(
                found,
                chosen(figure.caption(), caption, found.caption()),
                chosen(figure.alt(), alt, found.alt()),
                found.restriction().isEmpty() ? null : clearance,
                isOwn ? credit : null));
    }

    private static @Nullable String chosen(@Nullable String given, @Nullable String checked, @Nullable String own) {
        return given == null ? own : checked == null ? "" : checked;
    }
}
