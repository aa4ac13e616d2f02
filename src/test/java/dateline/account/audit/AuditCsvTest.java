package dateline.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\r=1"})
    void letsNoSpreadsheetReadAFormula(String text) {
        assertThat(AuditCsv.cell(text)).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storm-1", "", "2026-11-29T00:00:00Z"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(AuditCsv.cell(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = "a\"b,c")
    void quotesWhatIsQuoted(String text) {
        assertThat(AuditCsv.cell(text)).isEqualTo("\"a\"\"b,c\"");
    }
}
