package dev.heed.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.bind.annotation.RestController;

/// A controller for tests, there only in a server that it was handed to as a part: the scan passes it by.
@RestController
@Conditional(TrialController.Never.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface TrialController {
    final class Never implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return false;
        }
    }
}
