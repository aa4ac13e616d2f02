package dateline.newsroom.preview;

import dateline.http.PreparedResponse;
import dateline.newsroom.Screen;
import dateline.platform.error.NotFound;
import dateline.publishing.template.Assets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the assets of readers' pages from the newsroom's own address, under fingerprinted names. */
@Screen
class PreviewAssetController {

    private final Assets assets;

    PreviewAssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(PreviewMarkup.ASSETS + "/assets/{file}")
    ResponseEntity<byte[]> show(@PathVariable String file) {
        PreparedResponse preparedResponse = assets.find(file).orElseThrow(() -> new NotFound("asset", file));
        MediaType type = file.endsWith(".css")
                ? MediaType.parseMediaType("text/css;charset=UTF-8")
                : file.endsWith(".svg") ? MediaType.parseMediaType("image/svg+xml") : MediaType.IMAGE_PNG;
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(preparedResponse.content());
    }
}
