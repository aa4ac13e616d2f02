package dateline.photo;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;

/** Who made a photo and whose it is, as an XMP packet for its renditions; nothing else of the original's metadata goes there. */
final class RightsPacket {

    private RightsPacket() {
    }

    /** Empty when the photo's metadata names nobody and no origin. */
    static byte[] of(PhotoMetadata metadata) {
        XMPMeta xmp = XMPMetaFactory.create();
        try {
            for (String creator : metadata.creators()) {
                PropertyOptions ordered = new PropertyOptions().setArrayOrdered(true);
                xmp.appendArrayItem(XMPConst.NS_DC, PhotoField.CREATOR.xmpName(), ordered, creator, null);
            }
            put(xmp, PhotoField.CREDIT_LINE, metadata.creditLine());
            put(xmp, PhotoField.DIGITAL_SOURCE_TYPE, metadata.digitalSourceType());
            String notice = metadata.copyrightNotice();
            if (!notice.isEmpty()) {
                xmp.setLocalizedText(XMPConst.NS_DC, PhotoField.COPYRIGHT_NOTICE.xmpName(), null, XMPConst.X_DEFAULT, notice);
            }
            boolean silent = !xmp.iterator().hasNext();
            SerializeOptions plain = new SerializeOptions().setUseCompactFormat(true).setSort(true).setPadding(0).setReadOnlyPacket(true);
            return silent ? new byte[0] : XMPMetaFactory.serializeToBuffer(xmp, plain);
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(XMPMeta xmp, PhotoField field, String value) throws XMPException {
        if (!value.isEmpty()) {
            xmp.setProperty(field.namespace(), field.xmpName(), value);
        }
    }
}
