package flashsale.order.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Servlet context listener that marks the web module as ready once the container has started it. */
@WebListener
public class WebReadinessListener implements ServletContextListener {

    @Inject
    WebReadiness readiness;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        readiness.markStarted();
    }
}
