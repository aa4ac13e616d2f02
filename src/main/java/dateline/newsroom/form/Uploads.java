package dateline.newsroom.form;

import dateline.account.SignedIn;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.photo.file.UnreadablePhoto;
import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.TryLater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files photos that arrive as multipart uploads. */
@Component
public class Uploads {

    static final String FIELD = "files";

    private final PhotoService photoService;

    Uploads(PhotoService photoService) {
        this.photoService = photoService;
    }

    /**
     * Files an uploaded photo.
     *
     * @throws InvalidInput when the file is not a readable photo, with the reason under the name of the form's field
     */
    public Photo photo(MultipartFile file, SignedIn by) {
        try {
            // Given a File, the multipart file is moved instead of copied.
            return photoService.file(
                    file.getOriginalFilename(), to -> file.transferTo(to.toFile()), PhotoWords.NONE, by.staffer());
        } catch (UnreadablePhoto unreadable) {
            throw new InvalidInput(List.of(unreadable.error(FIELD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Files the photos of a form sent without JavaScript, and returns them as figures with the photos' own captions and
     * alt texts.
     *
     * @throws InvalidInput when a file is not a photo or cannot be taken now, with the reason at the field {@code files}
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
            String code = switch (later.reason()) {
                case QUOTA -> "photo-quota";
                case BUSY, SEARCHES -> "photo-busy";
                case DISK -> "photo-disk";
            };
            String name = PhotoService.named(file.getOriginalFilename());
            throw new InvalidInput(List.of(new InputError(FIELD, code, List.of(), name)));
        }
    }
}
