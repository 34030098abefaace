package flashsale.order.web.sse;

import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

/** Looks after the open streams every second, from the start of the web module to its end. One task serves all streams. */
@WebListener
public class EventStreamsClock implements ServletContextListener {

    @Inject
    EventStreams streams;

    @Inject
    Scheduler scheduler;

    private ScheduledTask beats;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        beats = scheduler.scheduleWithFixedDelay(Duration.ofSeconds(1), streams::beat);
    }

    @Override
    public void contextDestroyed(ServletContextEvent stopped) {
        beats.cancel();
        streams.endAll();
    }
}
