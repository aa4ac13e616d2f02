package dateline.api;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.key.ApiKeys;
import dateline.platform.error.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API of API keys: creates and revokes them. */
@RestController
@Requires(AccountRole.REPORTER)
@RequestMapping(ApiPaths.ROOT + "/keys")
class ApiKeyController {

    /** @param name what the key is for */
    record KeyRequest(@Nullable String name) {}

    /** @param key the secret, returned only here; send it as {@code Authorization: Bearer <key>} */
    record KeyAnswer(long id, String name, String key) {

        static KeyAnswer of(ApiKeys.Issued issued) {
            return new KeyAnswer(issued.id(), issued.name(), issued.key());
        }
    }

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @Operation(summary = "A key for the account of that e-mail address and password")
    @SecurityRequirement(name = ApiDescription.PASSWORD)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeyAnswer> create(@RequestBody KeyRequest request, @AuthenticationPrincipal SignedIn by) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(KeyAnswer.of(keys.issue(by, request.name())));
    }

    @Operation(summary = "Makes one of the account's keys worthless")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
        if (!keys.revoke(by, id)) {
            throw new NotFound("key", id);
        }
    }
}
