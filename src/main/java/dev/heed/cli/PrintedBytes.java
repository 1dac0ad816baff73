package dev.heed.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A file in UTF-8 on its way to where commands print. Notices when nobody reads any more, as in `heed export … |
/// head`.
final class PrintedBytes extends OutputStream {
    private static final int BYTES_AT_ONCE = 16_384;

    private final PrintWriter out;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer held = ByteBuffer.allocate(BYTES_AT_ONCE);
    private final CharBuffer characters = CharBuffer.allocate(BYTES_AT_ONCE);

    PrintedBytes(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = offset, end = offset + length; from < end; ) {
            int some = Math.min(end - from, held.remaining());
            held.put(bytes, from, some);
            from += some;
            if (!held.hasRemaining()) print();
        }
    }

    @Override
    public void flush() throws IOException {
        print();
    }

    /// All that is whole; of a character that is not, the bytes wait for the rest.
    private void print() throws IOException {
        held.flip();
        if (decoder.decode(held, characters, false).isError()) throw new IOException("it is not UTF-8");
        held.compact();
        out.append(characters.flip());
        characters.clear();
        if (out.checkError()) throw new IOException("nobody reads any more");
    }
}
