package flashsale.order.web.sse;

import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

/** Checks the open streams every second while the web module runs. One task serves all streams. */
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
