package flashsale.order.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks after the open streams every second, from the start of the web module to its end. One task serves all streams. */
@WebListener
public class EventStreamsClock implements ServletContextListener {

    @Inject
    EventStreams streams;

    @Resource
    private ManagedScheduledExecutorService executor;

    private Future<?> beats;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        beats = executor.scheduleWithFixedDelay(streams::beat, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent stopped) {
        beats.cancel(false);
        streams.endAll();
    }
}
