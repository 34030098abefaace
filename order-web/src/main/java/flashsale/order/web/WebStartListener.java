package flashsale.order.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Hears from the container that the web module is started. */
@WebListener
public class WebStartListener implements ServletContextListener {

    @Inject
    WebStart start;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        start.started();
    }
}
