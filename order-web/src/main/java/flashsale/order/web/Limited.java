package flashsale.order.web;

import flashsale.order.application.CallBudget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind of call of which a member may make only so many; of a class for all its calls that say nothing else. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Limited {

    CallBudget.Call value();
}
