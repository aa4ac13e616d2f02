package dateline.photo;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.properties.XMPProperty;
import java.util.ArrayList;
import java.util.List;

/** Extensible Metadata Platform (ISO 16684-1): the packet in the file, without the extension a JPEG may add for edit histories. */
final class XmpBlock implements MetadataBlock {

    private static final int MOST_ITEMS = 100;

    private final XMPMeta xmp;

    private XmpBlock(XMPMeta xmp) {
        this.xmp = xmp;
    }

    static XmpBlock of(byte[] packet) {
        try {
            return new XmpBlock(packet.length == 0 ? XMPMetaFactory.create()
                : XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true)));
        } catch (XMPException | RuntimeException | StackOverflowError e) {
            // A packet is whatever a stranger wrote, nested as deep as they liked; the photo itself may be fine.
            return new XmpBlock(XMPMetaFactory.create());
        }
    }

    @Override
    public List<String> values(PhotoField field) {
        try {
            XMPProperty property = xmp.getProperty(field.namespace(), field.xmpName());
            if (property == null) {
                return List.of();
            }
            if (property.getOptions().isArrayAltText()) {
                return List.of(xmp.getLocalizedText(field.namespace(), field.xmpName(), null, XMPConst.X_DEFAULT).getValue());
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
}
