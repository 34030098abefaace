package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resource files with placeholders of the form <code>${name}</code>. */
public final class Template {
    private static final Pattern VALUE = Pattern.compile("\\$\\{([a-zA-Z.-]+)}");

    private Template() {}

    /** Returns the resource with values in place of its placeholders; a placeholder without a value is an error in the template. */
    public static String render(String resource, Map<String, ?> values) throws IOException {
        return VALUE.matcher(text(resource)).replaceAll(match -> {
            Object value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("No value for " + match.group() + " in " + resource);
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }

    /** Returns the text of the resource. */
    public static String text(String resource) throws IOException {
        try (InputStream in = Template.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
