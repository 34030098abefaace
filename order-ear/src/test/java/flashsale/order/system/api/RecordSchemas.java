package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import flashsale.order.system.fixture.KafkaTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Checks records against the schemas of the AsyncAPI document. */
final class RecordSchemas {

    private static final Path FOLDER = Path.of("../docs/api");

    /** The base URI of the schemas. They are read from {@link #FOLDER}. */
    private static final String BASE = "file:///api/";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(RecordSchemas::file));
    private static final Set<String> OF_FOUR_BYTES = Set.of("kafka_dlt-original-partition");
    private static final Set<String> OF_EIGHT_BYTES =
            Set.of("kafka_dlt-original-offset", "kafka_dlt-original-timestamp");

    private final JsonNode document = new YAMLMapper().readTree(FOLDER.resolve("asyncapi.yaml"));
    private final Schema request = referred("/components/messages/OrderRequest/payload/schema/$ref");
    private final Schema requestHeaders = referred("/components/messages/OrderRequest/headers/schema/$ref");
    private final Schema deadLetterHeaders = referred("/components/messages/DeadLetter/headers/schema/$ref");

    void assertRequest(ConsumerRecord<String, String> record) {
        assertThat(record.topic()).isEqualTo(address("orderRequests"));
        assertThat(record.key())
                .matches(document.at("/components/messages/OrderRequest/bindings/kafka/key/pattern")
                        .stringValue());
        assertAllowed(request, record.value());
        assertAllowed(requestHeaders, headers(record));
    }

    void assertDeadLetter(ConsumerRecord<String, String> record) {
        assertThat(record.topic()).isEqualTo(address("deadLetters"));
        assertAllowed(deadLetterHeaders, headers(record));
        if (!KafkaTopics.header(record, "order-reason").equals("INVALID_REQUEST")) {
            assertAllowed(request, record.value());
        }
    }

    private String address(String channel) {
        return document.path("channels").path(channel).path("address").stringValue();
    }

    private Schema referred(String pointer) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + document.at(pointer).stringValue()));
    }

    /** Returns null for schemas outside the folder. */
    private static String file(String name) {
        try {
            return name.startsWith(BASE) ? Files.readString(FOLDER.resolve(name.substring(BASE.length()))) : null;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void assertAllowed(Schema schema, String json) {
        assertThat(schema.validate(
                        json,
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(json)
                .isEmpty();
    }

    private static String headers(ConsumerRecord<String, String> record) {
        ObjectNode headers = new JsonMapper().createObjectNode();
        for (Header header : record.headers()) {
            ByteBuffer value = ByteBuffer.wrap(header.value());
            if (OF_FOUR_BYTES.contains(header.key())) {
                headers.put(header.key(), value.getInt());
            } else if (OF_EIGHT_BYTES.contains(header.key())) {
                headers.put(header.key(), value.getLong());
            } else {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return headers.toString();
    }
}
