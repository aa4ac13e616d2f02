package dateline.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;

/** What an account is for: reporters save drafts of their own, editors publish, administrators look after the house as well. */
public enum AccountRole {
    REPORTER,
    EDITOR,
    ADMINISTRATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountRole of(String word) {
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
