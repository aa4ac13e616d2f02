package dateline.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditTextTest {

    @Test
    void staysOnOneLineInOneDirection() {
        assertThat(AuditText.line("a\r\nsigned-in\u2028b\u202Ec\0d\u200Be\uD800f\u0085g", 100))
                .isEqualTo("a\uFFFD\uFFFDsigned-in\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
    }

    @Test
    void isCutToItsLengthAndSaysSo() {
        assertThat(AuditText.line("x".repeat(1000), 200)).hasSize(200).endsWith("x…");
        assertThat(AuditText.line("x".repeat(200), 200)).isEqualTo("x".repeat(200));
        assertThat(AuditText.line(null, 200)).isNull();
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(AuditText.line("😀".repeat(200), 200)).doesNotContain("\uFFFD");
    }

    @Test
    void endsNoQuotationOfItsOwn() {
        assertThat(AuditText.quoted("a\" by=\"1\\")).isEqualTo("\"a\\\" by=\\\"1\\\\\"");
    }
}
