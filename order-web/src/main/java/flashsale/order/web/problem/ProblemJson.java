package flashsale.order.web.problem;

import flashsale.order.web.json.JsonText;
import jakarta.json.stream.JsonGenerator;

/** JSON of a problem in one language. */
final class ProblemJson {

    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    static byte[] of(Problem problem, Language language) {
        return JsonText.object(json -> write(problem, language, json));
    }

    private static void write(Problem problem, Language language, JsonGenerator json) {
        ProblemKind kind = problem.kind();
        json.write("type", kind.type())
                .write("title", kind.title(language))
                .write("status", problem.status())
                .write("detail", kind.detail(language));
        problem.traceId().ifPresent(id -> json.write("traceId", id.toString()));
        problem.opensAt().ifPresent(time -> json.write("opensAt", time.toString()));
        if (!problem.violations().isEmpty()) {
            json.writeStartArray("violations");
            problem.violations()
                    .forEach(violation -> json.writeStartObject()
                            .write("field", violation.field())
                            .write("message", language.text(violation))
                            .writeEnd());
            json.writeEnd();
        }
    }
}
