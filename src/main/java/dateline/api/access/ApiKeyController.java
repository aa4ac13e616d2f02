package dateline.api.access;

import dateline.account.AccountRole;
import dateline.account.Requires;
import dateline.account.SignedIn;
import dateline.account.key.ApiKeys;
import dateline.account.key.KeyContent;
import dateline.account.key.KeyRow;
import dateline.account.key.KeyScope;
import dateline.api.ApiDescription;
import dateline.api.ApiPaths;
import dateline.platform.error.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API of API keys: lists, creates and revokes them. */
@RestController
@Requires(AccountRole.REPORTER)
@RequestMapping(ApiPaths.ROOT + "/keys")
class ApiKeyController {

    /**
     * A key as it is asked for.
     *
     * @param name    what the key is for
     * @param scopes  {@code read}, {@code write}, {@code publish} or {@code metrics}; all of the role's when null
     * @param expires a day or a time to come; a year when null
     */
    record KeyRequest(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String expires) {

        KeyContent content() {
            return new KeyContent(name, scopes, expires);
        }
    }

    /** @param key the secret, returned only here; send it as {@code Authorization: Bearer <key>} */
    record NewKeyAnswer(
            long id,
            String name,
            List<String> scopes,
            Instant created,
            @Nullable Instant expires,
            String key) {

        static NewKeyAnswer of(ApiKeys.Issued issued) {
            KeyRow row = issued.row();
            return new NewKeyAnswer(row.id(), row.name(), words(row), row.created(), row.expires(), issued.key());
        }
    }

    record KeyAnswer(
            long id,
            String name,
            KeyRow.Owner owner,
            List<String> scopes,
            Instant created,
            @Nullable Instant lastUsed,
            @Nullable Instant expires) {

        static KeyAnswer of(KeyRow row) {
            return new KeyAnswer(
                    row.id(), row.name(), row.owner(), words(row), row.created(), row.lastUsed(), row.expires());
        }
    }

    record KeysAnswer(List<KeyAnswer> keys) {}

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    private static List<String> words(KeyRow row) {
        return row.scopes().stream().map(KeyScope::word).toList();
    }

    @Operation(
            summary = "The account's keys that are valid, newest first",
            description = "With all=true everybody's, for administrators. The keys themselves are never shown again.")
    @GetMapping
    KeysAnswer list(@RequestParam(defaultValue = "false") boolean all, @AuthenticationPrincipal SignedIn by) {
        if (all && !by.administers()) {
            throw new AccessDeniedException("The keys of all accounts are the administrators'.");
        }
        return new KeysAnswer((all ? keys.all() : keys.of(by.accountId()))
                .stream().map(KeyAnswer::of).toList());
    }

    @Operation(
            summary = "A key for the account of that e-mail address and password",
            description = "Without scopes it has all those of the account's role; without expires it ends in a year.")
    @SecurityRequirement(name = ApiDescription.PASSWORD)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewKeyAnswer> create(@RequestBody KeyRequest request, @AuthenticationPrincipal SignedIn by) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(NewKeyAnswer.of(keys.issue(by, request.content())));
    }

    @Operation(summary = "Makes one of the account's keys worthless; for an administrator anybody's")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
        if (!keys.revoke(by, id)) {
            throw new NotFound("key", id);
        }
    }
}
