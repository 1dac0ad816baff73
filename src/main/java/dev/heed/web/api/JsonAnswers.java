package dev.heed.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// Answers as JSON. A short one goes out with its length: in one write, where chunks would take two.
final class JsonAnswers extends JacksonJsonHttpMessageConverter {
    /// What the container gathers before it writes.
    private static final int SHORT_BYTES = 8_192;

    JsonAnswers(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeInternal(
            Object answer, ResolvableType type, HttpOutputMessage output, @Nullable Map<String, Object> hints)
            throws IOException {
        Gathering gathering = new Gathering(output);
        super.writeInternal(answer, type, gathering, hints);
        gathering.finish();
    }

    /// Holds back what is written until it is known to be long.
    private static final class Gathering extends OutputStream implements HttpOutputMessage {
        private final HttpOutputMessage output;
        private final byte[] held = new byte[SHORT_BYTES];
        private int count;
        private boolean overflown;

        Gathering(HttpOutputMessage output) {
            this.output = output;
        }

        @Override
        public HttpHeaders getHeaders() {
            return output.getHeaders();
        }

        @Override
        public OutputStream getBody() {
            return this;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!overflown && count + length > held.length) {
                output.getBody().write(held, 0, count);
                overflown = true;
            }
            if (overflown) {
                output.getBody().write(bytes, offset, length);
            } else {
                System.arraycopy(bytes, offset, held, count, length);
                count += length;
            }
        }

        void finish() throws IOException {
            if (overflown) return;
            output.getHeaders().setContentLength(count);
            output.getBody().write(held, 0, count);
        }
    }
}
