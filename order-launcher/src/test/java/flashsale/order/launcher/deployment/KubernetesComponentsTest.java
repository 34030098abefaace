package flashsale.order.launcher.deployment;

import static flashsale.order.launcher.deployment.DeploymentFiles.KUBERNETES;
import static flashsale.order.launcher.deployment.DeploymentFiles.at;
import static flashsale.order.launcher.deployment.DeploymentFiles.variables;
import static flashsale.order.launcher.deployment.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.service.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Checks that the optional Kubernetes components match the application and the base deployment. */
class KubernetesComponentsTest {

    @Test
    void theAutoscalerFollowsTheConsumerGroupAndNeverAddsIdleLoops() {
        Map<String, Object> spec = at(yaml(KUBERNETES.resolve("components/lag/scaledobject.yaml")), "spec");
        int loops = Integer.parseInt(
                variables(KUBERNETES.resolve("base/settings.env")).get("FLASHSALE_CONSUMER_LOOPS"));

        assertThat(DeploymentFiles.<String>at(spec, "triggers", 0, "metadata", "topic"))
                .isEqualTo(Topics.ORDER_REQUESTS);
        assertThat(DeploymentFiles.<String>at(spec, "triggers", 0, "metadata", "consumerGroup"))
                .isEqualTo(DeploymentFiles.defaultOf("flashsale.kafka.group-id"));
        assertThat(DeploymentFiles.<Integer>at(spec, "maxReplicaCount") * loops).isEqualTo(Topics.PARTITIONS);
    }

    @Test
    void theKafkaSecurityFileIsMountedAtTheConfiguredPath() {
        Map<String, Object> component = yaml(KUBERNETES.resolve("components/kafka-security/kustomization.yaml"));
        Map<String, Object> patch = new Yaml().load(DeploymentFiles.<String>at(component, "patches", 0, "patch"));
        Map<String, Object> patched = at(patch, "spec", "template", "spec", "containers", 0);

        assertThat(DeploymentFiles.<Object>at(patch, "metadata", "name").toString())
                .isEqualTo("flashsale");
        assertThat(DeploymentFiles.<Object>at(patched, "name").toString())
                .isEqualTo(at(
                        yaml(KUBERNETES.resolve("base/deployment.yaml")),
                        "spec",
                        "template",
                        "spec",
                        "containers",
                        0,
                        "name"));
        assertThat(DeploymentFiles.settings())
                .contains(DeploymentFiles.<Object>at(patched, "env", 0, "name").toString());
        assertThat(DeploymentFiles.<Object>at(patched, "env", 0, "value").toString())
                .isEqualTo(DeploymentFiles.<Object>at(patched, "volumeMounts", 0, "mountPath") + "/client.properties");
        assertThat(DeploymentFiles.<Object>at(patched, "volumeMounts", 0, "name")
                        .toString())
                .isEqualTo(DeploymentFiles.<Object>at(patch, "spec", "template", "spec", "volumes", 0, "name"));
    }
}
