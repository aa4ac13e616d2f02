package dateline.photo.metadata;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPProperty;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes packets of the Extensible Metadata Platform (ISO 16684-1). */
public final class XmpBlock {

    /** Namespace of PLUS, for licences, which Adobe's library does not register itself. */
    static final String NS_PLUS = "http://ns.useplus.org/ldf/xmp/1.0/";

    private static final int MOST_ITEMS = 100;

    /**
     * Maximum packet size: the capacity of a JPEG segment without its length and XMP's signature. When there are too
     * many creators, only the first are named.
     */
    private static final int MOST_PACKET = 65_533 - 29;

    static {
        try {
            XMPMetaFactory.getSchemaRegistry().registerNamespace(NS_PLUS, "plus");
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }

    private final XMPMeta xmp;

    private XmpBlock(XMPMeta xmp) {
        this.xmp = xmp;
    }

    static XmpBlock of(byte[] packet) {
        try {
            return new XmpBlock(
                    packet.length == 0
                            ? XMPMetaFactory.create()
                            : XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true)));
        } catch (XMPException | RuntimeException | StackOverflowError e) {
            // The packet is untrusted and may be nested arbitrarily deep; the photo itself may be fine.
            return new XmpBlock(XMPMetaFactory.create());
        }
    }

    /** Returns the values of the field in file order; none when the block has none. */
    List<String> values(PhotoField field) {
        try {
            XMPProperty property = xmp.getProperty(field.namespace(), field.xmpName());
            if (property == null) {
                return List.of();
            }
            if (property.getOptions().isArrayAltText()) {
                return List.of(xmp.getLocalizedText(field.namespace(), field.xmpName(), null, XMPConst.X_DEFAULT)
                        .getValue());
            }
            boolean simple = property.getOptions().isSimple();
            return property.getOptions().isArray() ? items(field) : simple ? List.of(property.getValue()) : List.of();
        } catch (XMPException | RuntimeException e) {
            return List.of();
        }
    }

    private List<String> items(PhotoField field) throws XMPException {
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= Math.min(MOST_ITEMS, xmp.countArrayItems(field.namespace(), field.xmpName())); i++) {
            XMPProperty item = xmp.getArrayItem(field.namespace(), field.xmpName(), i);
            if (item != null && item.getOptions().isSimple()) {
                items.add(item.getValue());
            }
        }
        return items;
    }

    /**
     * Returns a packet with creator and rights for the photo's renditions; empty when the metadata has neither these
     * nor an origin.
     */
    public static byte[] rights(PhotoMetadata metadata) {
        List<String> creators = metadata.creators();
        byte[] packet = rights(metadata, creators);
        while (packet.length > MOST_PACKET && !creators.isEmpty()) {
            creators = creators.subList(0, creators.size() / 2);
            packet = rights(metadata, creators);
        }
        return packet;
    }

    private static byte[] rights(PhotoMetadata metadata, List<String> creators) {
        XMPMeta xmp = XMPMetaFactory.create();
        try {
            for (String creator : creators) {
                PropertyOptions ordered = new PropertyOptions().setArrayOrdered(true);
                xmp.appendArrayItem(XMPConst.NS_DC, PhotoField.CREATOR.xmpName(), ordered, creator, null);
            }
            put(xmp, PhotoField.CREDIT_LINE, metadata.creditLine());
            put(xmp, PhotoField.DIGITAL_SOURCE_TYPE, metadata.digitalSourceType());
            put(xmp, PhotoField.LICENSE, metadata.license());
            if (!metadata.acquireLicense().isEmpty()) {
                PropertyOptions ordered = new PropertyOptions().setArrayOrdered(true);
                xmp.appendArrayItem(NS_PLUS, "Licensor", ordered, null, new PropertyOptions().setStruct(true));
                put(xmp, PhotoField.ACQUIRE_LICENSE, metadata.acquireLicense());
            }
            String notice = metadata.copyrightNotice();
            if (!notice.isEmpty()) {
                xmp.setLocalizedText(
                        XMPConst.NS_DC, PhotoField.COPYRIGHT_NOTICE.xmpName(), null, XMPConst.X_DEFAULT, notice);
            }
            boolean silent = !xmp.iterator().hasNext();
            SerializeOptions plain = new SerializeOptions()
                    .setUseCompactFormat(true)
                    .setSort(true)
                    .setPadding(0)
                    .setReadOnlyPacket(true);
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
