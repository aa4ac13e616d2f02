package dateline.api;

import dateline.photo.PhotoWords;
import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * A photo as a program uploads it. Texts that are not given are read from the file's metadata.
 *
 * @param keep whether the photo stays in the library even if it is never used
 */
record PhotoUpload(
        MultipartFile file,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String creator,
        @Nullable String credit,
        @Nullable Boolean keep) {

    private static final String FILE = "file";
    private static final String KEEP = "keep";
    private static final Set<String> WORDS = new TreeSet<>(Set.of("alt", "caption", "creator", "credit", KEEP));

    /** @throws InvalidInput when a part is missing, unknown, or present twice */
    static PhotoUpload of(MultipartHttpServletRequest request) {
        List<InputError> faults = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> check(name, values.length, WORDS.contains(name), faults));
        request.getMultiFileMap().forEach((name, files) -> check(name, files.size(), name.equals(FILE), faults));
        MultipartFile file = request.getFile(FILE);
        if (file == null) {
            faults.add(InputError.of(FILE, "required"));
        }
        String keep = request.getParameter(KEEP);
        if (keep != null && !keep.equals("true") && !keep.equals("false")) {
            faults.add(InputError.of(KEEP, "value"));
        }
        if (!faults.isEmpty() || file == null) {
            throw new InvalidInput(faults);
        }
        return new PhotoUpload(
                file,
                request.getParameter("alt"),
                request.getParameter("caption"),
                request.getParameter("creator"),
                request.getParameter("credit"),
                Boolean.valueOf(keep));
    }

    private static void check(String name, int times, boolean known, List<InputError> faults) {
        if (!known) {
            faults.add(InputError.of(name, "unknown", FILE + ", " + String.join(", ", WORDS)));
        } else if (times > 1) {
            faults.add(InputError.of(name, "twice"));
        }
    }

    PhotoWords words() {
        return new PhotoWords(caption, alt, creator, credit);
    }
}
