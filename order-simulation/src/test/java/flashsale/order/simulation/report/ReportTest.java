package flashsale.order.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void theJsonHasTheDocumentedShape() {
        assertThat(report().json())
                .hasToString("{\"requests\":1000,\"accepted\":1000,\"completed\":500,\"failed\":500,"
                        + "\"deadLetters\":500,\"products\":[{\"productId\":1001,\"initialStock\":500,"
                        + "\"finalStock\":0,\"version\":7}],\"acceptSeconds\":0.412,\"decideSeconds\":0.873,"
                        + "\"postMillis\":{\"p50\":12.100,\"p95\":45.000,\"p99\":80.200},\"violations\":[]}");
    }

    @Test
    void theTextIsAlignedAndEndsWithTheVerdict() {
        assertThat(report().text()).isEqualTo("""
                        Outcome
                          requests                1,000
                          accepted                1,000   answered 202 with a trace id
                          completed                 500   got an order
                          failed                    500   got no order
                          no final status             0
                          dead letters              500

                        Products            stock before   stock after   version
                          1001                       500             0         7

                        Times since the first POST; each customer had opened a product page before
                          last 202                0.412 s    2,427 orders accepted per second
                          last decision seen      0.873 s    as its customer saw it
                          last decision made      0.790 s    as the system reports it (decidedAt)
                          POST latency p50         12.1 ms   p95 45.0 ms, p99 80.2 ms

                        Every promise held.""");
    }

    @Test
    void violationsAreInTextAndJson() {
        Report broken = Report.notStarted("The server does not answer");
        assertThat(broken.holds()).isFalse();
        assertThat(broken.text()).isEqualTo("Broken promises: 1\n  - The server does not answer");
        assertThat(broken.json().getJsonArray("violations").getString(0)).isEqualTo("The server does not answer");
    }

    private static Report report() {
        return new Report(
                1_000,
                1_000,
                500,
                500,
                500,
                List.of(new Report.Product(1001, 500, 0, 7)),
                0.4121,
                0.8729,
                0.79,
                new Percentiles(12.1, 45, 80.2),
                List.of());
    }
}
