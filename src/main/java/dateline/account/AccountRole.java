package dateline.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Role of an account. Reporters write drafts of their own, editors publish, administrators also manage accounts and
 * settings.
 */
public enum AccountRole {
    REPORTER,
    EDITOR,
    ADMINISTRATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccountRole of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Converter(autoApply = true)
    static class AsWord implements AttributeConverter<AccountRole, String> {

        @Override
        public String convertToDatabaseColumn(AccountRole role) {
            return role.word();
        }

        @Override
        public AccountRole convertToEntityAttribute(String word) {
            return of(word);
        }
    }
}
