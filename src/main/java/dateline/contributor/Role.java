package dateline.contributor;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Role of the people in a credit. */
public enum Role {
    AUTHOR,
    CONTRIBUTOR,
    PHOTOGRAPHER,
    EDITOR,
    TRANSLATOR;

    /** Finds the role by its word in the API and in the tables: {@code author}, {@code contributor} … */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static class AsWord implements AttributeConverter<Role, String> {

        @Override
        public String convertToDatabaseColumn(Role role) {
            return role.word();
        }

        @Override
        public Role convertToEntityAttribute(String word) {
            return of(word).orElseThrow();
        }
    }
}
