package dateline.api;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.Photos;
import dateline.photo.file.UploadFiles.Transfer;
import dateline.platform.error.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Photos photos;

    ApiPhotoController(PhotoService photoService, Photos photos) {
        this.photoService = photoService;
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
}
