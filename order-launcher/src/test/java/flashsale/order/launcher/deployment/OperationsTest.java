package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.ROOT;
import static flashsale.order.launcher.deployment.DeploymentFiles.found;
import static flashsale.order.launcher.deployment.DeploymentFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @Test
    void theRunbookCoversExactlyTheExistingAlerts() {
        List<String> alerts =
                found("- alert: (\\w+)", text(ROOT.resolve("server-config/src/main/resources/prometheus/alerts.yml")));
        List<String> written = found("(?m)^### (Flashsale\\w+)", text(ROOT.resolve("docs/operations.md")));

        assertThat(alerts).isNotEmpty();
        assertThat(written).containsExactlyInAnyOrderElementsOf(alerts);
    }
}
