package dateline.newsroom.form;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.newsroom.Screen;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.language.Phrase;
import dateline.photo.Photo;
import dateline.photo.Photos;
import dateline.photo.rendition.Rendition;
import dateline.photo.rendition.RenditionFormat;
import dateline.photo.rendition.RenditionStore;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import dateline.platform.error.TryLater;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Uploads photos for use in forms, and serves previews of unpublished photos to signed-in accounts. */
@Screen
@Requires(AccountRole.REPORTER)
@ResponseBody
@RequestMapping("/newsroom/photos")
class NewsroomPhotoController {

    private final Uploads uploads;
    private final Photos photos;
    private final RenditionStore renditions;
    private final EditorWords words;

    NewsroomPhotoController(Uploads uploads, Photos photos, RenditionStore renditions, EditorWords words) {
        this.uploads = uploads;
        this.photos = photos;
        this.renditions = renditions;
        this.words = words;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PhotoCard create(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedIn by) {
        return PhotoCard.of(uploads.photo(file, by));
    }

    /** @param width the preview's width in pixels; limited to the photo's own width */
    @GetMapping("/{key}/{width}.jpg")
    ResponseEntity<byte[]> show(@PathVariable String key, @PathVariable int width) {
        Photo photo = photos.findByKey(key).orElseThrow(() -> new NotFound("photo", key));
        Rendition rendition = new Rendition(Math.min(width, photo.width()), RenditionFormat.JPEG);
        byte[] bytes = renditions
                .bytes(key, photo.width(), rendition)
                .orElseThrow(() -> new NotFound("photo of that width:", width));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(bytes);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(InvalidInput invalidInput) {
        List<FieldErrors.Line> lines =
                FieldErrors.of(invalidInput, name -> name, words.now()).lines();
        return said(
                HttpStatus.UNPROCESSABLE_CONTENT,
                lines.stream().map(FieldErrors.Line::sentence).collect(Collectors.joining(" ")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> later(TryLater later) {
        return ResponseEntity.status(later.reason().status())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()))
                .body(Map.of("error", Phrase.of(later).in(words.now())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return said(HttpStatus.CONTENT_TOO_LARGE, words.now().say("refusal.photo"));
    }

    private static ResponseEntity<Map<String, String>> said(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("error", sentence));
    }
}
