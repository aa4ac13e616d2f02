package dateline.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One reader's open stream: counts as let in with the first bytes, and notes each event by the number behind its mark. */
final class Reader extends ChannelInboundHandlerAdapter {

    private final Readers all;
    private final ByteBuf request;
    private final String mark;
    private final Runnable answered;
    private boolean in;
    private int matched;
    private long number;
    private long event = -1;
    private boolean lineIsEmpty;

    Reader(Readers all, ByteBuf request, String mark, Runnable answered) {
        this.all = all;
        this.request = request;
        this.mark = mark;
        this.answered = answered;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(request.duplicate());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!in) {
                in = true;
                all.letIn();
                answered.run();
            }
            read(bytes);
        } finally {
            bytes.release();
        }
    }

    /** Events end with an empty line; what is not the mark's own line is skipped. */
    private void read(ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (matched < 0) {
                int rest = bytes.bytesBefore((byte) '\n');
                if (rest < 0) {
                    return;
                }
                bytes.skipBytes(rest + 1);
                lineEnds();
                continue;
            }
            byte next = bytes.readByte();
            if (next == '\n') {
                lineEnds();
            } else if (next != '\r') {
                lineIsEmpty = false;
                match(next);
            }
        }
    }

    private void match(byte next) {
        if (matched < mark.length()) {
            matched = next == mark.charAt(matched) ? matched + 1 : -1;
        } else if (next >= '0' && next <= '9') {
            number = 10 * number + next - '0';
        } else if (number > 0) {
            event = number;
            matched = -1;
        }
    }

    private void lineEnds() {
        if (lineIsEmpty && event >= 0) {
            all.heard(event, System.nanoTime());
            event = -1;
        } else if (matched == mark.length() && number > 0) {
            event = number;
        }
        matched = 0;
        number = 0;
        lineIsEmpty = true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        all.lost();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
