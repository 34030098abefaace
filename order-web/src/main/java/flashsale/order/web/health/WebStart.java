package flashsale.order.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.health.Readiness;

/** Hears from the container that the web module is started. */
@WebListener
public class WebStart implements ServletContextListener {

    @Inject
    @Readiness
    WebReadiness readiness;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        readiness.started();
    }
}
