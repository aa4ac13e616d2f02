package dateline.api;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.api.json.MergePatch;
import dateline.photo.CaptionService;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.Photos;
import dateline.photo.file.UploadFiles.Transfer;
import dateline.photo.rendition.FocalPoint;
import dateline.platform.error.InputError;
import dateline.platform.error.InvalidInput;
import dateline.platform.error.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** API of photos. */
@RestController
@Requires(AccountRole.REPORTER)
@RequestMapping(ApiPaths.ROOT + "/photos")
class ApiPhotoController {

    private final PhotoService photoService;
    private final CaptionService captionService;
    private final Photos photos;

    ApiPhotoController(PhotoService photoService, CaptionService captionService, Photos photos) {
        this.photoService = photoService;
        this.captionService = captionService;
        this.photos = photos;
    }

    @Operation(
            summary = "Files a photo; what is not given is read from its IPTC, XMP or Exif",
            description = "One that nothing has used within a week is removed, unless it was sent with keep=true")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = PhotoUpload.class)))
    ResponseEntity<PhotoAnswer> create(
            @Parameter(hidden = true) MultipartHttpServletRequest request, @AuthenticationPrincipal SignedIn by)
            throws IOException {
        PhotoUpload upload = PhotoUpload.of(request);
        // Given a File, the multipart file is moved instead of copied.
        Transfer transfer = file -> upload.file().transferTo(file.toFile());
        String name = upload.file().getOriginalFilename();
        Photo photo = Boolean.TRUE.equals(upload.keep())
                ? photoService.keep(name, transfer, upload.words(), by.staffer())
                : photoService.file(name, transfer, upload.words(), by.staffer());
        return ResponseEntity.created(URI.create(ApiPaths.ROOT + "/photos/" + photo.key()))
                .body(PhotoAnswer.of(photo));
    }

    @Operation(summary = "What is known of a photo")
    @GetMapping("/{id}")
    PhotoAnswer show(@PathVariable String id) {
        return PhotoAnswer.of(photos.findByKey(id).orElseThrow(() -> new NotFound("photo", id)));
    }

    /**
     * What a program may change of a photo.
     *
     * @param focalPoint the point that crops keep in sight; null for none
     */
    record PhotoRequest(@Nullable Point focalPoint) {

        /**
         * Point of a photo.
         *
         * @param x distance from the left as a fraction of the width, 0 to 1
         * @param y distance from the top as a fraction of the height
         */
        record Point(@Nullable Double x, @Nullable Double y) {}

        static PhotoRequest of(Photo photo) {
            FocalPoint point = photo.focalPoint();
            return new PhotoRequest(point == null ? null : new Point(point.x(), point.y()));
        }

        @Nullable
        FocalPoint point() {
            if (focalPoint == null) {
                return null;
            }
            List<InputError> faults = new ArrayList<>();
            double x = fraction("x", focalPoint.x, faults);
            double y = fraction("y", focalPoint.y, faults);
            if (!faults.isEmpty()) {
                throw new InvalidInput(faults);
            }
            return new FocalPoint(x, y);
        }

        private static double fraction(String name, @Nullable Double number, List<InputError> faults) {
            if (number == null) {
                faults.add(InputError.of("focalPoint." + name, "required"));
            } else if (!FocalPoint.isFraction(number)) {
                faults.add(InputError.of("focalPoint." + name, "fraction"));
            }
            return number == null ? 0 : number;
        }
    }

    @Operation(
            summary = "Sets the point of a photo that crops keep in sight (RFC 7396)",
            description =
                    "focalPoint null removes it. Cards, grids and social cards that show the photo are made again")
    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.TYPE_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Transactional
    PhotoAnswer update(
            @PathVariable String id,
            @org.springframework.web.bind.annotation.RequestBody MergePatch<PhotoRequest> patch,
            @AuthenticationPrincipal SignedIn by) {
        Photo photo = photos.findByKey(id).orElseThrow(() -> new NotFound("photo", id));
        by.mustPublishUnless(!photos.isPublic(photo.id()), photo.filedBy());
        return PhotoAnswer.of(
                captionService.focus(id, patch.onto(PhotoRequest.of(photo)).point()));
    }
}
