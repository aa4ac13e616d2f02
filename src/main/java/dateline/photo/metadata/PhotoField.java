package dateline.photo.metadata;

import com.adobe.internal.xmp.XMPConst;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.iptc.IptcDirectory;

/**
 * Field of the IPTC photo metadata, with its place in XMP, IIM and Exif, and its maximum length here. Zero means that
 * the format has no such field.
 */
public enum PhotoField {
    HEADLINE(XMPConst.NS_PHOTOSHOP, "Headline", IptcDirectory.TAG_HEADLINE, 0, 500),
    CAPTION(XMPConst.NS_DC, "description", IptcDirectory.TAG_CAPTION, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION, 4000),
    CAPTION_WRITER(XMPConst.NS_PHOTOSHOP, "CaptionWriter", IptcDirectory.TAG_CAPTION_WRITER, 0, 200),
    CREATOR(XMPConst.NS_DC, "creator", IptcDirectory.TAG_BY_LINE, ExifDirectoryBase.TAG_ARTIST, 200),
    CREDIT_LINE(XMPConst.NS_PHOTOSHOP, "Credit", IptcDirectory.TAG_CREDIT, 0, 500),
    SOURCE(XMPConst.NS_PHOTOSHOP, "Source", IptcDirectory.TAG_SOURCE, 0, 500),
    COPYRIGHT_NOTICE(
            XMPConst.NS_DC, "rights", IptcDirectory.TAG_COPYRIGHT_NOTICE, ExifDirectoryBase.TAG_COPYRIGHT, 500),
    ALT_TEXT(XMPConst.NS_IPTCCORE, "AltTextAccessibility", 0, 0, 1000),
    EXTENDED_DESCRIPTION(XMPConst.NS_IPTCCORE, "ExtDescrAccessibility", 0, 0, 4000),
    DATE_CREATED(
            XMPConst.NS_PHOTOSHOP,
            "DateCreated",
            IptcDirectory.TAG_DATE_CREATED,
            ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
            40),
    CITY(XMPConst.NS_PHOTOSHOP, "City", IptcDirectory.TAG_CITY, 0, 200),
    STATE(XMPConst.NS_PHOTOSHOP, "State", IptcDirectory.TAG_PROVINCE_OR_STATE, 0, 200),
    COUNTRY(XMPConst.NS_PHOTOSHOP, "Country", IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME, 0, 200),
    KEYWORDS(XMPConst.NS_DC, "subject", IptcDirectory.TAG_KEYWORDS, 0, 200),
    USAGE_TERMS(XMPConst.NS_XMP_RIGHTS, "UsageTerms", 0, 0, 2000),
    LICENSE(XMPConst.NS_XMP_RIGHTS, "WebStatement", 0, 0, 500),
    ACQUIRE_LICENSE(XmpBlock.NS_PLUS, "Licensor[1]/plus:LicensorURL", 0, 0, 500),
    DIGITAL_SOURCE_TYPE(XMPConst.NS_IPTCEXT, "DigitalSourceType", 0, 0, 500),
    INSTRUCTIONS(XMPConst.NS_PHOTOSHOP, "Instructions", IptcDirectory.TAG_SPECIAL_INSTRUCTIONS, 0, 2000);

    private final String namespace;
    private final String name;
    private final int iim;
    private final int exif;
    private final int longest;

    PhotoField(String namespace, String name, int iim, int exif, int longest) {
        this.namespace = namespace;
        this.name = name;
        this.iim = iim;
        this.exif = exif;
        this.longest = longest;
    }

    String namespace() {
        return namespace;
    }

    /** Name of the XMP property; a path when the field is part of another property. */
    String xmpName() {
        return name;
    }

    int iim() {
        return iim;
    }

    /** Maximum length of the value in IIM, in bytes (IIM 4.2). A longer value may be cut to it there. */
    int longestIim() {
        return switch (this) {
            case CAPTION -> 2000;
            case HEADLINE, INSTRUCTIONS -> 256;
            case COPYRIGHT_NOTICE -> 128;
            case COUNTRY, KEYWORDS -> 64;
            default -> 32;
        };
    }

    int exif() {
        return exif;
    }

    int longest() {
        return longest;
    }

    /** Whether the text may have several lines. */
    boolean hasLines() {
        return longest >= 2000;
    }
}
