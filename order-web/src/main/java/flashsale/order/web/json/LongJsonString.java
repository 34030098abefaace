package flashsale.order.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;

/** Writer of a JSON string (RFC 8259, 7) whose text is too long for a generator, which needs all of it at once. */
final class LongJsonString {

    private static final int CHUNK = 8 << 10;
    private static final char FIRST_PRINTABLE = ' ';

    private LongJsonString() {}

    /** Writes a text in UTF-8; bytes that are none become U+FFFD. The stream stays open. */
    static void write(byte[] text, OutputStream out) throws IOException {
        Reader reader = new InputStreamReader(new ByteArrayInputStream(text), UTF_8);
        Writer writer = new OutputStreamWriter(out, UTF_8);
        char[] chunk = new char[CHUNK];
        writer.write('"');
        for (int length = reader.read(chunk); length >= 0; length = reader.read(chunk)) {
            writer.write(escaped(chunk, length));
        }
        writer.write('"');
        writer.flush();
    }

    private static String escaped(char[] text, int length) {
        StringBuilder escaped = new StringBuilder(length + length / 2);
        for (int i = 0; i < length; i++) {
            if (text[i] < FIRST_PRINTABLE) {
                escaped.append("\\u%04x".formatted((int) text[i]));
            } else if (text[i] == '"' || text[i] == '\\') {
                escaped.append('\\').append(text[i]);
            } else {
                escaped.append(text[i]);
            }
        }
        return escaped.toString();
    }
}
