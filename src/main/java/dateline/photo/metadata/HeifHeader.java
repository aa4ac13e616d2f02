package dateline.photo.metadata;

import dateline.photo.file.UnreadablePhoto;
import dateline.photo.metadata.PhotoHeader.Block;
import dateline.photo.rendition.CicpProfile;
import dateline.photo.rendition.DecodeCost;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Header of a HEIC or AVIF file (ISO 23008-12): the size of its primary image, the metadata that describes it, and which
 * images it shows. Nothing is decoded. The orientation in Exif does not count in these files; their own does.
 */
public final class HeifHeader {

    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_EXTENTS = 64;
    private static final int HIDDEN = 1;

    /** Images coded by themselves with HEVC or AV1, and images made of others. */
    private static final Set<String> IMAGES = Set.of("hvc1", "av01", "grid", "iden", "iovl");

    private final ByteBuffer file;
    private final HeifBoxes boxes = new HeifBoxes();
    private final Map<String, ByteBuffer> meta = new HashMap<>();
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final List<Property> properties = new ArrayList<>();
    private final Map<Block, byte[]> blocks = new EnumMap<>(Block.class);
    private long primaryId = -1;
    private boolean hasTracks;
    private boolean transparent;
    private int width;
    private int height;

    private HeifHeader(ByteBuffer file) {
        this.file = file.duplicate().rewind();
    }

    /** Image, or metadata of one. */
    private static final class Item {

        private final String type;
        private final boolean isXmp;
        private final int flagsAt;
        private final List<Property> properties = new ArrayList<>();
        private final List<ByteBuffer> parts = new ArrayList<>();
        /** Whether the item says that it belongs to other items than the primary image. */
        private boolean elsewhere;

        private Item(String type, boolean isXmp, int flagsAt) {
            this.type = type;
            this.isXmp = isXmp;
            this.flagsAt = flagsAt;
        }

        private boolean has(String property, String content) {
            return properties.stream()
                    .filter(own -> own.type.equals(property))
                    .anyMatch(own ->
                            HeifBoxes.text(own.content.duplicate().position(4)).contains(content));
        }

        /** Returns the item's bytes; none when they are more than a metadata block may have. */
        private byte[] bytes() {
            long length = parts.stream().mapToLong(ByteBuffer::remaining).sum();
            ByteBuffer whole = ByteBuffer.allocate(length > PhotoHeader.MOST_BLOCK_BYTES ? 0 : (int) length);
            parts.stream().filter(part -> whole.capacity() > 0).forEach(part -> whole.put(part.duplicate()));
            return whole.array();
        }
    }

    private record Property(String type, ByteBuffer content) {}

    /**
     * Parses a file.
     *
     * @throws UnreadablePhoto when the file's structure is invalid or cut short, or when it shows no still image that is
     *                         coded with HEVC or AV1
     */
    public static HeifHeader of(ByteBuffer file) {
        HeifHeader header = new HeifHeader(file);
        try {
            header.parse();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw UnreadablePhoto.damaged();
        }
        return header;
    }

    /** Returns the size as displayed, before a crop that the file itself states, with the metadata. */
    PhotoHeader read() {
        return new PhotoHeader(width, height, blocks, DecodeCost.of(0, 0), ImagePart.WHOLE, hasTracks);
    }

    /** Whether the image has transparent parts. */
    public boolean isTransparent() {
        return transparent;
    }

    /** Writes the file with all images hidden but the primary one, for decoders that write each image. */
    public void writePrimaryOnly(FileChannel out) throws IOException {
        ByteBuffer rest = file.duplicate();
        while (rest.hasRemaining()) {
            out.write(rest);
        }
        for (Map.Entry<Long, Item> item : items.entrySet()) {
            if (IMAGES.contains(item.getValue().type)) {
                int at = item.getValue().flagsAt;
                int flags = item.getKey() == primaryId ? file.get(at) & ~HIDDEN : file.get(at) | HIDDEN;
                out.write(ByteBuffer.wrap(new byte[] {(byte) flags}), at);
            }
        }
    }

    private void parse() {
        boxes.each(file.duplicate(), (type, box) -> {
            hasTracks |= type.equals("moov");
            if (type.equals("meta") && meta.isEmpty()) {
                HeifBoxes.version(box);
                boxes.each(box, (name, part) -> meta.putIfAbsent(name, part));
            }
        });
        if (!meta.containsKey("pitm")) {
            throw hasTracks ? UnreadablePhoto.sequence() : UnreadablePhoto.damaged();
        }
        ByteBuffer pitm = part("pitm");
        primaryId = HeifBoxes.version(pitm) == 0 ? pitm.getShort() & 0xffff : pitm.getInt() & 0xffffffffL;
        items(part("iinf"));
        Item primary = Objects.requireNonNullElseGet(items.get(primaryId), () -> {
            throw UnreadablePhoto.damaged();
        });
        if (!IMAGES.contains(primary.type)) {
            throw UnreadablePhoto.coding(primary.type);
        }
        locations(part("iloc"));
        boxes.each(part("iprp"), (type, box) -> {
            if (type.equals("ipco")) {
                boxes.each(box, (name, content) -> properties.add(new Property(name, content.slice())));
            }
        });
        boxes.each(part("iprp"), (type, box) -> {
            if (type.equals("ipma")) {
                associations(box);
            }
        });
        if (meta.containsKey("iref")) {
            references(part("iref"));
        }
        size(primary);
        canvas(primary);
        colours(primary);
        texts();
    }

    private ByteBuffer part(String name) {
        ByteBuffer part = meta.get(name);
        if (part == null) {
            throw UnreadablePhoto.damaged();
        }
        return part.duplicate();
    }

    private void items(ByteBuffer box) {
        int version = HeifBoxes.version(box);
        HeifBoxes.number(box, version == 0 ? 2 : 4);
        boxes.each(box, (type, info) -> {
            int flagsAt = info.position() + 3;
            int infoVersion = type.equals("infe") ? HeifBoxes.version(info) : 0;
            if (infoVersion < 2) {
                return;
            }
            long id = HeifBoxes.number(info, infoVersion == 2 ? 2 : 4);
            info.getShort();
            String kind = HeifBoxes.type(info);
            HeifBoxes.text(info);
            boolean isXmp = kind.equals("mime")
                    && HeifBoxes.text(info).equals("application/rdf+xml")
                    && HeifBoxes.text(info).isEmpty();
            items.putIfAbsent(id, new Item(kind, isXmp, flagsAt));
            if (items.size() > MOST_ITEMS) {
                throw UnreadablePhoto.damaged();
            }
        });
    }

    /** Reads where the bytes of the items are, and checks that the file has them all. */
    private void locations(ByteBuffer box) {
        int version = HeifBoxes.version(box);
        int sizes = box.getShort() & 0xffff;
        long count = HeifBoxes.number(box, version < 2 ? 2 : 4);
        for (long i = 0; i < count; i++) {
            Item item = items.get(HeifBoxes.number(box, version < 2 ? 2 : 4));
            int method = version == 0 ? 0 : box.getShort() & 0xf;
            boolean isHere = box.getShort() == 0;
            long base = HeifBoxes.number(box, sizes >> 4 & 0xf);
            int parts = box.getShort() & 0xffff;
            ByteBuffer from = method == 1 ? part("idat").slice() : file;
            for (int part = 0; part < parts; part++) {
                HeifBoxes.number(box, version == 0 ? 0 : sizes & 0xf);
                long start = Math.addExact(base, HeifBoxes.number(box, sizes >> 12));
                long length = HeifBoxes.number(box, sizes >> 8 & 0xf);
                if (method < 2 && isHere && Math.addExact(start, length) > from.limit()) {
                    throw UnreadablePhoto.damaged();
                }
                if (item != null && method < 2 && isHere && item.parts.size() < MOST_EXTENTS) {
                    item.parts.add(from.slice((int) start, (int) (length == 0 ? from.limit() - start : length)));
                }
            }
        }
    }

    private void associations(ByteBuffer box) {
        int start = box.getInt(box.position());
        int version = HeifBoxes.version(box);
        int wide = (start & 1) + 1;
        long count = HeifBoxes.number(box, 4);
        for (long i = 0; i < count; i++) {
            Item item = items.get(HeifBoxes.number(box, version == 0 ? 2 : 4));
            int own = box.get() & 0xff;
            for (int j = 0; j < own; j++) {
                int index = (int) HeifBoxes.number(box, wide) & (wide == 1 ? 0x7f : 0x7fff);
                if (item != null && index > 0 && item.properties.size() < 255) {
                    item.properties.add(properties.get(index - 1));
                }
            }
        }
    }

    /** Reads which metadata describes other images, and whether an image is the transparency of the primary one. */
    private void references(ByteBuffer box) {
        int wide = HeifBoxes.version(box) == 0 ? 2 : 4;
        boxes.each(box, (type, reference) -> {
            Item from = items.get(HeifBoxes.number(reference, wide));
            int count = reference.getShort() & 0xffff;
            boolean toPrimary = false;
            for (int i = 0; i < count; i++) {
                toPrimary |= HeifBoxes.number(reference, wide) == primaryId;
            }
            if (from != null && type.equals("auxl") && toPrimary) {
                transparent |= from.has("auxC", "auxiliary:alpha") || from.has("auxC", "auxid:1");
            }
            if (from != null && type.equals("cdsc")) {
                from.elsewhere = !toPrimary;
            }
        });
    }

    private void size(Item primary) {
        boolean turned = false;
        for (Property property : primary.properties) {
            ByteBuffer content = property.content.duplicate();
            switch (property.type) {
                case "ispe" -> {
                    width = side(content.getInt(4));
                    height = side(content.getInt(8));
                }
                case "irot" -> turned ^= (content.get() & 1) == 1;
                default -> {}
            }
        }
        if (turned) {
            int across = width;
            width = height;
            height = across;
        }
    }

    private static int side(int pixels) {
        if (pixels < 1) {
            throw UnreadablePhoto.damaged();
        }
        return pixels;
    }

    /** Checks the size that a derived image states itself, because decoders reserve memory by that. */
    private void canvas(Item primary) {
        if (!primary.type.equals("grid") && !primary.type.equals("iovl")) {
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(primary.bytes());
        boolean wide = (data.get(1) & 1) == 1;
        data.position(primary.type.equals("grid") ? 4 : 10);
        long across = HeifBoxes.number(data, wide ? 4 : 2);
        long down = HeifBoxes.number(data, wide ? 4 : 2);
        if (Math.min(across, down) != Math.min(width, height) || Math.max(across, down) != Math.max(width, height)) {
            throw UnreadablePhoto.damaged();
        }
    }

    /** Notes a profile for colours that are described by numbers, which decoders do not pass on. */
    private void colours(Item primary) {
        byte[] profile = new byte[0];
        for (Property property : primary.properties) {
            if (property.type.equals("colr")) {
                ByteBuffer content = property.content.duplicate();
                if (!HeifBoxes.type(content).equals("nclx")) {
                    return; // an ICC profile, which the decoder passes on
                }
                profile = CicpProfile.of(content.getShort(), content.getShort());
            }
        }
        blocks.put(Block.PROFILE, profile);
    }

    private void texts() {
        for (Item item : items.values()) {
            if (item.isXmp && !item.elsewhere) {
                blocks.putIfAbsent(Block.XMP, item.bytes());
            } else if (item.type.equals("Exif") && !item.elsewhere) {
                ByteBuffer exif = ByteBuffer.wrap(item.bytes());
                // The first four bytes say how far behind them the TIFF header is.
                if (exif.remaining() > 4) {
                    PhotoHeader.skip(exif, exif.getInt());
                    blocks.putIfAbsent(Block.EXIF, PhotoHeader.take(exif, exif.remaining()));
                }
            }
        }
    }
}
