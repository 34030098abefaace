package flashsale.order.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Learns from the container that the web module has started. */
@WebListener
public class WebStartListener implements ServletContextListener {

    @Inject
    WebStart start;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        start.started();
    }
}
