package dateline.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        author       | Cara Anna                    | Associated Press | -           | -                  | — Cara Anna/Associated Press
        author       | Cara Anna                    | -                | -           | -                  | — Cara Anna
        author       | Cara Anna; Ida Brandt        | Nordfoto         | -           | -                  | — Cara Anna and Ida Brandt/Nordfoto
        author       | -                            | Associated Press | -           | -                  | — Associated Press
        author       | Ida Brandt                   | Ledger           | -           | Kettle Quay        | — Ida Brandt/Ledger in Kettle Quay
        contributor  | Edith M. Lederer; Cara Anna  | Associated Press | writer      | the United Nations | —Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report.
        contributor  | Edith M. Lederer; Cara Anna  | Associated Press | -           | at the United Nations | —Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report.
        contributor  | Cara Anna                    | Associated Press | -           | -                  | —Associated Press writer Cara Anna contributed to this report.
        contributor  | A; B; C                      | Associated Press | -           | Cairo              | —Associated Press writers A, B and C in Cairo contributed to this report.
        contributor  | A; B                         | -                | -           | aboard the Sankt Olai | —A and B aboard the Sankt Olai contributed to this report.
        contributor  | A; B                         | -                | Staff reporter | -               | —Staff reporters A and B contributed to this report.
        contributor  | -                            | Associated Press | -           | -                  | —Associated Press contributed to this report.
        photographer | Robyn Beck                   | AFP/Getty Images | -           | -                  | ROBYN BECK/AFP/Getty Images
        photographer | -                            | AFP/Getty Images | -           | -                  | AFP/Getty Images
        photographer | Zoë Ångström                 | -                | -           | -                  | ZOË ÅNGSTRÖM
        editor       | Jo Field                     | -                | -           | -                  | — Edited by Jo Field
        translator   | Jo Field                     | Ledger           | -           | -                  | — Translated by Jo Field/Ledger
        """)
    void printsEveryForm(
            String role,
            @Nullable String people,
            @Nullable String agency,
            @Nullable String title,
            @Nullable String place,
            String line) {
        List<String> names = people == null ? List.of() : List.of(people.split("; "));
        assertThat(CreditLine.of(Role.of(role).orElseThrow(), names, agency, title, place))
                .isEqualTo(line);
    }
}
