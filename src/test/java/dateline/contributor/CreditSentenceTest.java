package dateline.contributor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        —Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report. | contributor: Edith M. Lederer, Cara Anna; Associated Press; writer; the United Nations
        Associated Press writers John Smith in Paris and Jane Doe at the United Nations contributed to this report. | contributor: John Smith; Associated Press; writer; Paris + contributor: Jane Doe; Associated Press; writer; the United Nations
        — AP writers A. B. Lind in Trinidad and Tobago, Jo Field in Paris, France, and Ida Brandt aboard the Sankt Olai contributed to this report. | contributor: A. B. Lind; AP; writer; Trinidad and Tobago + contributor: Jo Field; AP; writer; Paris, France + contributor: Ida Brandt; AP; writer; aboard the Sankt Olai
        Associated Press business writer Ida Brandt contributed to this report from Aldhaven. | contributor: Ida Brandt; Associated Press; business writer; from Aldhaven
        AP Business Writer Ida Brandt contributed to this report. | contributor: Ida Brandt; AP; business writer; -
        The Associated Press contributed to this report. | contributor: -; The Associated Press; -; -
        the Nordfoto agency contributed to this report | contributor: -; The Nordfoto agency; -; -
        Reuters also contributed reporting. | contributor: -; Reuters; -; -
        Staff writer Jo Field contributed to this report. | contributor: Jo Field; -; staff writer; -
        Staff Writers Jo Field, Ida Brandt and Ulla Berg contributed to this story. | contributor: Jo Field, Ida Brandt, Ulla Berg; -; staff writer; -
        Jo Field of The Harbour Ledger contributed to this report. | contributor: Jo Field; Harbour Ledger; -; -
        Jo Field contributed reporting from Kettle Quay. | contributor: Jo Field; -; -; from Kettle Quay
        Jo Field and Ludwig van der Berg contributed to this report. | contributor: Jo Field, Ludwig van der Berg; -; -; -
        Martin O'Neill, Jr. and Ana de la Cruz contributed to this report. | contributor: Martin O'Neill Jr., Ana de la Cruz; -; -; -
        With files from The Canadian Press | contributor: -; The Canadian Press; -; -
        Reporting by Ida Brandt; Editing by Jo Field | author: Ida Brandt; -; -; - + editor: Jo Field; -; -; -
        (Reporting by Ida Brandt in Aldhaven and Ulla Berg in Kettle Quay; additional reporting by Jo Field; writing by Ana Lind; editing by Max Roth and Eva Holm) | author: Ida Brandt; -; -; Aldhaven + author: Ulla Berg; -; -; Kettle Quay + contributor: Jo Field; -; -; - + author: Ana Lind; -; -; - + editor: Max Roth, Eva Holm; -; -; -
        Reporting by Ida Brandt. Editing by J. R. Roth. | author: Ida Brandt; -; -; - + editor: J. R. Roth; -; -; -
        Translated by Jo Field; photos by Robyn Beck/Nordfoto | translator: Jo Field; -; -; - + photographer: Robyn Beck; Nordfoto; -; -
        Edited by: Jo Field | editor: Jo Field; -; -; -
        Photo: Robyn Beck/Nordfoto | photographer: Robyn Beck; Nordfoto; -; -
        ROBYN BECK/AFP/Getty Images | photographer: Robyn Beck; AFP/Getty Images; -; -
        ROBYN O'NEILL-MCKAY/AFP | photographer: Robyn O'Neill-Mckay; AFP; -; -
        (AP Photo/Robyn Beck) | photographer: Robyn Beck; AP; -; -
        — Cara Anna/Associated Press | author: Cara Anna; Associated Press; -; -
        – Cara Anna and Ida Brandt / Associated Press | author: Cara Anna, Ida Brandt; Associated Press; -; -
        AFP/Getty Images | author: -; AFP/Getty Images; -; -
        By Cara Anna, Associated Press | author: Cara Anna; Associated Press; -; -
        By CARA ANNA and IDA BRANDT, Associated Press Writers | author: Cara Anna, Ida Brandt; Associated Press; writer; -
        Cara Anna, The Associated Press | author: Cara Anna; Associated Press; -; -
        Associated Press writers Cara Anna and Ida Brandt | author: Cara Anna, Ida Brandt; Associated Press; writer; -
        Ida Brandt reported from Aldhaven. | author: Ida Brandt; -; -; from Aldhaven
        李雷 and 王芳 contributed to this report. | contributor: 李雷, 王芳; -; -; -
        """)
    void readsWhatAgenciesSend(String text, String credits) {
        assertThat(CreditSentence.read(text, Role.AUTHOR).stream()
                        .map(CreditSentenceTest::told)
                        .collect(Collectors.joining(" + ")))
                .isEqualTo(credits);
    }

    /** What the form prints is read back as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "—Associated Press writers Edith M. Lederer and Cara Anna at the United Nations contributed to this report.",
                "—Associated Press writers A. Lind, B. Roth and C. Holm in Cairo contributed to this report.",
                "—Jo Field aboard the Sankt Olai contributed to this report.",
                "—The Associated Press contributed to this report.",
                "— Cara Anna/Associated Press",
                "— Edited by Cara Anna/Associated Press",
                "— Translated by Jo Field/Ledger",
                "ROBYN BECK/AFP/Getty Images"
            })
    void readsWhatCreditsPrint(String line) {
        assertThat(CreditSentence.read(line, Role.AUTHOR))
                .singleElement()
                .extracting(CreditContent::line)
                .isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Cara Anna",
                "Cara Anna, Ida Brandt",
                "Cara Anna and Ida Brandt",
                "AC/DC",
                "https://harbour.example/a",
                "the wind turns to the north",
                "Two pumps fail; the council meets at nine",
                "He contributed to this report of his own free will and then some",
                "Associated Press",
                "Ann Writer",
                "Emily Post"
            })
    void leavesPlainNamesAndOtherTextAlone(String text) {
        assertThat(CreditSentence.read(text, Role.AUTHOR)).isEmpty();
    }

    @Test
    void tellsCreditsFromNames() {
        assertThat(Stream.of(
                        "Associated Press writers John Smith in Paris and Jane Doe contributed to this report.",
                        "somebody contributed to this report",
                        "Cara Anna/Associated Press",
                        "Reporting by Ida Brandt"))
                .allMatch(CreditSentence::isOne);
        assertThat(Stream.of(
                        "Cara Anna", "AC/DC", "Emily Post", "Dr. Ana de la Cruz y Morales Jr.", "李雷", "Ann Writer"))
                .noneMatch(CreditSentence::isOne);
    }

    @Test
    void boundsWhatItReads() {
        assertThat(CreditSentence.read("By " + "Cara Anna, ".repeat(200) + "Ida Brandt", Role.AUTHOR))
                .isEmpty();
        assertThat(CreditSentence.read("By " + "Al Bo, ".repeat(60) + "Ida Brandt", Role.AUTHOR))
                .isEmpty();
    }

    private static String told(CreditContent credit) {
        return credit.role() + ": "
                + List.of(
                                credit.people().isEmpty()
                                        ? "-"
                                        : credit.people().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")),
                                String.valueOf(credit.agency()),
                                String.valueOf(credit.title()),
                                String.valueOf(credit.place()))
                        .stream()
                        .map(part -> part.equals("null") ? "-" : part)
                        .collect(Collectors.joining("; "));
    }
}
