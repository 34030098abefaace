package flashsale.order.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.launcher.system.LocalServices;
import flashsale.order.launcher.system.Progress;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Scale;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIdentityTest {
    @TempDir
    private Path directory;

    @Test
    void whatWasKeptIsStrongerThanWhatIsAskedFor() throws IOException {
        KafkaIdentity made = KafkaIdentity.of(workspace(), 3);
        assertThat(made.brokers()).isEqualTo(3);
        made.keep();

        KafkaIdentity later = KafkaIdentity.of(workspace(), 1);
        later.keep();

        assertThat(later).isEqualTo(made).isEqualTo(KafkaIdentity.of(workspace(), 1));
    }

    @Test
    void anotherNumberOfBrokersThanTheDataIsOfIsRefusedBeforeAnythingStarts() throws IOException {
        KafkaIdentity.of(workspace(), 3).keep();
        LocalServices services =
                new LocalServices(workspace(), Settings.onFreePorts().with(new Scale(1, 1)));

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> services.start(Progress.NONE))
                .withMessageContaining("with 3 brokers, and not 1")
                .withMessageContaining("--fresh");
        assertThat(services.all()).noneMatch(service -> service.running());
    }

    private Workspace workspace() {
        return Workspace.in(directory);
    }
}
