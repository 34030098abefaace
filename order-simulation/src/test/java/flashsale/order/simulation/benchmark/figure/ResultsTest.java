package flashsale.order.simulation.benchmark.figure;

import static flashsale.order.simulation.benchmark.figure.FigureFixtures.endToEnd;
import static flashsale.order.simulation.benchmark.figure.FigureFixtures.rate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ResultsTest {
    private final Results results =
            new Results(List.of(rate("decide", 14_000, 700, 9_000.0, 10_500.5, 12_000.0), endToEnd(51.234)));

    @Test
    void theJsonHasTheDocumentedShape() {
        assertThat(results.json())
                .hasToString("{\"figures\":[{\"name\":\"decide\",\"unit\":\"orders/s\",\"value\":10500.5,"
                        + "\"rounds\":[9000,10500.5,12000],\"limit\":14000,\"baseline\":700,"
                        + "\"cpuSeconds\":{\"server\":12.345,\"client\":0.5},\"peakMemoryMiB\":700.25},"
                        + "{\"name\":\"end-to-end\",\"unit\":\"ms\",\"value\":51.234,\"rounds\":[51.234],"
                        + "\"limit\":null,\"baseline\":null,\"cpuSeconds\":{},\"p50\":9}]}");
    }

    @Test
    void theTableIsAlignedAndMarksMissedGoals() {
        assertThat(results.table().lines().toList())
                .containsExactly(
                        "figure      unit      median       min - max   limit  of limit  baseline  x baseline  CPU s:"
                                + " server  kafka  redis  database  client  goal",
                        "decide      orders/s  10,501  9,000 - 12,000  14,000      0.75       700        15.0        "
                                + "  12.35      -      -         -    0.50  reached: 0.7 of the limit; reached: 15 x the"
                                + " baseline",
                        "end-to-end  ms         51.23   51.23 - 51.23       -         -         -           -        "
                                + "      -      -      -         -       -  MISSED: p99 under 50 ms",
                        "decide: peakMemoryMiB 700",
                        "end-to-end: p50 9");
    }

    @Test
    void theSvgHasABarForEachFigureAndAMarkForEachLimitAndBaseline() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(results.svg().getBytes(StandardCharsets.UTF_8)));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(count(results.svg(), "height=\"22\" fill=\"#4a90d9\"")).isEqualTo(2);
        assertThat(count(results.svg(), "height=\"30\" fill=\"#c0392b\"")).isEqualTo(1);
        assertThat(count(results.svg(), "height=\"30\" fill=\"#7f8c8d\"")).isEqualTo(1);
        assertThat(results.svg()).contains(">10,501 orders/s, 0.75 of the limit<", ">51 ms<");
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
