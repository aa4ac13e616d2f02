package dateline.platform.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a language is written from right to left. The script in the tag decides; without one, the likely
 * script of the language, or of the language in its region. The tables are CLDR's likely subtags and Unicode's
 * right-to-left scripts, without ancient Greek.
 */
public final class TextDirection {

    private static final Set<String> SCRIPTS = Set.of(
            "Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Hatr", "Hebr", "Hung", "Khar", "Lydi",
            "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp",
            "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi");

    private static final Set<String> LANGUAGES = Set.of("""
        aao abh abv acm acq acw acx adf ae aeb aec aee aeq afb aib aij aiq ajp ajt aju amw apc apd ar ara arb arc arq ars ary
        arz ask atn auj auz avd ave avl ayh ayl ayn ayp azb bal bcc bdz bej bft bgn bgp bhe bhm bhn bjf bjm bqi brh brk bsh
        bsk chg cja ckb cld clh czk dcc def deh div dmk dml dv ecy esh fa fas fay faz fia fub gbz ggg gha ghr gig gjk gju glh
        glk gwc gwf gwt gzi hac haz hbo he heb hkh hnd hno hoh hrt hrz hss huy isk itk iw jad jat jbe jbn jdg ji jnd jog jpa
        jpr jrb jye kas kbu kby kfm khw klj kmz kqd ks ktl kvx kxp lad lah lhs lki lrc lrk lrl lsa lsd lss luv luz mby mde mfa
        mfi mhj mid mki mnj mvy myz mzn nli nlm nqo ntz nyq oar obm odk oru ota otk pal pbt pbu per pes pgd phl phn phr phv
        plk pmu pnb pra prc prd prs prx ps psh psi pst pus qxq rdb rhg rmt sam sbn scl sd sdb sdf sdg sdh sds sgl sgr sgy shd shm
        shu shv siy siz skr smp smy snd sog sqo sqt srh srz ssh sts swb syc syn syr tjo tks tmr tov tra trg trm trw ug uig ur
        urd ush uzs vaf vgr vmh wbk wlo wne wni wsv xco xhe xka xkc xkj xkp xld xly xmn xmr xna xpr xsa xvi ydd ydg yhd yi yid
        yih yud zba zdj zrp zum""".strip().split("\\s+"));

    /** Languages written from left to right in general, with the regions where they are written from right to left. */
    private static final Map<String, Set<String>> ONLY_IN = Map.of(
            "az",
            Set.of("IQ", "IR"),
            "emk",
            Set.of("GN"),
            "ha",
            Set.of("CM", "SD"),
            "kk",
            Set.of("AF", "CN", "IR", "MN"),
            "ku",
            Set.of("LB"),
            "ky",
            Set.of("CN"),
            "ms",
            Set.of("CC"),
            "pa",
            Set.of("PK"),
            "tg",
            Set.of("PK"),
            "uz",
            Set.of("AF"));

    /** Languages written from right to left in general, with the regions where they are written from left to right. */
    private static final Map<String, Set<String>> NOT_IN = Map.of("sd", Set.of("IN"), "ug", Set.of("KZ", "MN"));

    private TextDirection() {}

    /** Whether the language is written from right to left. */
    public static boolean isRightToLeft(Locale locale) {
        if (!locale.getScript().isEmpty()) {
            return SCRIPTS.contains(locale.getScript());
        }
        boolean usually = LANGUAGES.contains(locale.getLanguage());
        Map<String, Set<String>> exceptions = usually ? NOT_IN : ONLY_IN;
        return usually
                != exceptions.getOrDefault(locale.getLanguage(), Set.of()).contains(locale.getCountry());
    }
}
