package dateline.newsroom;

import dateline.account.SignedIn;
import dateline.image.UnreadablePhoto;
import dateline.photo.Photo;
import dateline.photo.PhotoDesk;
import dateline.photo.PhotoWords;
import dateline.site.Fault;
import dateline.site.Refused;
import dateline.site.TryLater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Photos as forms and the composer send them. */
@Component
public class Uploads {

    static final String FIELD = "files";

    private final PhotoDesk photos;

    Uploads(PhotoDesk photos) {
        this.photos = photos;
    }

    /**
     * Files an uploaded photo.
     *
     * @throws Refused when it is no photo, saying why at the field of files
     */
    public Photo photo(MultipartFile file, SignedIn by) {
        try {
            // A file is moved, not copied, when it is told its new place as a File.
            return photos.file(
                    file.getOriginalFilename(), to -> file.transferTo(to.toFile()), PhotoWords.NONE, by.staffer());
        } catch (UnreadablePhoto unreadable) {
            throw new Refused(List.of(new Fault(FIELD, unreadable.code(), unreadable.args())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Files that came with a form where no script ran, as figures with the photos' own words.
     *
     * @throws Refused when one is no photo or cannot be taken now, saying why at the field of files
     */
    public List<FigureForm> figures(@Nullable List<MultipartFile> files, SignedIn by) {
        List<FigureForm> figures = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                Photo photo = taken(file, by);
                figures.add(new FigureForm(photo.key(), photo.caption(), photo.alt(), false));
            }
        }
        return figures;
    }

    private Photo taken(MultipartFile file, SignedIn by) {
        try {
            return photo(file, by);
        } catch (TryLater later) {
            throw new Refused(
                    FIELD,
                    switch (later.reason()) {
                        case QUOTA -> "photo-quota";
                        case BUSY -> "photo-busy";
                        case DISK -> "photo-disk";
                    });
        }
    }
}
