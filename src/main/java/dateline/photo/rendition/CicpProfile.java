package dateline.photo.rendition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes ICC profiles for colours that a file describes by the numbers of ITU-T H.273: Display P3 and BT.2020, and the
 * transfer functions of HDR. Of HDR, what is brighter than diffuse white is compressed into the last tenth of the scale.
 */
public final class CicpProfile {

    private static final byte[] NONE = {};

    private static final int PQ = 16;
    private static final int HLG = 18;
    private static final int LINEAR = 8;
    private static final int CURVE = 1024;
    private static final int TAGS = 9;

    /** Luminance of diffuse white in candela per square metre (ITU-R BT.2408). */
    private static final double WHITE = 203;

    private static final double[] D50 = {0.9642, 1, 0.8249};

    // Colours of red, green and blue, adapted to D50 as ICC profiles want them.
    private static final double[] SRGB = {
        0.43607, 0.22249, 0.01392, 0.38515, 0.71687, 0.09708, 0.14307, 0.06061, 0.71410
    };
    private static final double[] P3 = {0.51512, 0.24120, -0.00105, 0.29198, 0.69225, 0.04189, 0.15710, 0.06657, 0.78407
    };
    private static final double[] BT2020 = {
        0.67348, 0.27904, -0.00194, 0.16564, 0.67535, 0.02998, 0.12505, 0.04561, 0.79689
    };

    private CicpProfile() {}

    /** Returns the profile; empty where the colours are sRGB, or not known. */
    public static byte[] of(int colourPrimaries, int transfer) {
        double[] primaries = switch (colourPrimaries) {
            case 9 -> BT2020;
            case 12 -> P3;
            default -> SRGB;
        };
        boolean plain = transfer != PQ && transfer != HLG && transfer != LINEAR;
        boolean srgb = colourPrimaries != 9 && colourPrimaries != 12;
        return plain && srgb ? NONE : profile(primaries, curve(transfer));
    }

    private static DoubleUnaryOperator curve(int transfer) {
        return switch (transfer) {
            case LINEAR -> value -> value;
            case PQ -> value -> compressed(perceptual(value) * 10_000 / WHITE);
            case HLG -> value -> compressed(Math.pow(hybrid(value), 1.2) * 1000 / WHITE);
            default -> value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        };
    }

    /** Light of a PQ signal, 1 being 10,000 candela per square metre (SMPTE ST 2084). */
    private static double perceptual(double value) {
        double power = Math.pow(value, 1 / 78.84375);
        return Math.pow(Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power), 1 / 0.1593017578125);
    }

    /** Light of an HLG signal in the scene, 1 being the peak (ITU-R BT.2100). */
    private static double hybrid(double value) {
        return value <= 0.5 ? value * value / 3 : (Math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }

    private static double compressed(double light) {
        double over = light - 0.9;
        return over <= 0 ? light : 0.9 + 0.1 * over / (over + 0.5);
    }

    private static byte[] profile(double[] primaries, DoubleUnaryOperator curve) {
        int head = 128 + 4 + 12 * TAGS;
        int text = 8 + 4 + 16 + 12 + 67;
        int curveAt = head + 4 * 20 + (text + 3) / 4 * 4 + 12;
        ByteBuffer profile = ByteBuffer.allocate(curveAt + 12 + 2 * CURVE);
        profile.putInt(profile.capacity()).putInt(0).putInt(0x02400000);
        put(profile, "mntrRGB XYZ ");
        profile.position(36);
        put(profile, "acsp");
        profile.position(68);
        xyz(profile, D50, 0);
        profile.putInt(128, TAGS).position(132);
        int xyzAt = head;
        int descAt = head + 80;
        tag(profile, "rXYZ", xyzAt, 20);
        tag(profile, "gXYZ", xyzAt + 20, 20);
        tag(profile, "bXYZ", xyzAt + 40, 20);
        tag(profile, "wtpt", xyzAt + 60, 20);
        tag(profile, "desc", descAt, text);
        tag(profile, "cprt", curveAt - 12, 12);
        for (String name : new String[] {"rTRC", "gTRC", "bTRC"}) {
            tag(profile, name, curveAt, 12 + 2 * CURVE);
        }
        for (int colour = 0; colour < 4; colour++) {
            put(profile, "XYZ ");
            profile.putInt(0);
            xyz(profile, colour < 3 ? primaries : D50, colour < 3 ? 3 * colour : 0);
        }
        put(profile, "desc");
        profile.putInt(0).putInt(5);
        put(profile, "CICP\0");
        profile.position(curveAt - 12);
        put(profile, "text");
        profile.putInt(0);
        put(profile, "CC0\0");
        put(profile, "curv");
        profile.putInt(0).putInt(CURVE);
        for (int i = 0; i < CURVE; i++) {
            profile.putShort((short) Math.round(65_535 * Math.clamp(curve.applyAsDouble(i / (CURVE - 1.0)), 0, 1)));
        }
        return profile.array();
    }

    private static void xyz(ByteBuffer profile, double[] values, int from) {
        for (int i = from; i < from + 3; i++) {
            profile.putInt((int) Math.round(values[i] * 65_536));
        }
    }

    private static void tag(ByteBuffer profile, String name, int at, int length) {
        put(profile, name);
        profile.putInt(at).putInt(length);
    }

    private static void put(ByteBuffer profile, String text) {
        profile.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
