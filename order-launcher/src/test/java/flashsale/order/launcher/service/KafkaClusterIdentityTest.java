package flashsale.order.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClusterIdentityTest {
    @TempDir
    private Path directory;

    @Test
    void theStoredIdentityOverridesTheRequestedNumberOfBrokers() throws IOException {
        KafkaClusterIdentity made = KafkaClusterIdentity.of(workspace(), 3);
        assertThat(made.brokers()).isEqualTo(3);
        made.store();

        KafkaClusterIdentity later = KafkaClusterIdentity.of(workspace(), 1);
        later.store();

        assertThat(later).isEqualTo(made).isEqualTo(KafkaClusterIdentity.of(workspace(), 1));
    }

    @Test
    void aDifferentNumberOfBrokersIsRefusedBeforeAnythingStarts() throws IOException {
        KafkaClusterIdentity.of(workspace(), 3).store();
        LocalServices services =
                new LocalServices(workspace(), Settings.onFreePorts().with(new Topology(1, 1)));

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> services.start(Progress.NONE))
                .withMessageContaining("with 3 brokers, not 1")
                .withMessageContaining("--fresh");
        assertThat(services.all()).noneMatch(service -> service.running());
    }

    private Workspace workspace() {
        return Workspace.in(directory);
    }
}
