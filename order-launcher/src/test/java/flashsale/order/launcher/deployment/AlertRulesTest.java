package flashsale.order.launcher.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

class AlertRulesTest {

    @Test
    @SuppressWarnings("unchecked")
    void everyAlertHasAConditionASeverityAndADescription() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<String, List<Map<String, Object>>> file;
        try (InputStream in = resource("prometheus/alerts.yml")) {
            file = new Yaml(strict).load(in);
        }

        List<Map<String, Object>> rules = file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .toList();

        assertThat(rules).hasSizeGreaterThan(5);
        assertThat(rules).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule)
                    .containsOnlyKeys(
                            rule.containsKey("for")
                                    ? List.of("alert", "expr", "for", "labels", "annotations")
                                    : List.of("alert", "expr", "labels", "annotations"));
            assertThat((String) rule.get("alert")).matches("Flashsale[A-Za-z]+");
            assertBalanced((String) rule.get("expr"));
            assertThat(rule.getOrDefault("for", "1m").toString()).matches("\\d+[smh]");
            assertThat(((Map<String, String>) rule.get("labels")).get("severity"))
                    .isIn("warning", "critical");
            assertThat((Map<String, String>) rule.get("annotations")).containsOnlyKeys("summary", "description");
        });
    }

    @Test
    void everyPanelOfTheDashboardHasAQuery() throws IOException {
        JsonObject dashboard;
        try (InputStream in = resource("grafana/flashsale-orders.json");
                JsonReader reader = Json.createReader(in)) {
            dashboard = reader.readObject();
        }
        List<JsonObject> panels = dashboard.getJsonArray("panels").getValuesAs(JsonObject.class);

        assertThat(panels).extracting(panel -> panel.getInt("id")).doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !panel.getString("type").equals("row"))
                .hasSizeGreaterThan(5)
                .allSatisfy(panel -> assertThat(panel.getJsonArray("targets").getValuesAs(JsonObject.class))
                        .isNotEmpty()
                        .allSatisfy(target -> assertBalanced(target.getString("expr"))));
    }

    private static void assertBalanced(String expression) {
        assertThat(expression).isNotBlank();
        for (String pair : List.of("()", "{}", "[]")) {
            assertThat(expression.chars().filter(c -> c == pair.charAt(0)).count())
                    .as(expression)
                    .isEqualTo(
                            expression.chars().filter(c -> c == pair.charAt(1)).count());
        }
    }

    private static InputStream resource(String name) {
        return AlertRulesTest.class.getClassLoader().getResourceAsStream(name);
    }
}
